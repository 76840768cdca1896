import django.contrib.postgres.constraints
import django.db.models.deletion
import governance.clock
import governance.organization.models
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
            name='Catalogue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('decided', 'Decided')], default='draft', max_length=7, verbose_name='State')),
                ('source', models.CharField(max_length=120, verbose_name='Standard')),
                ('valid_from', models.DateField(null=True, unique=True, verbose_name='In force from')),
                ('drafted_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('state',), name='one_draft_of_catalogue'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'draft'), ('valid_from__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state', 'decided'), ('valid_from__isnull', False)), _connector='OR'), name='catalogue_decided_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Designation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('designated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'ordering': ['-valid_from', 'id'],
                'indexes': [models.Index(fields=['unit', 'valid_to'], name='designation_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='privacy_staff_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('unit', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='designated_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(unique=True, verbose_name='Fiscal year')),
                ('state', models.CharField(choices=[('prepared', 'Prepared'), ('approved', 'Review approved')], default='prepared', max_length=8, verbose_name='State')),
                ('lines', models.JSONField()),
                ('lines_hash', models.CharField(max_length=64)),
                ('conclusion', models.TextField(blank=True, max_length=4000, verbose_name='Conclusion')),
                ('frozen_at', models.DateTimeField(default=governance.clock.now, verbose_name='As it stood on')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='Approved')),
                ('version', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-fiscal_year'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('state', 'prepared')), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('state', 'approved'), models.Q(('conclusion', ''), _negated=True)), _connector='OR'), name='review_approved_with_a_conclusion')],
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('group', models.CharField(choices=[('policy', 'Policy and leadership'), ('planning', 'Planning'), ('support', 'Support'), ('operation', 'Handling of personal information'), ('organizational', 'Safety measures: organization'), ('human', 'Safety measures: people'), ('physical', 'Safety measures: places and things'), ('technical', 'Safety measures: systems'), ('evaluation', 'Evaluation'), ('improvement', 'Improvement')], max_length=14)),
                ('position', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=8)),
                ('clause', models.CharField(max_length=40)),
                ('text', models.CharField(max_length=300)),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='privacy_promotion.catalogue')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('catalogue', 'code'), name='requirement_code_once'), models.UniqueConstraint(fields=('catalogue', 'position'), name='requirement_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=8, unique=True, verbose_name='Number')),
                ('is_current', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('not_begun', 'Not begun'), ('partly', 'Partly met'), ('done', 'Requirement met'), ('not_applicable', 'Does not apply')], default='not_begun', max_length=14, verbose_name='State')),
                ('gap', models.CharField(blank=True, max_length=1000, verbose_name='What is missing')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='Why it does not apply')),
                ('link', models.CharField(blank=True, max_length=300, verbose_name='Where it stands')),
                ('due_on', models.DateField(null=True, verbose_name='Due')),
                ('changed_on', models.DateField(null=True, verbose_name='Last reported')),
                ('reminded_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit in charge')),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy_promotion.requirement')),
            ],
            options={
                'ordering': ['code'],
                'indexes': [models.Index(condition=models.Q(('state__in', ['not_begun', 'partly'])), fields=['due_on'], name='item_open_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_applicable'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='not_applicable_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'partly'), _negated=True), models.Q(('gap', ''), _negated=True), _connector='OR'), name='partly_says_what_is_missing')],
            },
        ),
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('not_begun', 'Not begun'), ('partly', 'Partly met'), ('done', 'Requirement met'), ('not_applicable', 'Does not apply')], max_length=14)),
                ('gap', models.CharField(blank=True, max_length=1000)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('link', models.CharField(blank=True, max_length=300)),
                ('due_on', models.DateField(null=True)),
                ('reported_at', models.DateTimeField(default=governance.clock.now)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='privacy_promotion.item')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy_promotion.requirement')),
            ],
            options={
                'ordering': ['-reported_at', 'id'],
                'indexes': [models.Index(fields=['item', '-reported_at'], name='progress_of_item'), models.Index(condition=models.Q(('state', 'done')), fields=['reported_at'], name='progress_declared')],
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
                ('progress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='privacy_promotion.progress')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='catalogue',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='41c448b03228901fac0bc6dcb13614ef19a13206', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_96dad', table='privacy_promotion_catalogue', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='catalogue',
            trigger=pgtrigger.compiler.Trigger(name='catalogue_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'decided' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='ed2702a4f1d30a5fb53a4e0b21823886e4d7e5f1', operation='UPDATE OR DELETE', pgid='pgtrigger_catalogue_is_final_9e107', table='privacy_promotion_catalogue', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='caa1a51d315edbaa54b27c1409beb6577a23d47b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_94789', table='privacy_promotion_designation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designation',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.unit_id, NEW.person_id, NEW.valid_from, NEW.designated_by_id) IS DISTINCT FROM ROW(OLD.unit_id, OLD.person_id, OLD.valid_from, OLD.designated_by_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='26d7db0191f3d8a9a6cf45e68397b7159bc50340', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_cda19', table='privacy_promotion_designation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c42bfc2f5b675107065d3841574de0e7291d5057', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f9669', table='privacy_promotion_evidence', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.progress_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.progress_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='7bad8d9fa973e31a436e1f33f5df68fd4481e333', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_c2bf6', table='privacy_promotion_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requirement',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='08be40847d07a0925e977c3290f7081c830ce922', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_de7c0', table='privacy_promotion_requirement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requirement',
            trigger=pgtrigger.compiler.Trigger(name='requirement_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.catalogue_id ELSE NEW.catalogue_id END;\n            IF EXISTS (SELECT 1 FROM privacy_promotion_catalogue WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='156fb8c000f8be13d15732031f3e5fee11a4e2cd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_requirement_is_final_2a6d5', table='privacy_promotion_requirement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progress',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='988758b330680e816463a28a24a35518b02058b1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8a1fa', table='privacy_promotion_progress', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progress',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.requirement_id, NEW.state, NEW.gap, NEW.reason, NEW.link, NEW.due_on, NEW.reported_by_id) IS DISTINCT FROM ROW(OLD.item_id, OLD.requirement_id, OLD.state, OLD.gap, OLD.reason, OLD.link, OLD.due_on, OLD.reported_by_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='387d1128ab18a98fa146fa2d6d2fcf78902fbf0e', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ca6c5', table='privacy_promotion_progress', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='93dadf6ef4ca4a539949f7a4728ef8d9638cbd3c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8f5ca', table='privacy_promotion_item', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.code) IS DISTINCT FROM ROW(OLD.code) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='836735bf354c73ea5dba591de5256de7b5ba6848', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_c38af', table='privacy_promotion_item', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e38d0b09ba60093fd8c49ad6cfd19e14fa53a25f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_cf985', table='privacy_promotion_review', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='review_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'approved' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='11eb6155f3f60ee2edef75f80f1250daad323272', operation='UPDATE OR DELETE', pgid='pgtrigger_review_is_final_0a864', table='privacy_promotion_review', when='BEFORE')),
        ),
    ]
