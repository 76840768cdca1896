import django.db.models.deletion
import governance.clock
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import voice.intake.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('voice', '0003_what_comes_to_headquarters'),
        ('voice_answers', '0002_rules_and_criteria'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('receipt', 'Receipt'), ('answer', 'Answer')], max_length=7)),
                ('message_id', models.CharField(default=voice.intake.models.new_message_id, max_length=200, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'Waits to be sent'), ('sent', 'Has been sent'), ('failed', 'Could not be sent'), ('bounced', 'Came back'), ('dropped', 'Settled in another way')], default='waiting', max_length=7, verbose_name='State')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_attempt_at', models.DateTimeField(default=governance.clock.now)),
                ('created_at', models.DateTimeField(default=governance.clock.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='What was done')),
                ('version', models.PositiveIntegerField(default=1)),
                ('reply', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice_answers.reply')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outgoing_mails', to='voice.voice')),
            ],
            options={
                'ordering': ['created_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_attempt_at'], name='mail_to_send'), models.Index(condition=models.Q(('state__in', ['failed', 'bounced'])), fields=['created_at'], name='mail_not_arrived')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('purpose', 'receipt')), fields=('voice',), name='one_receipt_mail'), models.CheckConstraint(condition=models.Q(('purpose', 'receipt'), ('reply__isnull', False), _connector='XOR'), name='answer_by_a_reply')],
            },
        ),
        migrations.CreateModel(
            name='IncomingMail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('taken', 'Became a voice'), ('added', 'Added to a voice'), ('aside', 'Set aside'), ('look', 'To be looked at'), ('settled', 'Looked at')], max_length=7, verbose_name='State')),
                ('reason', models.CharField(blank=True, choices=[('', '–'), ('bounce', 'Our mail did not arrive'), ('automatic', 'Automatic mail'), ('twice', 'Came in before'), ('empty', 'Nothing in it'), ('files', 'Files that could not be accepted'), ('unreadable', 'Cannot be read'), ('too_large', 'Too large')], max_length=10, verbose_name='Reason')),
                ('mailbox', models.CharField(max_length=200)),
                ('validity', models.BigIntegerField()),
                ('uid', models.BigIntegerField()),
                ('message_digest', models.CharField(db_index=True, max_length=64)),
                ('sealed', models.BinaryField()),
                ('arrived_at', models.DateTimeField(default=governance.clock.now, verbose_name='Read from the mailbox')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='What was done')),
                ('settled_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='voice.voice')),
            ],
            options={
                'ordering': ['-arrived_at', 'id'],
                'indexes': [models.Index(fields=['-arrived_at', 'id'], name='mail_arrived'), models.Index(condition=models.Q(('state', 'look')), fields=['arrived_at'], name='mail_to_look_at')],
                'constraints': [models.UniqueConstraint(fields=('mailbox', 'validity', 'uid'), name='mail_met_once'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['taken', 'added']), ('voice__isnull', False)), models.Q(models.Q(('state__in', ['taken', 'added']), _negated=True), models.Q(('sealed', b''), _negated=True)), _connector='OR'), name='mail_kept_or_in_a_voice'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'settled'), _negated=True), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='mail_settled_by_somebody')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incomingmail',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f7e9dfa4f3cdabdfc644b0ff4c3c8aa8d001dddb', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9216f', table='voice_intake_incomingmail', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmail',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='074b9d4f9a0c1a5dd3bf1a9f0ec7d3f9920f3276', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b0a54', table='voice_intake_outgoingmail', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
