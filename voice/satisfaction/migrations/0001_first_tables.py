import django.contrib.postgres.fields
import django.core.validators
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
        ('surveys', '0001_first_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rhythm', models.CharField(choices=[('half', 'January and July, at every office'), ('always', 'Without a break, by codes on mailed forms; a wave for each quarter')], max_length=6, verbose_name='When it is asked')),
                ('first_day', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(31)], verbose_name='First day of the month')),
                ('last_day', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(31)], verbose_name='Last day of the month')),
                ('typing_days', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(60)], verbose_name='Days for typing sheets afterwards')),
                ('version', models.PositiveIntegerField(default=1)),
                ('survey', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='schedule', to='surveys.survey')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='schedule_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='TypedSheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('state', models.CharField(choices=[('once', 'Typed once'), ('differs', 'The two entries differ')], default='once', max_length=7)),
                ('first', models.BinaryField()),
                ('second', models.BinaryField(null=True)),
                ('first_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('second_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='typed_sheets', to='surveys.wave')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['wave', 'state'], name='satisfactio_wave_id_aedf91_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('second__isnull', True), ('second_by__isnull', True), ('state', 'once')), models.Q(('second__isnull', False), ('second_by__isnull', False), ('state', 'differs')), _connector='OR'), name='differs_with_two_entries'), models.CheckConstraint(condition=models.Q(('second_by__isnull', True), models.Q(('second_by', models.F('first_by')), _negated=True), _connector='OR'), name='typed_by_two_people')],
            },
        ),
        migrations.CreateModel(
            name='WaveProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('dropped', 'Not held')], default='proposed', max_length=9, verbose_name='State')),
                ('title', models.CharField(max_length=60, verbose_name='Name of the wave')),
                ('opens_on', models.DateField(verbose_name='First day')),
                ('handed_until', models.DateField(verbose_name='Last day on which sheets are handed out')),
                ('closes_on', models.DateField(verbose_name='Last day for answers and for typing sheets')),
                ('offices', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='Why it is not held')),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='satisfaction.schedule')),
                ('wave', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='surveys.wave')),
            ],
            options={
                'ordering': ['-opens_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'proposed')), fields=['opens_on'], name='wave_proposed')],
                'constraints': [models.UniqueConstraint(fields=('schedule', 'opens_on'), name='proposed_once_a_period'), models.CheckConstraint(condition=models.Q(('handed_until__lte', models.F('closes_on')), ('opens_on__lte', models.F('handed_until'))), name='proposal_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), ('wave__isnull', False)), models.Q(models.Q(('state', 'confirmed'), _negated=True), ('wave__isnull', True)), _connector='OR'), name='confirmed_has_a_wave'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='dropped_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Handout',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('counter', 'Sheet handed out at the office'), ('notice', 'Code on the pension coverage letter (ねんきん定期便)'), ('claim', 'Code on a claim form')], max_length=20, verbose_name='Channel')),
                ('visitors', models.PositiveIntegerField(null=True, verbose_name='Visitors in these days')),
                ('handed_out', models.PositiveIntegerField(null=True, verbose_name='Sheets handed out or mailed')),
                ('noted_at', models.DateTimeField(null=True, verbose_name='Entered')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Office')),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handouts', to='surveys.wave')),
            ],
            options={
                'indexes': [models.Index(fields=['wave', 'block'], name='satisfactio_wave_id_56d085_idx'), models.Index(fields=['office', 'wave'], name='satisfactio_office__62a3ed_idx')],
                'constraints': [models.UniqueConstraint(fields=('wave', 'office', 'channel'), name='handout_once_a_channel', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('visitors__isnull', True), ('handed_out__lte', models.F('visitors')), _connector='OR'), name='handed_to_visitors')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handout',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1c035281875093f5b4502dca2a8fac77c5b3d6ae', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0243c', table='satisfaction_handout', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedule',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='be860ed65ee6f2e13dfff31e498895b0474378f9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b4d5b', table='satisfaction_schedule', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='typedsheet',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6959694dcbadfd4be46b060009c516feb99a3438', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_4274e', table='satisfaction_typedsheet', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waveproposal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='40402cd4b322f50363e16faedfb8391ff90bb780', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d10c0', table='satisfaction_waveproposal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
