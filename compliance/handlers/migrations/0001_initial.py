import django.contrib.postgres.constraints
import django.db.models.deletion
import governance.clock
import governance.organization.models
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compliance', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalDesignation',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('number', models.PositiveIntegerField(db_index=True, verbose_name='Number of the letter')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Waits for acceptance'), ('in_force', 'In force'), ('refused', 'Not confirmed'), ('ended', 'Ended')], default='proposed', max_length=9, verbose_name='State')),
                ('duties', models.CharField(max_length=300, verbose_name='Duties')),
                ('trained_on', models.DateField(verbose_name='Training finished')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(verbose_name='Until')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='Reason of the end')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical designation',
                'verbose_name_plural': 'historical designations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='IdentityOpening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Waits for consent'), ('consented', 'Consent given'), ('refused', 'Consent refused'), ('withdrawn', 'Withdrawn')], default='asked', max_length=9, verbose_name='State')),
                ('asked_at', models.DateTimeField(default=governance.clock.now)),
                ('sealed_reason', models.BinaryField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('until', models.DateTimeField(null=True)),
                ('first_opened_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identity_openings', to='compliance.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_at'],
                'indexes': [models.Index(fields=['case', '-asked_at'], name='handlers_id_case_id_59a35c_idx'), models.Index(fields=['state'], name='handlers_id_state_67ac3d_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', models.F('asked_by')), _negated=True), name='consent_by_a_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'consented'), _negated=True), models.Q(('decided_by__isnull', False), ('until__isnull', False)), _connector='OR'), name='consent_names_person_and_time'), models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('case', 'asked_by'), name='one_request_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Designation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Number of the letter')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Waits for acceptance'), ('in_force', 'In force'), ('refused', 'Not confirmed'), ('ended', 'Ended')], default='proposed', max_length=9, verbose_name='State')),
                ('duties', models.CharField(max_length=300, verbose_name='Duties')),
                ('trained_on', models.DateField(verbose_name='Training finished')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(verbose_name='Until')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='Reason of the end')),
                ('version', models.PositiveIntegerField(default=1)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='designations', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-valid_from', 'number'],
                'indexes': [models.Index(fields=['person', 'state'], name='handlers_de_person__cd93e4_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from'))), name='designation_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by', models.F('person')), _negated=True), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True)), name='designation_confirmed_by_a_third_person'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_force'), _negated=True), models.Q(('accepted_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='in_force_confirmed_and_accepted'), models.CheckConstraint(condition=models.Q(('trained_on__lte', models.F('valid_from'))), name='trained_before_designation'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ['proposed', 'confirmed', 'in_force'])), expressions=[('person', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='one_designation_at_a_time')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7910d7cfdf1daa6bd88c882a8dd4f9805da58a70', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_35cb6', table='handlers_designation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='identityopening',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0137a02a6d1073c1e07253b7b63932a193932944', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d2fd5', table='handlers_identityopening', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
