import django.db.models.deletion
import governance.clock
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
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('corrective', 'Correction'), ('prevention', 'Prevention of recurrence'), ('disciplinary', 'Disciplinary measure')], max_length=12, verbose_name='Kind')),
                ('state', models.CharField(choices=[('proposed', 'Proposed to the unit'), ('objected', 'The unit has objections'), ('agreed', 'Being carried out'), ('reported', 'Reported as done'), ('done', 'Done, effect not checked yet'), ('worked', 'It worked'), ('not_worked', 'It did not work'), ('drop_asked', 'To be dropped'), ('dropped', 'Dropped')], default='proposed', max_length=10, verbose_name='State')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('text', models.TextField(verbose_name='What is to be done')),
                ('proposed_at', models.DateTimeField(default=governance.clock.now, verbose_name='Proposed')),
                ('due_on', models.DateField(verbose_name='To be done by')),
                ('objection', models.TextField(blank=True)),
                ('report', models.TextField(blank=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('review_note', models.TextField(blank=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('observation', models.TextField(blank=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('drop_reason', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box')),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='compliance.case')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drop_asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('follow_up_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='measures.measure')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit in charge')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['state', 'due_on'], name='measures_me_state_9279aa_idx'), models.Index(fields=['unit', 'state', 'due_on'], name='measures_me_unit_id_25c786_idx'), models.Index(fields=['case'], name='measures_me_case_id_b5f70b_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('kind', 'disciplinary'), ('unit__isnull', True)), models.Q(models.Q(('kind', 'disciplinary'), _negated=True), ('unit__isnull', False)), _connector='OR'), name='disciplinary_without_unit_and_with_case'), models.CheckConstraint(condition=models.Q(('accepted_by', models.F('reported_by')), _negated=True), name='done_accepted_by_another'), models.CheckConstraint(condition=models.Q(('checked_by', models.F('reported_by')), _negated=True), name='effect_checked_by_another'), models.CheckConstraint(condition=models.Q(('dropped_by', models.F('drop_asked_by')), _negated=True), name='dropped_by_two'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['worked', 'not_worked']), _negated=True), models.Q(('checked_at__isnull', False), models.Q(('observation', ''), _negated=True)), _connector='OR'), name='effect_with_observation'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('dropped_by__isnull', False), models.Q(('drop_reason', ''), _negated=True)), _connector='OR'), name='dropped_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalMeasure',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('corrective', 'Correction'), ('prevention', 'Prevention of recurrence'), ('disciplinary', 'Disciplinary measure')], max_length=12, verbose_name='Kind')),
                ('state', models.CharField(choices=[('proposed', 'Proposed to the unit'), ('objected', 'The unit has objections'), ('agreed', 'Being carried out'), ('reported', 'Reported as done'), ('done', 'Done, effect not checked yet'), ('worked', 'It worked'), ('not_worked', 'It did not work'), ('drop_asked', 'To be dropped'), ('dropped', 'Dropped')], default='proposed', max_length=10, verbose_name='State')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('text', models.TextField(verbose_name='What is to be done')),
                ('proposed_at', models.DateTimeField(default=governance.clock.now, verbose_name='Proposed')),
                ('due_on', models.DateField(verbose_name='To be done by')),
                ('objection', models.TextField(blank=True)),
                ('report', models.TextField(blank=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('review_note', models.TextField(blank=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('observation', models.TextField(blank=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('drop_reason', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('accepted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agreed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('box', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='vault.box')),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='compliance.case')),
                ('checked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drop_asked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dropped_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reported_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organization.unit', verbose_name='Unit in charge')),
                ('follow_up_of', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='measures.measure')),
            ],
            options={
                'verbose_name': 'historical measure',
                'verbose_name_plural': 'historical measures',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='dd426bf47852bbfd0eba4d4d9ffa54ec59d97f8e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e4621', table='measures_measure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
