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
        ('audit_auditors', '0001_first_tables'),
        ('audit_engagements', '0002_independence'),
        ('organization', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnualPlan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Waits for the president'), ('approved', 'Approved'), ('replaced', 'Replaced by a later version')], default='draft', max_length=9, verbose_name='State')),
                ('policy', models.TextField(max_length=4000, verbose_name='Policy of the year')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='Why it is changed')),
                ('cycle_years', models.PositiveSmallIntegerField(default=5, verbose_name='Every unit is audited at least once in so many years')),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='Digest')),
                ('returned_because', models.CharField(blank=True, max_length=400, verbose_name='Why it was returned')),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_digest', models.CharField(blank=True, max_length=64)),
                ('version', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-fiscal_year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'number'), name='audit_plan_version_once'), models.UniqueConstraint(condition=models.Q(('state', 'approved')), fields=('fiscal_year',), name='one_approved_audit_plan_a_year'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted'])), fields=('fiscal_year',), name='one_open_audit_plan_a_year'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='audit_plan_changed_with_a_reason'), models.CheckConstraint(condition=models.Q(('cycle_years__gte', 1), ('cycle_years__lte', 20)), name='audit_plan_cycle'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('digest', ''), _negated=True), _connector='OR'), name='audit_plan_submitted_with_digest'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('state__in', ['draft', 'submitted'])), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('approved_digest', models.F('digest')), ('state__in', ['approved', 'replaced'])), _connector='OR'), name='audit_plan_approved_with_name'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('made_by')), _negated=True), _connector='OR'), name='audit_plan_approved_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('origin', models.UUIDField(default=uuid.uuid4)),
                ('kind', models.CharField(choices=[('headquarters', 'Headquarters audit'), ('block', 'Block audit'), ('office', 'Office audit'), ('system', 'System audit'), ('privacy', 'Privacy audit'), ('theme', 'Theme audit'), ('follow_up', 'Follow-up audit'), ('external', 'External audit')], max_length=12, verbose_name='Kind')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('purpose', models.TextField(max_length=4000, verbose_name='Purpose and scope')),
                ('announced', models.BooleanField(default=False, verbose_name='Announced beforehand')),
                ('quarter', models.PositiveSmallIntegerField(choices=[(1, 'April to June'), (2, 'July to September'), (3, 'October to December'), (4, 'January to March')], null=True, verbose_name='Quarter')),
                ('first_day', models.DateField(verbose_name='Not before')),
                ('last_day', models.DateField(verbose_name='Not after')),
                ('auditor_days', models.PositiveSmallIntegerField(verbose_name='Auditor days')),
                ('team_size', models.PositiveSmallIntegerField(default=2, verbose_name='Auditors in the team')),
                ('matters', models.PositiveSmallIntegerField(default=3, verbose_name='Importance (1 to 5)')),
                ('engagement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan_lines', to='audit_engagements.engagement')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='audit_planning.annualplan')),
            ],
            options={
                'ordering': ['first_day', 'title', 'id'],
                'indexes': [models.Index(fields=['plan', 'first_day'], name='line_of_plan')],
                'constraints': [models.UniqueConstraint(fields=('plan', 'origin'), name='line_once_in_a_version'), models.UniqueConstraint(fields=('plan', 'engagement'), name='line_of_one_engagement'), models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='line_days_in_order'), models.CheckConstraint(condition=models.Q(('auditor_days__gte', 1), ('team_size__gte', 1)), name='line_with_auditors'), models.CheckConstraint(condition=models.Q(('matters__gte', 1), ('matters__lte', 5)), name='line_importance')],
            },
        ),
        migrations.CreateModel(
            name='LineSkill',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('skill', models.CharField(choices=[('auditing', 'Audit methods'), ('practice', 'Pension practice'), ('accounting', 'Accounting and cash'), ('data', 'Data analysis'), ('systems', 'Information systems'), ('privacy', 'Protection of personal information'), ('procurement', 'Contracts and procurement'), ('interviews', 'Interviews and writing')], max_length=11, verbose_name='Skill')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Learns it'), (2, 'Does it with help'), (3, 'Does it alone'), (4, 'Teaches it')], verbose_name='Level')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to='audit_planning.line')),
            ],
            options={
                'ordering': ['skill'],
                'constraints': [models.UniqueConstraint(fields=('line', 'skill'), name='line_skill_once')],
            },
        ),
        migrations.CreateModel(
            name='LineTarget',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('hidden', models.BooleanField(default=False)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='audit_planning.line')),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_auditors.process')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['unit'], name='line_target_of_unit')],
                'constraints': [models.UniqueConstraint(fields=('line', 'unit'), name='line_unit_once'), models.UniqueConstraint(fields=('line', 'process'), name='line_process_once'), models.CheckConstraint(condition=models.Q(('unit__isnull', False), ('process__isnull', False), _connector='XOR'), name='line_target_of_one')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('input_digest', models.CharField(max_length=64, verbose_name='Digest')),
                ('placed', models.JSONField()),
                ('unmet', models.JSONField()),
                ('is_best', models.BooleanField(verbose_name='Nothing better is possible')),
                ('solver', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField(default=governance.clock.now, verbose_name='Proposed on')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='audit_planning.annualplan')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
                'indexes': [models.Index(fields=['plan', '-made_at'], name='proposal_of_plan')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annualplan',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e11341ffea8a863cc68c77db411863a7b171fbd1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7b3b5', table='audit_planning_annualplan', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annualplan',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.number, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.number, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='7d7520a5fef9197325fedced64c84cce7f54572e', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_065c7', table='audit_planning_annualplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annualplan',
            trigger=pgtrigger.compiler.Trigger(name='approved_as_submitted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'draft' THEN\n                    RAISE EXCEPTION 'a plan begins as a draft';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RAISE EXCEPTION 'a plan is never removed';\n            END IF;\n            IF OLD.state <> 'draft' AND NEW.state <> 'draft'\n                AND ROW(NEW.policy, NEW.reason, NEW.cycle_years, NEW.digest) IS DISTINCT FROM\n                    ROW(OLD.policy, OLD.reason, OLD.cycle_years, OLD.digest) THEN\n                RAISE EXCEPTION 'what was submitted is not changed';\n            END IF;\n            IF OLD.state IN ('approved', 'replaced') AND ROW(NEW.approved_by_id, NEW.approved_at, NEW.approved_digest)\n                IS DISTINCT FROM ROW(OLD.approved_by_id, OLD.approved_at, OLD.approved_digest) THEN\n                RAISE EXCEPTION 'an approval is final';\n            END IF;\n            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN\n                ('draft>submitted', 'submitted>draft', 'submitted>approved', 'approved>replaced') THEN\n                RAISE EXCEPTION 'a plan does not go from % to %', OLD.state, NEW.state;\n            END IF;\n            IF NEW.state = 'approved' AND OLD.state = 'submitted' AND (\n                NEW.approved_digest <> OLD.digest OR NOT EXISTS (\n                    SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id\n                    WHERE r.person_id = NEW.approved_by_id AND r.role = 'president' AND r.state = 'confirmed' AND p.is_active\n                    AND r.valid_from <= (NEW.approved_at AT TIME ZONE 'Asia/Tokyo')::date\n                    AND (r.valid_to IS NULL OR r.valid_to >= (NEW.approved_at AT TIME ZONE 'Asia/Tokyo')::date))\n            ) THEN\n                RAISE EXCEPTION 'the president approves what was submitted';\n            END IF;\n            RETURN NEW;\n        ", hash='af656c2f877926eccdfb45064f26550e4c62f3ed', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_approved_as_submitted_35cae', table='audit_planning_annualplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='fcc48504d9e0606970d6d1800d2dcc9e124aa1b3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5db8f', table='audit_planning_line', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='only_in_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            IF TG_OP = 'UPDATE' THEN\n                IF (NEW.engagement_id IS DISTINCT FROM OLD.engagement_id) AND to_jsonb(NEW) - 'engagement_id' = to_jsonb(OLD) - 'engagement_id' THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            IF TG_OP = 'INSERT' THEN owner := NEW.plan_id; ELSE owner := OLD.plan_id; END IF;\n            IF NOT EXISTS (SELECT 1 FROM audit_planning_annualplan WHERE id = owner AND state = 'draft') THEN\n                RAISE EXCEPTION 'a plan is changed only while it is a draft';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='a0baeb1e3239965d98e2b3e8429b4cb7f0877754', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_a_draft_54a77', table='audit_planning_line', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lineskill',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c05e8d86a3889b85e92aea2fa9b976dcc9ceeaef', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_712cd', table='audit_planning_lineskill', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lineskill',
            trigger=pgtrigger.compiler.Trigger(name='only_in_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            IF TG_OP = 'UPDATE' THEN\n                IF (false) AND to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            IF TG_OP = 'INSERT' THEN owner := (SELECT plan_id FROM audit_planning_line WHERE id = NEW.line_id); ELSE owner := (SELECT plan_id FROM audit_planning_line WHERE id = OLD.line_id); END IF;\n            IF NOT EXISTS (SELECT 1 FROM audit_planning_annualplan WHERE id = owner AND state = 'draft') THEN\n                RAISE EXCEPTION 'a plan is changed only while it is a draft';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='27c5732351a86b627bd13b43e37ebe00bcc8973d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_a_draft_cc939', table='audit_planning_lineskill', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='linetarget',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='82f5f28cb67508008b5e691f29199df617bb6aff', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_22772', table='audit_planning_linetarget', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='linetarget',
            trigger=pgtrigger.compiler.Trigger(name='only_in_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            IF TG_OP = 'UPDATE' THEN\n                IF (false) AND to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            IF TG_OP = 'INSERT' THEN owner := (SELECT plan_id FROM audit_planning_line WHERE id = NEW.line_id); ELSE owner := (SELECT plan_id FROM audit_planning_line WHERE id = OLD.line_id); END IF;\n            IF NOT EXISTS (SELECT 1 FROM audit_planning_annualplan WHERE id = owner AND state = 'draft') THEN\n                RAISE EXCEPTION 'a plan is changed only while it is a draft';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e524dd569fd9431f9854edb15206bb567c0bebc8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_a_draft_60f66', table='audit_planning_linetarget', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0f2c233f15c3a3d4385cf279d92afe3176bf12e7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b5124', table='audit_planning_proposal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.plan_id, NEW.input_digest, NEW.placed, NEW.unmet, NEW.is_best, NEW.solver, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.plan_id, OLD.input_digest, OLD.placed, OLD.unmet, OLD.is_best, OLD.solver, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2ab3a17dd27be3b1a362cb18a76a60416bbc49f3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_3e9df', table='audit_planning_proposal', when='BEFORE')),
        ),
    ]
