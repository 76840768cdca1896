import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DirectNotice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('sent_at', models.DateTimeField(verbose_name='Sent')),
                ('title', models.CharField(max_length=40, verbose_name='In one line')),
                ('text', models.CharField(max_length=400, verbose_name='Text')),
                ('read_by', models.DateField(verbose_name='To be read by')),
                ('answer_kind', models.CharField(choices=[('none', 'No answer is needed'), ('yes_no', 'Yes or no'), ('text', 'A few words')], default='none', max_length=6, verbose_name='Answer')),
                ('reminded_at', models.DateTimeField(null=True, verbose_name='Reminder sent')),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='direct_notices.directnotice')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Sending unit')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-sent_at', 'id'],
                'indexes': [models.Index(fields=['sender', '-sent_at', '-id'], name='notice_of_sender'), models.Index(fields=['-sent_at', '-id'], name='notice_sent'), models.Index(condition=models.Q(('reminded_at__isnull', True)), fields=['read_by'], name='notice_to_remind')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sent_at', models.DateTimeField()),
                ('read_by', models.DateField()),
                ('opened_at', models.DateTimeField(null=True, verbose_name='First opened')),
                ('answer', models.CharField(blank=True, max_length=100, verbose_name='Answer')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='Answered')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='direct_notices.directnotice')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='To')),
            ],
            options={
                'ordering': ['-sent_at', 'id'],
                'indexes': [models.Index(fields=['unit', '-sent_at', '-id'], name='receipt_of_unit'), models.Index(condition=models.Q(('block__isnull', False)), fields=['block', 'notice'], name='copy_of_block'), models.Index(condition=models.Q(('opened_at__isnull', True)), fields=['unit', 'read_by'], name='receipt_unread')],
                'constraints': [models.UniqueConstraint(fields=('notice', 'unit'), name='one_receipt_a_unit'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__gte', models.F('opened_at')), ('answered_by__isnull', False)), _connector='OR'), name='answered_after_opening'), models.CheckConstraint(condition=models.Q(('opened_at__isnull', True), ('opened_by__isnull', False), _connector='XOR'), name='opened_by_somebody')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directnotice',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6562d0a1d81daddf30d38fe881c627b15c1440fa', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_49816', table='direct_notices_directnotice', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directnotice',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.sender_id, NEW.sent_by_id, NEW.sent_at, NEW.title, NEW.text, NEW.read_by, NEW.answer_kind, NEW.corrects_id) IS DISTINCT FROM ROW(OLD.reference, OLD.sender_id, OLD.sent_by_id, OLD.sent_at, OLD.title, OLD.text, OLD.read_by, OLD.answer_kind, OLD.corrects_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d7329ee081e487190f0682c29f146e32f20c3f05', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_66b6b', table='direct_notices_directnotice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7aa88587db753bfbbafc769dc1456599bd154db8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_3037a', table='direct_notices_receipt', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='noted_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE'\n                OR ROW(NEW.notice_id, NEW.unit_id, NEW.block_id, NEW.sent_at, NEW.read_by)\n                    IS DISTINCT FROM ROW(OLD.notice_id, OLD.unit_id, OLD.block_id, OLD.sent_at, OLD.read_by)\n                OR (OLD.opened_at IS NOT NULL AND ROW(NEW.opened_at, NEW.opened_by_id)\n                    IS DISTINCT FROM ROW(OLD.opened_at, OLD.opened_by_id))\n                OR (OLD.answered_at IS NOT NULL AND ROW(NEW.answer, NEW.answered_at, NEW.answered_by_id)\n                    IS DISTINCT FROM ROW(OLD.answer, OLD.answered_at, OLD.answered_by_id)) THEN\n                RAISE EXCEPTION 'a receipt is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='7ea56c321c673320147e95030ae3905e86fe6fc2', operation='UPDATE OR DELETE', pgid='pgtrigger_noted_once_9baee', table='direct_notices_receipt', when='BEFORE')),
        ),
    ]
