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
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('decided', 'Decided')], default='draft', max_length=7, verbose_name='State')),
                ('correct_days', models.PositiveSmallIntegerField(default=14, verbose_name='Days in which a defect is put right')),
                ('valid_from', models.DateField(null=True, unique=True, verbose_name='In force from')),
                ('drafted_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('state',), name='one_draft_of_workspace_set'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'draft'), ('valid_from__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state', 'decided'), ('valid_from__isnull', False)), _connector='OR'), name='workspace_set_decided_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('group', models.CharField(choices=[('desks', 'Desks'), ('cabinets', 'Cabinets and keys'), ('screens', 'Screens and terminals'), ('disposal', 'Shredders and waste'), ('boards', 'Whiteboards and notices'), ('visitors', 'Visitors and entrances'), ('media', 'Mobile media and devices')], max_length=8)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='privacy_workspace.criteriaset')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('criteria_set', 'position'), name='workspace_criterion_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('quarter', models.PositiveSmallIntegerField(verbose_name='Quarter')),
                ('state', models.CharField(choices=[('open', 'Round is open'), ('closed', 'Round is over')], default='open', max_length=6, verbose_name='State')),
                ('opened_on', models.DateField(verbose_name='Opened')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('closed_on', models.DateField(null=True, verbose_name='Closed on')),
                ('version', models.PositiveIntegerField(default=1)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='privacy_workspace.criteriaset')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-fiscal_year', '-quarter'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'quarter'), name='one_round_a_quarter'), models.CheckConstraint(condition=models.Q(('quarter__gte', 1), ('quarter__lte', 4)), name='four_quarters'), models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('opened_on'))), name='workspace_round_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state', 'open')), models.Q(('closed_on__isnull', False), ('state', 'closed')), _connector='OR'), name='workspace_round_closed_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('self', 'Self-check'), ('visit', 'Visit of headquarters')], max_length=5, verbose_name='Kind')),
                ('state', models.CharField(choices=[('open', 'To be filled in'), ('handed_in', 'Check handed in'), ('cancelled', 'Cancelled'), ('missed', 'Not handed in when the round ended')], default='open', max_length=9, verbose_name='State')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('checked_on', models.DateField(null=True, verbose_name='Looked at on')),
                ('handed_in_at', models.DateTimeField(null=True, verbose_name='Handed in')),
                ('cancelled_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('reminded_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('handed_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inspector', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Inspector')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='privacy_workspace.round')),
            ],
            options={
                'ordering': ['-due_on', 'id'],
                'indexes': [models.Index(fields=['due_on', 'id'], name='check_by_due'), models.Index(fields=['unit', '-due_on'], name='check_of_unit'), models.Index(fields=['block', '-due_on'], name='check_of_block'), models.Index(condition=models.Q(('state', 'open')), fields=['due_on'], name='check_open'), models.Index(condition=models.Q(('kind', 'visit'), ('state', 'open')), fields=['inspector'], name='visit_of_inspector')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('round', 'unit', 'kind'), name='one_check_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('inspector__isnull', True), ('kind', 'self')), models.Q(('inspector__isnull', False), ('kind', 'visit')), _connector='OR'), name='a_visit_has_an_inspector'), models.CheckConstraint(condition=models.Q(models.Q(('checked_on__isnull', False), ('handed_in_at__isnull', False), ('handed_in_by__isnull', False), ('state', 'handed_in')), models.Q(models.Q(('state', 'handed_in'), _negated=True), ('handed_in_at__isnull', True)), _connector='OR'), name='check_handed_in_by_someone'), models.CheckConstraint(condition=models.Q(('kind', 'self'), ('state', 'cancelled'), _negated=True), name='only_visits_are_cancelled')],
            },
        ),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('commitment', models.CharField(max_length=64, verbose_name='Digest of the number')),
                ('sealed_seed', models.BinaryField()),
                ('percent', models.PositiveSmallIntegerField(verbose_name='Share drawn (%)')),
                ('committed_at', models.DateTimeField(default=governance.clock.now)),
                ('seed', models.CharField(blank=True, max_length=64, verbose_name='Number of the draw')),
                ('pool', models.JSONField(default=list)),
                ('units', models.JSONField(default=dict)),
                ('drawn_at', models.DateTimeField(null=True)),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draw', to='privacy_workspace.round')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 100)), name='drawn_share_is_a_share'), models.CheckConstraint(condition=models.Q(models.Q(('drawn_at__isnull', True), ('seed', '')), models.Q(models.Q(('seed', ''), _negated=True), ('drawn_at__isnull', False)), _connector='OR'), name='number_shown_when_drawn')],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_applicable', 'Not applicable')], max_length=14)),
                ('note', models.CharField(blank=True, max_length=400)),
                ('check_row', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='privacy_workspace.check')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy_workspace.criterion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('check_row', 'criterion'), name='one_mark_a_criterion'), models.CheckConstraint(condition=models.Q(('answer', 'yes'), models.Q(('note', ''), _negated=True), _connector='OR'), name='other_than_yes_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=40, verbose_name='Kind of declaration')),
                ('subject_key', models.CharField(max_length=80)),
                ('words', models.CharField(max_length=400, verbose_name='What was declared')),
                ('declared_on', models.DateField(verbose_name='Declared on')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('state', models.CharField(choices=[('drawn', 'To be verified'), ('done', 'Verified')], default='drawn', max_length=5, verbose_name='State')),
                ('result', models.CharField(blank=True, choices=[('confirmed', 'As declared'), ('contradicted', 'Not as declared'), ('unverifiable', 'Could not be verified')], max_length=12, verbose_name='Result')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='What was found')),
                ('verified_on', models.DateField(null=True, verbose_name='Verified on')),
                ('reminded_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to='privacy_workspace.draw')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verifier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Verifying unit')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['due_on', 'id'], name='verification_by_due'), models.Index(fields=['unit', 'state'], name='verification_of_unit'), models.Index(fields=['verifier', 'state'], name='verification_by_unit'), models.Index(condition=models.Q(('state', 'drawn')), fields=['due_on'], name='verification_open')],
                'constraints': [models.UniqueConstraint(fields=('draw', 'source', 'subject_key'), name='drawn_once'), models.CheckConstraint(condition=models.Q(('verifier', models.F('unit')), _negated=True), name='verified_by_another_unit'), models.CheckConstraint(condition=models.Q(models.Q(('result', ''), ('state', 'drawn'), ('verified_by__isnull', True), ('verified_on__isnull', True)), models.Q(('state', 'done'), ('verified_by__isnull', False), ('verified_on__isnull', False), models.Q(('result', ''), _negated=True), models.Q(('note', ''), _negated=True)), _connector='OR'), name='verified_with_a_result')],
            },
        ),
        migrations.CreateModel(
            name='Defect',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=400, verbose_name='What was seen')),
                ('state', models.CharField(choices=[('open', 'To be put right'), ('reported', 'Reported as put right'), ('closed', 'Closed')], default='open', max_length=8, verbose_name='State')),
                ('opened_on', models.DateField(verbose_name='Opened')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('report', models.TextField(blank=True, max_length=2000, verbose_name='What was done')),
                ('reported_at', models.DateTimeField(null=True, verbose_name='Reported')),
                ('returned_because', models.CharField(blank=True, max_length=400, verbose_name='Why it was returned')),
                ('returns', models.PositiveSmallIntegerField(default=0)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criterion', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy_workspace.criterion')),
                ('found_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='defects', to='privacy_workspace.check')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
                ('verification', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='defect', to='privacy_workspace.verification')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['due_on', 'id'], name='defect_by_due'), models.Index(fields=['unit', 'due_on'], name='defect_of_unit'), models.Index(fields=['block', 'due_on'], name='defect_of_block'), models.Index(condition=models.Q(('state', 'open')), fields=['due_on'], name='defect_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'closed'), _negated=True), fields=('unit', 'criterion'), name='one_open_defect_of_a_criterion'), models.CheckConstraint(condition=models.Q(models.Q(('criterion__isnull', False), ('found_in__isnull', False), ('verification__isnull', True)), models.Q(('criterion__isnull', True), ('found_in__isnull', True), ('verification__isnull', False)), _connector='OR'), name='defect_found_somewhere'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(models.Q(('report', ''), _negated=True), ('reported_at__isnull', False), ('reported_by__isnull', False)), _connector='OR'), name='defect_reported_with_words'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', True), ('closed_by__isnull', True)), _connector='OR'), name='defect_closed_by_someone'), models.CheckConstraint(condition=models.Q(('closed_by__isnull', True), models.Q(('closed_by', models.F('reported_by')), _negated=True), _connector='OR'), name='defect_closed_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sealed_name', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('check_row', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='privacy_workspace.check')),
                ('criterion', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy_workspace.criterion')),
                ('defect', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='privacy_workspace.defect')),
                ('verification', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='privacy_workspace.verification')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('check_row__isnull', False), ('defect__isnull', True), ('verification__isnull', True)), models.Q(('check_row__isnull', True), ('criterion__isnull', True), ('defect__isnull', False), ('verification__isnull', True)), models.Q(('check_row__isnull', True), ('criterion__isnull', True), ('defect__isnull', True), ('verification__isnull', False)), _connector='OR'), name='photo_of_one_thing')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaset',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='607f0633fe84d3705bc0a25599503b0e5bc9fd87', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_3e525', table='privacy_workspace_criteriaset', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaset',
            trigger=pgtrigger.compiler.Trigger(name='workspace_set_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'decided' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='b671bfc0e6d8a8a7c806037f0f4220e5044de16e', operation='UPDATE OR DELETE', pgid='pgtrigger_workspace_set_is_final_23dfc', table='privacy_workspace_criteriaset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='14fd6cc1134844216fe8aadfab84db118339fd40', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_16bc9', table='privacy_workspace_criterion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='workspace_criterion_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.criteria_set_id ELSE NEW.criteria_set_id END;\n            IF EXISTS (SELECT 1 FROM privacy_workspace_criteriaset WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='9fe8bf02d1836c4463651e363656b3a3540de41d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_workspace_criterion_is_final_33f1e', table='privacy_workspace_criterion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mark',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6a1a3e81140c34042db3ed3ca7a899dd974457f0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_062f7', table='privacy_workspace_mark', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mark',
            trigger=pgtrigger.compiler.Trigger(name='check_mark_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.check_row_id ELSE NEW.check_row_id END;\n            IF EXISTS (SELECT 1 FROM privacy_workspace_check WHERE id = owner AND state = 'handed_in') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='1ce4b96985a93bc2485cdf6fdecccb4944a4310d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_check_mark_is_final_4eefe', table='privacy_workspace_mark', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3c49576906064e2d094d113b74a686b842e78b55', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8294b', table='privacy_workspace_round', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.quarter, NEW.criteria_set_id, NEW.opened_on, NEW.due_on, NEW.opened_by_id) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.quarter, OLD.criteria_set_id, OLD.opened_on, OLD.due_on, OLD.opened_by_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='eb777613c639c35a650ebbae266912f0de1f3e4c', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ff370', table='privacy_workspace_round', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='caeb6659c325b8b61b68819f42e5f2097eeb0514', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_afae1', table='privacy_workspace_draw', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.round_id, NEW.commitment, NEW.sealed_seed, NEW.percent, NEW.committed_at) IS DISTINCT FROM ROW(OLD.round_id, OLD.commitment, OLD.sealed_seed, OLD.percent, OLD.committed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='196cc477d6a7c6bc17aa85873491f2f26d6b885c', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_19b34', table='privacy_workspace_draw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='draw_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."drawn_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c30ea13f8f5bd3454be060d94f491e2fb7f96e96', operation='UPDATE', pgid='pgtrigger_draw_is_final_d3cc2', table='privacy_workspace_draw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c064270ae75c527436c81d893b164b3944d4eadd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_76c73', table='privacy_workspace_check', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.round_id, NEW.kind, NEW.unit_id, NEW.block_id) IS DISTINCT FROM ROW(OLD.round_id, OLD.kind, OLD.unit_id, OLD.block_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='32383c5287508a54bde5973bc2256b41a769112f', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9cea0', table='privacy_workspace_check', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='check_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'handed_in' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='0689f0a3822c20e67da82d34070a2b4907aade35', operation='UPDATE OR DELETE', pgid='pgtrigger_check_is_final_efd3d', table='privacy_workspace_check', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verification',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='51e933db9dc4abc3d2cd8a8ca052a1a4cf865769', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bec36', table='privacy_workspace_verification', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verification',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.draw_id, NEW.source, NEW.subject_key, NEW.unit_id, NEW.block_id, NEW.words, NEW.declared_on, NEW.verifier_id) IS DISTINCT FROM ROW(OLD.draw_id, OLD.source, OLD.subject_key, OLD.unit_id, OLD.block_id, OLD.words, OLD.declared_on, OLD.verifier_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='378397e45525b0022e10ac663e125785821b2e32', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_3c98b', table='privacy_workspace_verification', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verification',
            trigger=pgtrigger.compiler.Trigger(name='verification_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'done' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='54327abeebca8fa10445ea00f41d59587e2e0484', operation='UPDATE OR DELETE', pgid='pgtrigger_verification_is_final_8197c', table='privacy_workspace_verification', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='photo',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f453c3bbef696e9270ba65e3401e81db2d880a2d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_04a64', table='privacy_workspace_photo', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='photo',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.check_row_id, NEW.criterion_id, NEW.defect_id, NEW.verification_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.check_row_id, OLD.criterion_id, OLD.defect_id, OLD.verification_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='376631b9f44618446c5f7cbe49fa625d65373e0a', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_86c88', table='privacy_workspace_photo', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='defect',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2159f4783b5d58ffb2e4681a063cb2ba3a71b9f8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_fc2a8', table='privacy_workspace_defect', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='defect',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.found_in_id, NEW.criterion_id, NEW.verification_id, NEW.unit_id, NEW.block_id, NEW.text, NEW.opened_on, NEW.due_on) IS DISTINCT FROM ROW(OLD.found_in_id, OLD.criterion_id, OLD.verification_id, OLD.unit_id, OLD.block_id, OLD.text, OLD.opened_on, OLD.due_on) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3aeef8c08a84db3c135d1c97864d44cafb476c31', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_6e309', table='privacy_workspace_defect', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='defect',
            trigger=pgtrigger.compiler.Trigger(name='defect_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'closed' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e417b91d52235f3238a2fda40444b240aa48a87e', operation='UPDATE OR DELETE', pgid='pgtrigger_defect_is_final_a4736', table='privacy_workspace_defect', when='BEFORE')),
        ),
    ]
