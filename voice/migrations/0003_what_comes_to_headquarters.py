import django.db.models.deletion
import governance.clock
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('voice', '0002_state_of_the_answer'),
    ]

    operations = [
        migrations.CreateModel(
            name='VoiceFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sealed_name', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='voice.voice')),
            ],
            options={
                'ordering': ['added_at', 'id'],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='voice',
            name='filed_is_filed',
        ),
        migrations.AddField(
            model_name='voice',
            name='answer_by',
            field=models.CharField(blank=True, choices=[('email', 'By e-mail'), ('letter', 'By letter')], max_length=6, verbose_name='Answer wanted'),
        ),
        migrations.AddField(
            model_name='voice',
            name='may_publish',
            field=models.BooleanField(null=True, verbose_name='Consent to publication'),
        ),
        migrations.AlterField(
            model_name='addition',
            name='author',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='voice',
            name='channel',
            field=models.CharField(choices=[('counter', 'At the counter'), ('phone', 'By phone'), ('letter', 'By letter'), ('visit', 'During a visit outside'), ('box', 'Opinion box'), ('other', 'Otherwise'), ('web', 'By the form on our pages'), ('email', 'By e-mail'), ('hqletter', 'Letter to the president')], max_length=8, verbose_name='How it came in'),
        ),
        migrations.AlterField(
            model_name='voice',
            name='filed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='voice',
            name='kind',
            field=models.CharField(choices=[('complaint', 'Complaint'), ('request', 'Request'), ('opinion', 'Opinion or proposal'), ('praise', 'Thanks or praise'), ('question', 'Inquiry'), ('unsorted', 'Not said')], max_length=10, verbose_name='Kind'),
        ),
        migrations.AlterField(
            model_name='voice',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('filed_by__isnull', False), ('unit__isnull', False)), models.Q(('channel__in', ('web', 'email', 'hqletter')), ('filed_by__isnull', False)), ('channel__in', ('web', 'email')), _connector='OR'), name='filed_by_somebody_for_a_unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voice',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.kind, NEW.channel, NEW.title, NEW.text, NEW.done, NEW.wants_answer, NEW.answer_by, NEW.may_publish, NEW.received_on, NEW.unit_id, NEW.block_id, NEW.filed_by_id, NEW.filed_at) IS DISTINCT FROM ROW(OLD.reference, OLD.kind, OLD.channel, OLD.title, OLD.text, OLD.done, OLD.wants_answer, OLD.answer_by, OLD.may_publish, OLD.received_on, OLD.unit_id, OLD.block_id, OLD.filed_by_id, OLD.filed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ea3d364f0ad793a4ff0e4505abe6ab68375ce190', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d2785', table='voice_voice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voicefile',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='4d4866fb59808562d7aeaeb95bc20045081b1f06', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f3390', table='voice_voicefile', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voicefile',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.voice_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.voice_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='4d5124b62f4e29cfb867d377adf99101a4cbcbba', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_db5fa', table='voice_voicefile', when='BEFORE')),
        ),
    ]
