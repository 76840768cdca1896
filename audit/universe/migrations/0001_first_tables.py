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
        ('organization', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('points', models.SmallIntegerField(verbose_name='Points')),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('until', models.DateField(verbose_name='Until')),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400, verbose_name='Why it no longer holds')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_auditors.process', verbose_name='Process or system')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='judged_with_a_reason'), models.CheckConstraint(condition=models.Q(('unit__isnull', False), ('process__isnull', False), _connector='XOR'), name='judged_one_thing'), models.CheckConstraint(condition=models.Q(('points__gte', -40), ('points__lte', 40), models.Q(('points', 0), _negated=True)), name='judged_by_some_points'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_because', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_because', ''), _negated=True)), _connector='OR'), name='judgement_withdrawn_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Weighting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('state', models.CharField(choices=[('proposed', 'Waits for the president'), ('approved', 'Approved'), ('rejected', 'Not approved')], default='proposed', max_length=8, verbose_name='State')),
                ('weights', models.JSONField()),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('set_at', models.DateTimeField(default=governance.clock.now, verbose_name='Proposed on')),
                ('decided_at', models.DateTimeField(null=True)),
                ('remark', models.CharField(blank=True, max_length=400, verbose_name='Remark')),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='weighted_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='weighting_decided_with_name'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('set_by')), _negated=True), _connector='OR'), name='weighting_decided_by_another'), models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('state',), name='one_weighting_proposed')],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('edition', models.PositiveSmallIntegerField(verbose_name='Edition')),
                ('first', models.DateField(verbose_name='Figures from')),
                ('last', models.DateField(verbose_name='Figures to')),
                ('size', models.PositiveIntegerField(verbose_name='Units, processes, systems and contractors')),
                ('blind', models.JSONField()),
                ('sensitivity', models.JSONField()),
                ('digest', models.CharField(max_length=64, verbose_name='Digest')),
                ('made_at', models.DateTimeField(default=governance.clock.now, verbose_name='Assessed on')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('weighting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='audit_universe.weighting')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'edition'), name='assessed_edition_once')],
            },
        ),
        migrations.CreateModel(
            name='AssessedItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('headquarters', 'Headquarters'), ('division', 'Division'), ('block', 'Block headquarters'), ('office', 'Pension office'), ('process', 'Process'), ('system', 'System'), ('contractor', 'Contractor')], max_length=12, verbose_name='Kind')),
                ('code', models.CharField(max_length=20, verbose_name='Code')),
                ('name', models.CharField(max_length=120, verbose_name='Name')),
                ('rank', models.PositiveIntegerField(verbose_name='Rank')),
                ('score', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='Score')),
                ('figured', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='Score by the figures alone')),
                ('stays', models.PositiveSmallIntegerField(verbose_name='At the top with other weights (%)')),
                ('known', models.PositiveSmallIntegerField(verbose_name='Share of the weights that is known (%)')),
                ('is_silent', models.BooleanField(verbose_name='Reports nothing')),
                ('last_audited', models.DateField(null=True, verbose_name='Last audited')),
                ('lines', models.JSONField()),
                ('judgement', models.CharField(blank=True, max_length=420, verbose_name='Judgement')),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_auditors.process')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='audit_universe.assessment')),
            ],
            options={
                'ordering': ['rank'],
                'indexes': [models.Index(fields=['assessment', 'kind', 'rank'], name='assessed_by_kind')],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'rank'), name='assessed_rank_once'), models.CheckConstraint(condition=models.Q(('unit__isnull', True), ('process__isnull', True), _connector='OR'), name='assessed_unit_or_process')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assesseditem',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c13b6029b4f409e660ca553445fe18cb48ea9381', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b02c0', table='audit_universe_assesseditem', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assesseditem',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.assessment_id, NEW.kind, NEW.unit_id, NEW.process_id, NEW.code, NEW.name, NEW.rank, NEW.score, NEW.figured, NEW.stays, NEW.known, NEW.is_silent, NEW.last_audited, NEW.lines, NEW.judgement) IS DISTINCT FROM ROW(OLD.assessment_id, OLD.kind, OLD.unit_id, OLD.process_id, OLD.code, OLD.name, OLD.rank, OLD.score, OLD.figured, OLD.stays, OLD.known, OLD.is_silent, OLD.last_audited, OLD.lines, OLD.judgement) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='58b9c795b73271b750a9134ae885580eb5b54814', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_707ca', table='audit_universe_assesseditem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='08412ee429fe67702ddb7842900e0474909a4f53', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_923e3', table='audit_universe_judgement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.unit_id, NEW.process_id, NEW.points, NEW.reason, NEW.until, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.unit_id, OLD.process_id, OLD.points, OLD.reason, OLD.until, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2583f04beafb0cc0c7265eded40ed8601e3c9612', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_5aa4d', table='audit_universe_judgement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='weighting',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='30dad7910df27930da458fe1049f44b0e4e56a65', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ae51e', table='audit_universe_weighting', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='weighting',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.number, NEW.weights, NEW.reason, NEW.set_by_id, NEW.set_at) IS DISTINCT FROM ROW(OLD.number, OLD.weights, OLD.reason, OLD.set_by_id, OLD.set_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='9da21263d20d3602bb560fbafc89c33d930aaa0b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_733b7', table='audit_universe_weighting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='weighting',
            trigger=pgtrigger.compiler.Trigger(name='approved_by_the_president', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                RAISE EXCEPTION 'weights are never removed';\n            END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'proposed' THEN\n                    RAISE EXCEPTION 'weights begin as a proposal';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF OLD.state <> 'proposed' AND ROW(NEW.state, NEW.decided_by_id, NEW.decided_at, NEW.remark)\n                IS DISTINCT FROM ROW(OLD.state, OLD.decided_by_id, OLD.decided_at, OLD.remark) THEN\n                RAISE EXCEPTION 'what was decided stays decided';\n            END IF;\n            IF NEW.state <> OLD.state AND NOT EXISTS (\n                SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id\n                WHERE r.person_id = NEW.decided_by_id AND r.role = 'president' AND r.state = 'confirmed' AND p.is_active\n                AND r.valid_from <= (NEW.decided_at AT TIME ZONE 'Asia/Tokyo')::date\n                AND (r.valid_to IS NULL OR r.valid_to >= (NEW.decided_at AT TIME ZONE 'Asia/Tokyo')::date)\n            ) THEN\n                RAISE EXCEPTION 'only the president decides on weights';\n            END IF;\n            RETURN NEW;\n        ", hash='e69efb8ea5d7e3bf23ba40a4ff7419f59d052068', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_approved_by_the_president_cc29e', table='audit_universe_weighting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d98aee5d33750e5c3f8252fc55406777dd75e062', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_4a9df', table='audit_universe_assessment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='weighed_as_approved', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (SELECT 1 FROM audit_universe_weighting WHERE id = NEW.weighting_id AND state = 'approved') THEN\n                RAISE EXCEPTION 'assessed with approved weights only';\n            END IF;\n            RETURN NEW;\n        ", hash='9f4ba806b86a83d629ee1105dfd8a3d866e1f767', operation='INSERT', pgid='pgtrigger_weighed_as_approved_e8b2e', table='audit_universe_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.edition, NEW.weighting_id, NEW.first, NEW.last, NEW.size, NEW.blind, NEW.sensitivity, NEW.digest, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.edition, OLD.weighting_id, OLD.first, OLD.last, OLD.size, OLD.blind, OLD.sensitivity, OLD.digest, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c74c1900a16c3fb724c3621dea3a43b7f871d3ea', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_8f05a', table='audit_universe_assessment', when='BEFORE')),
        ),
    ]
