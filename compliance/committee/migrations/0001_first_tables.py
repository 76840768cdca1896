import django.contrib.postgres.constraints
import django.core.validators
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
        ('compliance', '0004_list_indexes'),
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Number')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('convened', 'Convened'), ('held', 'Held, minutes not approved yet'), ('closed', 'Minutes approved'), ('cancelled', 'Cancelled')], default='planned', max_length=9, verbose_name='State')),
                ('starts_at', models.DateTimeField(verbose_name='Begins')),
                ('place', models.CharField(max_length=100, verbose_name='Place')),
                ('convened_at', models.DateTimeField(null=True)),
                ('held_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-starts_at', 'id'],
                'indexes': [models.Index(fields=['state', '-starts_at'], name='committee_m_state_37e345_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['held', 'closed']), _negated=True), ('held_at__isnull', False), _connector='OR'), name='held_with_the_moment'), models.CheckConstraint(condition=models.Q(('state', 'closed'), ('closed_at__isnull', True), _connector='XOR'), name='closed_meeting_moment')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('theme', models.CharField(choices=[('case', 'A case (redacted pack)'), ('overdue', 'Measures overdue'), ('causes', 'Causes that recur'), ('not_reported', 'Units that have not reported'), ('learning', 'Training and learning from cases'), ('rules', 'Rules and systems of the whole organization'), ('other', 'Another theme')], max_length=12, verbose_name='About')),
                ('state', models.CharField(choices=[('listed', 'Up for decision'), ('carried', 'Carried'), ('rejected', 'Rejected'), ('withdrawn', 'Taken off the agenda')], default='listed', max_length=9, verbose_name='State')),
                ('sealed', models.BinaryField()),
                ('casting', models.CharField(blank=True, choices=[('for', 'For'), ('against', 'Against'), ('abstain', 'Abstain')], max_length=7)),
                ('decided_at', models.DateTimeField(null=True)),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box')),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compliance.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='committee.meeting')),
            ],
            options={
                'verbose_name': 'Item of the agenda',
                'ordering': ['place', 'id'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'place'), name='one_item_per_place'), models.CheckConstraint(condition=models.Q(('theme', 'case'), ('case__isnull', True), _connector='XOR'), name='case_exactly_with_its_theme'), models.CheckConstraint(condition=models.Q(('state__in', ['carried', 'rejected']), ('decided_at__isnull', True), _connector='XOR'), name='decided_with_the_moment')],
            },
        ),
        migrations.CreateModel(
            name='Recusal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('related', 'Related to the case'), ('declared', 'Declared by the member'), ('noted', 'Noted by the chair or the secretariat')], max_length=8, verbose_name='Reason')),
                ('recorded_at', models.DateTimeField(default=governance.clock.now)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='committee.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['recorded_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'person'), name='recused_once')],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Number')),
                ('state', models.CharField(choices=[('adopted', 'Adopted, not given to the units yet'), ('in_progress', 'Being carried out by the units'), ('carried_out', 'Carried out, effect not tested yet'), ('worked', 'It worked'), ('not_worked', 'It did not work')], default='adopted', max_length=11, verbose_name='State')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('text', models.TextField(verbose_name='What is to be done')),
                ('due_on', models.DateField(verbose_name='To be reported by')),
                ('test_on', models.DateField(verbose_name='Effect is tested on')),
                ('test_method', models.TextField(verbose_name='How the effect is tested')),
                ('test_result', models.TextField(blank=True)),
                ('tested_on', models.DateField(null=True)),
                ('adopted_at', models.DateTimeField(default=governance.clock.now, verbose_name='Adopted')),
                ('started_at', models.DateTimeField(null=True)),
                ('carried_out_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('adopted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='committee.item')),
                ('tested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'indexes': [models.Index(fields=['state', 'due_on'], name='committee_r_state_2e2541_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('test_on__gt', models.F('due_on'))), name='tested_after_it_is_due'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['worked', 'not_worked']), _negated=True), models.Q(('tested_by__isnull', False), ('tested_on__isnull', False), models.Q(('test_result', ''), _negated=True)), _connector='OR'), name='worked_only_after_a_test'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['carried_out', 'worked', 'not_worked']), _negated=True), ('carried_out_at__isnull', False), _connector='OR'), name='carried_out_with_the_moment')],
            },
        ),
        migrations.CreateModel(
            name='UnitReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Not reported yet'), ('returned', 'Sent back'), ('reported', 'Reported'), ('excused', 'Does not apply to the unit')], default='asked', max_length=8, verbose_name='State')),
                ('text', models.TextField(blank=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('note', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('box', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='committee.resolution')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['unit__code', 'id'],
                'indexes': [models.Index(fields=['unit', 'state'], name='committee_u_unit_id_b6552b_idx'), models.Index(condition=models.Q(('state__in', ('asked', 'returned'))), fields=['resolution'], name='unit_owes_its_report')],
                'constraints': [models.UniqueConstraint(fields=('resolution', 'unit'), name='unit_concerned_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'reported'), _negated=True), models.Q(('reported_at__isnull', False), models.Q(('text', ''), _negated=True)), _connector='OR'), name='reported_in_words'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['returned', 'excused']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='returned_or_excused_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ballot', models.CharField(choices=[('for', 'For'), ('against', 'Against'), ('abstain', 'Abstain')], max_length=7, verbose_name='Vote')),
                ('cast_at', models.DateTimeField(default=governance.clock.now)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='committee.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['cast_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'person'), name='voted_once')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalMeeting',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('number', models.PositiveIntegerField(db_index=True, verbose_name='Number')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('convened', 'Convened'), ('held', 'Held, minutes not approved yet'), ('closed', 'Minutes approved'), ('cancelled', 'Cancelled')], default='planned', max_length=9, verbose_name='State')),
                ('starts_at', models.DateTimeField(verbose_name='Begins')),
                ('place', models.CharField(max_length=100, verbose_name='Place')),
                ('convened_at', models.DateTimeField(null=True)),
                ('held_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('box', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='vault.box')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('planned_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical meeting',
                'verbose_name_plural': 'historical meetings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalMembership',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('internal', 'From inside'), ('lawyer', 'Outside lawyer'), ('expert', 'Outside expert')], max_length=8, verbose_name='Kind')),
                ('chair', models.BooleanField(default=False, verbose_name='Chair')),
                ('valid_from', models.DateField(verbose_name='Term begins')),
                ('valid_to', models.DateField(verbose_name='Term ends')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('appointed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Person')),
            ],
            options={
                'verbose_name': 'historical membership',
                'verbose_name_plural': 'historical memberships',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalResolution',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('number', models.PositiveIntegerField(db_index=True, verbose_name='Number')),
                ('state', models.CharField(choices=[('adopted', 'Adopted, not given to the units yet'), ('in_progress', 'Being carried out by the units'), ('carried_out', 'Carried out, effect not tested yet'), ('worked', 'It worked'), ('not_worked', 'It did not work')], default='adopted', max_length=11, verbose_name='State')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('text', models.TextField(verbose_name='What is to be done')),
                ('due_on', models.DateField(verbose_name='To be reported by')),
                ('test_on', models.DateField(verbose_name='Effect is tested on')),
                ('test_method', models.TextField(verbose_name='How the effect is tested')),
                ('test_result', models.TextField(blank=True)),
                ('tested_on', models.DateField(null=True)),
                ('adopted_at', models.DateTimeField(default=governance.clock.now, verbose_name='Adopted')),
                ('started_at', models.DateTimeField(null=True)),
                ('carried_out_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('adopted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tested_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='committee.item')),
            ],
            options={
                'verbose_name': 'historical resolution',
                'verbose_name_plural': 'historical resolutions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('present', models.BooleanField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='committee.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='attended_once')],
            },
        ),
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committee.item')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='committee.meeting')),
            ],
            options={
                'ordering': ['written_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('internal', 'From inside'), ('lawyer', 'Outside lawyer'), ('expert', 'Outside expert')], max_length=8, verbose_name='Kind')),
                ('chair', models.BooleanField(default=False, verbose_name='Chair')),
                ('valid_from', models.DateField(verbose_name='Term begins')),
                ('valid_to', models.DateField(verbose_name='Term ends')),
                ('version', models.PositiveIntegerField(default=1)),
                ('appointed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Person')),
            ],
            options={
                'ordering': ['valid_from', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from'))), name='term_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='one_term_of_a_person_at_a_time'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('chair', True)), expressions=[('chair', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='one_chair_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='MinutesEdition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Edition')),
                ('sealed', models.BinaryField()),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='committee.meeting')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='one_edition_per_number')],
            },
        ),
        migrations.CreateModel(
            name='ItemMinutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.BinaryField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='committee.item')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='committee.minutesedition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'item'), name='one_part_per_item')],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('approved_at', models.DateTimeField(default=governance.clock.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='committee.minutesedition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'person'), name='approved_once')],
            },
        ),
        migrations.CreateModel(
            name='OrderedMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure_id', models.UUIDField(unique=True)),
                ('ordered_at', models.DateTimeField(default=governance.clock.now)),
                ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ordered', to='committee.resolution')),
            ],
            options={
                'ordering': ['ordered_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='QuorumRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('percent', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='Share of the members, in per cent')),
                ('more_than', models.BooleanField(verbose_name='More than this share, not just as many')),
                ('source', models.CharField(max_length=200, verbose_name='Source')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(null=True, verbose_name='Valid to')),
            ],
            options={
                'ordering': ['-valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 100)), name='quorum_is_a_share'), models.CheckConstraint(condition=models.Q(('more_than', True), ('percent', 100), _negated=True), name='quorum_can_be_reached'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='one_quorum_at_a_time')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quorumrule',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f4ad3203140c7dd0f0a94f03f159e6bde7904e5d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_884df', table='committee_quorumrule', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c48f96d1c06c358aa4c69a00c4253aafab14b601', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_2cb9c', table='committee_meeting', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='closed_is_closed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'closed\')', func="RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';", hash='dff8058f74ae63add54ab63bd7b62953b3a91fcc', operation='UPDATE OR DELETE', pgid='pgtrigger_closed_is_closed_853f6', table='committee_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='62c3fb3c0b48c998e4da8b9867542520ab35a66b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_10c7e', table='committee_item', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='locked_with_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (OLD.meeting_id) AND state = 'closed') THEN\n                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (NEW.meeting_id) AND state = 'closed') THEN\n                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='94a2ee45caef17a655fc09ce9c4e5aaf62b2612c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_locked_with_meeting_b1c85', table='committee_item', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='never_statutory', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."case_id" IS NOT NULL)', func="\n            IF EXISTS (SELECT 1 FROM compliance_case WHERE id = NEW.case_id AND track = 'statutory') THEN\n                RAISE EXCEPTION 'a statutory case is not put on the agenda' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='4d11803c182ba3e4c840726404978cd046f62480', operation='INSERT', pgid='pgtrigger_never_statutory_0a2ea', table='committee_item', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3726ce69737da9064208206eef4ec79c77aad27d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_84151', table='committee_attendance', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='locked_with_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (OLD.meeting_id) AND state = 'closed') THEN\n                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (NEW.meeting_id) AND state = 'closed') THEN\n                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='7c584c46b17fb0bf80f2955baa46961aca7a64c0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_locked_with_meeting_675f1', table='committee_attendance', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e92899127755b8ab2a9038915b45d3d99a9096db', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f5c30', table='committee_addendum', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='added_is_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'this row is only ever added' USING ERRCODE = 'check_violation';", hash='923fd57d99623376163527bfa82a092084b0d216', operation='UPDATE OR DELETE', pgid='pgtrigger_added_is_added_ecfaf', table='committee_addendum', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='cb5daa735c8095c353140b2dfbe60e0d4b436ad5', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0e229', table='committee_membership', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='minutesedition',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='bd044f6c9291c132ffc52db022e33a905151cfbd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a647a', table='committee_minutesedition', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='minutesedition',
            trigger=pgtrigger.compiler.Trigger(name='locked_with_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (OLD.meeting_id) AND state = 'closed') THEN\n                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (NEW.meeting_id) AND state = 'closed') THEN\n                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='ad00dcc4ee12fdc6cd707afbc9f6e81e329e0c5d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_locked_with_meeting_ce9ae', table='committee_minutesedition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='minutesedition',
            trigger=pgtrigger.compiler.Trigger(name='written_is_written', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'this row is only ever added' USING ERRCODE = 'check_violation';", hash='651a2102f818a486e0fbcaf754f90df9398c0e6c', operation='UPDATE OR DELETE', pgid='pgtrigger_written_is_written_0a3fa', table='committee_minutesedition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='itemminutes',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0e224ad19c2ae0ed11ff40e5d0aa8cca7519d72b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e3a0d', table='committee_itemminutes', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='itemminutes',
            trigger=pgtrigger.compiler.Trigger(name='locked_with_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_minutesedition WHERE id = OLD.edition_id) AND state = 'closed') THEN\n                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_minutesedition WHERE id = NEW.edition_id) AND state = 'closed') THEN\n                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='2d1806b0ccd235019745e7b929a0038d9648c3f1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_locked_with_meeting_eec83', table='committee_itemminutes', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='itemminutes',
            trigger=pgtrigger.compiler.Trigger(name='part_is_written', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'this row is only ever added' USING ERRCODE = 'check_violation';", hash='c204693246021ea4b80b5b85d6ce2c2b6eaf4dd5', operation='UPDATE OR DELETE', pgid='pgtrigger_part_is_written_f46be', table='committee_itemminutes', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approval',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1d4e2dd9560d7fec4028b5ad13ad85d9f7a8d49f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_69645', table='committee_approval', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approval',
            trigger=pgtrigger.compiler.Trigger(name='locked_with_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_minutesedition WHERE id = OLD.edition_id) AND state = 'closed') THEN\n                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_minutesedition WHERE id = NEW.edition_id) AND state = 'closed') THEN\n                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='1db75221bbb55da5ae62e631f4117b38320b8b94', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_locked_with_meeting_db09c', table='committee_approval', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approval',
            trigger=pgtrigger.compiler.Trigger(name='approved_is_approved', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'this row is only ever added' USING ERRCODE = 'check_violation';", hash='a2aa91f6c8641fc1994dea52ffa695d8f05f6250', operation='UPDATE OR DELETE', pgid='pgtrigger_approved_is_approved_60ca5', table='committee_approval', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recusal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2bc06fb7fdae15c72c396ef267b4f48c1e0251bd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_34bfc', table='committee_recusal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recusal',
            trigger=pgtrigger.compiler.Trigger(name='locked_with_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_item WHERE id = OLD.item_id) AND state = 'closed') THEN\n                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_item WHERE id = NEW.item_id) AND state = 'closed') THEN\n                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='3631930f6658cd68a24c3c11acf794b186564710', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_locked_with_meeting_8618a', table='committee_recusal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recusal',
            trigger=pgtrigger.compiler.Trigger(name='recused_is_recused', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'this row is only ever added' USING ERRCODE = 'check_violation';", hash='5112cdfefb4e8632528e1966c218557563526e2d', operation='UPDATE OR DELETE', pgid='pgtrigger_recused_is_recused_0296e', table='committee_recusal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resolution',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3623f3c1a2b6c581b036c4629d1b00324c59790d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_403ce', table='committee_resolution', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='orderedmeasure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='88c03b93c2e4139c9c71d1a24a98966bee9312aa', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_68eff', table='committee_orderedmeasure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitreport',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='edd518a8eb4cbf55b7b33f80d84b509d58ccc2ea', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7a201', table='committee_unitreport', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='9d1d598dd4272e52c71752735a87e96260cf48c1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_6ec71', table='committee_vote', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='locked_with_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_item WHERE id = OLD.item_id) AND state = 'closed') THEN\n                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = (SELECT meeting_id FROM committee_item WHERE id = NEW.item_id) AND state = 'closed') THEN\n                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='2002831ba1c5b0b534210e7b8dcb177d940cc9c4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_locked_with_meeting_80cfd', table='committee_vote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='cast_is_cast', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'this row is only ever added' USING ERRCODE = 'check_violation';", hash='94413fa3b4c2c40700876fb40eec9c1f3732667d', operation='UPDATE OR DELETE', pgid='pgtrigger_cast_is_cast_07598', table='committee_vote', when='BEFORE')),
        ),
    ]
