import django.db.models.deletion
import governance.clock
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
            name='CriteriaSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('decided', 'Decided')], default='draft', max_length=7, verbose_name='State')),
                ('contest_days', models.PositiveSmallIntegerField(default=14, verbose_name='Days in which the office may object')),
                ('correct_days', models.PositiveSmallIntegerField(default=60, verbose_name='Days in which the office puts a failing right')),
                ('valid_from', models.DateField(null=True, unique=True, verbose_name='In force from')),
                ('drafted_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('state',), name='one_draft_of_criteria'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'draft'), ('valid_from__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state', 'decided'), ('valid_from__isnull', False)), _connector='OR'), name='criteria_decided_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('group', models.CharField(choices=[('facilities', 'Facilities'), ('signs', 'Signs and notices on display'), ('waiting', 'Waiting time'), ('manners', 'Manners at the counter'), ('explaining', 'Explaining'), ('documents', 'Documents and forms')], max_length=10)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
                ('is_required', models.BooleanField(default=False)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='visits.criteriaset')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('criteria_set', 'position'), name='criterion_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('number', models.PositiveSmallIntegerField()),
                ('rule', models.CharField(choices=[('random', 'Drawn from all offices'), ('by_block', 'Drawn from each block by its number of offices'), ('chosen', 'Chosen')], max_length=8, verbose_name='Offices')),
                ('seed', models.CharField(max_length=40, verbose_name='Number of the draw')),
                ('pool', models.JSONField()),
                ('size', models.PositiveSmallIntegerField(verbose_name='Number of offices')),
                ('raters', models.JSONField()),
                ('second_percent', models.PositiveSmallIntegerField(verbose_name='Visits with a second rater (%)')),
                ('first_on', models.DateField(verbose_name='First day')),
                ('last_on', models.DateField(verbose_name='Last day')),
                ('planned_at', models.DateTimeField(default=governance.clock.now)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='visits.criteriaset')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-fiscal_year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'number'), name='round_number_once'), models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='round_days_in_order'), models.CheckConstraint(condition=models.Q(('second_percent__lte', 100)), name='second_raters_are_a_share')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('rated', 'All sheets handed in'), ('sent', 'Result sent'), ('final', 'Result final'), ('cancelled', 'Cancelled')], default='planned', max_length=9, verbose_name='State')),
                ('planned_on', models.DateField(verbose_name='Planned for')),
                ('cancelled_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('visited_on', models.DateField(null=True, verbose_name='Visited')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='Result sent on')),
                ('contest_until', models.DateField(null=True, verbose_name='Objections until')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Office')),
                ('repeats', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='visits.visit')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='visits.round')),
            ],
            options={
                'ordering': ['-planned_on', 'id'],
                'indexes': [models.Index(fields=['-visited_on', '-id'], name='visit_by_day'), models.Index(fields=['office', '-visited_on'], name='visit_of_office'), models.Index(fields=['block', '-visited_on'], name='visit_of_block'), models.Index(condition=models.Q(('state', 'sent')), fields=['contest_until'], name='visit_sent')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'cancelled']), ('visited_on__isnull', False), _connector='OR'), name='rated_after_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('contest_until__isnull', False), ('sent_at__isnull', False), ('state__in', ['sent', 'final'])), models.Q(('block__isnull', True), ('sent_at__isnull', True), ('state__in', ['planned', 'rated', 'cancelled'])), _connector='OR'), name='opened_when_sent')],
            },
        ),
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=2000, verbose_name='Objection')),
                ('contested_at', models.DateTimeField(default=governance.clock.now)),
                ('state', models.CharField(choices=[('open', 'Waits for a decision'), ('overturned', 'Granted'), ('upheld', 'Not granted')], default='open', max_length=10)),
                ('decision', models.TextField(blank=True, max_length=2000, verbose_name='Reason of the decision')),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('contested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='visits.criterion')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='visits.visit')),
            ],
            options={
                'ordering': ['contested_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['contested_at'], name='contest_open')],
                'constraints': [models.UniqueConstraint(fields=('visit', 'criterion'), name='contested_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('decision', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sealed_name', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='visits.contest')),
            ],
            options={
                'ordering': ['added_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='GroupRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('group', models.CharField(choices=[('facilities', 'Facilities'), ('signs', 'Signs and notices on display'), ('waiting', 'Waiting time'), ('manners', 'Manners at the counter'), ('explaining', 'Explaining'), ('documents', 'Documents and forms')], max_length=10)),
                ('percent', models.PositiveSmallIntegerField()),
                ('survey_code', models.CharField(blank=True, max_length=30)),
                ('question_code', models.CharField(blank=True, max_length=30)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_rules', to='visits.criteriaset')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('criteria_set', 'group'), name='one_rule_for_a_group'), models.CheckConstraint(condition=models.Q(('percent__lte', 100)), name='threshold_is_a_share')],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('open', 'Being filled in'), ('handed_in', 'Sheet handed in')], default='open', max_length=9)),
                ('visited_on', models.DateField(null=True)),
                ('handed_in_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('rater', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='visits.visit')),
            ],
            options={
                'ordering': ['place'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['rater'], name='sheet_open')],
                'constraints': [models.UniqueConstraint(fields=('visit', 'place'), name='sheet_place_once'), models.UniqueConstraint(fields=('visit', 'rater'), name='two_different_raters'), models.CheckConstraint(condition=models.Q(('place__in', [1, 2])), name='one_or_two_raters'), models.CheckConstraint(condition=models.Q(('state', 'handed_in'), models.Q(('visited_on__isnull', True), ('handed_in_at__isnull', True), _connector='OR'), _connector='XOR'), name='handed_in_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_observable', 'Could not be observed')], max_length=14)),
                ('note', models.CharField(blank=True, max_length=400)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='visits.criterion')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='visits.sheet')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sheet', 'criterion'), name='one_answer_a_criterion'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'not_observable'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='not_observable_needs_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'To be put right'), ('reported', 'Reported as put right'), ('confirmed', 'Confirmed by a visit'), ('not_met', 'Found not put right')], default='open', max_length=9, verbose_name='State')),
                ('opened_on', models.DateField(verbose_name='Opened')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('report', models.TextField(blank=True, max_length=2000, verbose_name='What was done')),
                ('reported_at', models.DateTimeField(null=True, verbose_name='Reported')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='visits.criterion')),
                ('checked_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='visits.visit')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='visits.visit')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['due_on', 'id'], name='correction_due'), models.Index(fields=['office', 'due_on'], name='correction_of_office'), models.Index(fields=['block', 'due_on'], name='correction_of_block')],
                'constraints': [models.UniqueConstraint(fields=('visit', 'criterion'), name='one_correction_an_item'), models.CheckConstraint(condition=models.Q(models.Q(('reported_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('report', ''), _negated=True), ('reported_at__isnull', False), ('reported_by__isnull', False)), _connector='OR'), name='correction_reported')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaset',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='61ff1dd8aabfc4588756d7bf2946d7f24963688b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_536e3', table='visits_criteriaset', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaset',
            trigger=pgtrigger.compiler.Trigger(name='decided_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'decided' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='a0096b8c8dbc45d356825c1c5ef3e427e251a31f', operation='UPDATE OR DELETE', pgid='pgtrigger_decided_is_final_0fa19', table='visits_criteriaset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2644cf5eae6ae81a4572a7829f8861b268c3511b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bb33c', table='visits_criterion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='criterion_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.criteria_set_id ELSE NEW.criteria_set_id END;\n            IF EXISTS (SELECT 1 FROM visits_criteriaset WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='7baabbffd33917bf8ca1a3ac6fd1a64388b9da7c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_criterion_is_final_2246d', table='visits_criterion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='53779319f49453b5022a8302024c4b54034ad30f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c350d', table='visits_evidence', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.contest_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.contest_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d79919ecdcd8188a04c46bc5b6df2f61d3a9116b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_c8550', table='visits_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grouprule',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a2c1d494ed04d7a0cfb6fb1ab920a12e32624d4d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9e8ed', table='visits_grouprule', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grouprule',
            trigger=pgtrigger.compiler.Trigger(name='rule_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.criteria_set_id ELSE NEW.criteria_set_id END;\n            IF EXISTS (SELECT 1 FROM visits_criteriaset WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='6fbff892f561041ce0c963ab8cc2995e4812b5e7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_rule_is_final_32a10', table='visits_grouprule', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='445e26dd7c420f31d8dae5604373d7ae1491b8bd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_cdbcf', table='visits_round', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.number, NEW.criteria_set_id, NEW.rule, NEW.seed, NEW.pool, NEW.size, NEW.raters, NEW.second_percent, NEW.first_on, NEW.last_on, NEW.planned_by_id, NEW.planned_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.number, OLD.criteria_set_id, OLD.rule, OLD.seed, OLD.pool, OLD.size, OLD.raters, OLD.second_percent, OLD.first_on, OLD.last_on, OLD.planned_by_id, OLD.planned_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='00c1946b730818df30603bf09da019c63785f758', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e0431', table='visits_round', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mark',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0775f6878d01ec884e12d8587b83cd0bc423309e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8af0c', table='visits_mark', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mark',
            trigger=pgtrigger.compiler.Trigger(name='mark_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.sheet_id ELSE NEW.sheet_id END;\n            IF EXISTS (SELECT 1 FROM visits_sheet WHERE id = owner AND state = 'handed_in') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c70cf412d468fe6689e3a7a677521a29ff380523', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_mark_is_final_82a23', table='visits_mark', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visit',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='01b5c56986b480251afd820917393cb122a5eb47', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_23170', table='visits_visit', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visit',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.round_id, NEW.repeats_id, NEW.office_id) IS DISTINCT FROM ROW(OLD.reference, OLD.round_id, OLD.repeats_id, OLD.office_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='86a523cb2edd00cc6c7a9441f721ec561dee314c', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ec643', table='visits_visit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visit',
            trigger=pgtrigger.compiler.Trigger(name='cancelled_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'cancelled' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4520765c931c1f3726545ddfc0ca261dc8fe54ff', operation='UPDATE OR DELETE', pgid='pgtrigger_cancelled_is_final_67a0b', table='visits_visit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sheet',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='56e245edcc6256d101f1f7bd6ed775e723431c93', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_52f9f', table='visits_sheet', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sheet',
            trigger=pgtrigger.compiler.Trigger(name='handed_in_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'handed_in' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e32ee7b1aee760e2cc35209d7f70a2e25a1e0fce', operation='UPDATE OR DELETE', pgid='pgtrigger_handed_in_is_final_816fb', table='visits_sheet', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='674903a47cd5119d44f6a8e5153c1b0473aa8a95', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_26865', table='visits_correction', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.visit_id, NEW.criterion_id, NEW.office_id, NEW.block_id, NEW.opened_on, NEW.due_on) IS DISTINCT FROM ROW(OLD.visit_id, OLD.criterion_id, OLD.office_id, OLD.block_id, OLD.opened_on, OLD.due_on) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='67fe31be64f573af0f4ef40a5669113706c739bb', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_1639b', table='visits_correction', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contest',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='02d608e30de57310fca2f9abaa2fb732156fce86', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9d541', table='visits_contest', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contest',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.visit_id, NEW.criterion_id, NEW.text, NEW.contested_by_id, NEW.contested_at) IS DISTINCT FROM ROW(OLD.visit_id, OLD.criterion_id, OLD.text, OLD.contested_by_id, OLD.contested_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='144750f8bc1542e71360424295f5cdfb1f6f4fae', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_97076', table='visits_contest', when='BEFORE')),
        ),
    ]
