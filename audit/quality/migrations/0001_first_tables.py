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
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Catalogue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('decided', 'Decided')], default='draft', max_length=7, verbose_name='State')),
                ('valid_from', models.DateField(null=True, unique=True, verbose_name='In force from')),
                ('drafted_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('source', models.CharField(max_length=120, verbose_name='Standard')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('state',), name='one_draft_of_quality_catalogue'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'draft'), ('valid_from__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state', 'decided'), ('valid_from__isnull', False)), _connector='OR'), name='quality_catalogue_decided_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(unique=True, verbose_name='Fiscal year')),
                ('state', models.CharField(choices=[('rating', 'Under way'), ('approved', 'Approved')], default='rating', max_length=8, verbose_name='State')),
                ('conclusion', models.TextField(blank=True, max_length=4000, verbose_name='Conclusion')),
                ('indicators', models.JSONField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='Digest')),
                ('opened_at', models.DateTimeField(default=governance.clock.now)),
                ('approved_at', models.DateTimeField(null=True, verbose_name='Approved')),
                ('version', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='audit_quality.catalogue')),
            ],
            options={
                'ordering': ['-fiscal_year'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('digest', ''), ('state', 'rating')), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('indicators__isnull', False), ('state', 'approved'), models.Q(('conclusion', ''), _negated=True), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='quality_approved_with_a_conclusion')],
            },
        ),
        migrations.CreateModel(
            name='Standard',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('domain', models.CharField(choices=[('purpose', 'Purpose of internal auditing'), ('ethics', 'Ethics and professionalism'), ('governing', 'Governing the internal audit function'), ('managing', 'Managing the internal audit function'), ('performing', 'Performing internal audit services')], max_length=10)),
                ('position', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=6)),
                ('text', models.CharField(max_length=300)),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standards', to='audit_quality.catalogue')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('catalogue', 'code'), name='standard_code_once'), models.UniqueConstraint(fields=('catalogue', 'position'), name='standard_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'To be rated'), ('rated', 'To be looked at by another auditor'), ('agreed', 'Looked at by another auditor')], default='open', max_length=6, verbose_name='State')),
                ('conformance', models.CharField(blank=True, choices=[('1_full', 'Conforms fully'), ('2_mostly', 'Conforms, with details to improve'), ('3_partly', 'Conforms in part'), ('4_not', 'Does not conform')], max_length=8, verbose_name='Conformance')),
                ('version', models.PositiveIntegerField(default=1)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='audit_quality.assessment')),
                ('standard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_quality.standard')),
            ],
            options={
                'ordering': ['standard__position'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'standard'), name='standard_rated_once_a_year'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('conformance', ''), _negated=True), _connector='OR'), name='rated_with_a_level')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(max_length=400, verbose_name='Measure')),
                ('due_on', models.DateField(verbose_name='Until')),
                ('set_at', models.DateTimeField(default=governance.clock.now)),
                ('done_on', models.DateField(null=True, verbose_name='Done on')),
                ('outcome', models.CharField(blank=True, max_length=1000, verbose_name='What was done')),
                ('version', models.PositiveIntegerField(default=1)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='audit_quality.item')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='In charge')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('done_on__isnull', True)), fields=['due_on'], name='quality_measure_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('done_on__isnull', True), models.Q(('outcome', ''), _negated=True), _connector='XOR'), name='measure_done_with_words')],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('conformance', models.CharField(choices=[('1_full', 'Conforms fully'), ('2_mostly', 'Conforms, with details to improve'), ('3_partly', 'Conforms in part'), ('4_not', 'Does not conform')], max_length=8, verbose_name='Conformance')),
                ('evidence', models.TextField(max_length=2000, verbose_name='Evidence')),
                ('link', models.CharField(blank=True, max_length=300, verbose_name='Where it stands')),
                ('gap', models.CharField(blank=True, max_length=1000, verbose_name='What is missing')),
                ('rated_at', models.DateTimeField(default=governance.clock.now)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='audit_quality.item')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Whose work the evidence shows')),
                ('rated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='quality_rating_number_once'), models.CheckConstraint(condition=models.Q(('owner', models.F('rated_by')), _negated=True), name='nobody_rates_their_own_work'), models.CheckConstraint(condition=models.Q(('conformance__in', ['1_full', '2_mostly']), models.Q(('gap', ''), _negated=True), _connector='OR'), name='quality_gap_with_words')],
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
                ('rating', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='audit_quality.rating')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agrees', models.BooleanField(verbose_name='Agrees')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='Note')),
                ('reviewed_at', models.DateTimeField(default=governance.clock.now)),
                ('rating', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='audit_quality.rating')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['reviewed_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('agrees', True), models.Q(('note', ''), _negated=True), _connector='OR'), name='not_agreed_with_words')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='catalogue',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='67afab7b8bd71f59b24f0a5cc0de197f5d99eed4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_dd895', table='audit_quality_catalogue', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='catalogue',
            trigger=pgtrigger.compiler.Trigger(name='quality_catalogue_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'decided' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d14753f14caee62ae4d19926734dec0b5bfa3328', operation='UPDATE OR DELETE', pgid='pgtrigger_quality_catalogue_is_final_cddd3', table='audit_quality_catalogue', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='52ff0fb9466b538b432c320404305327f20e8ad9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_306fd', table='audit_quality_assessment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.catalogue_id, NEW.opened_by_id, NEW.opened_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.catalogue_id, OLD.opened_by_id, OLD.opened_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='b32e87d30510dbc6ce6e6ad859c31ed72cb231fc', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b4226', table='audit_quality_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='quality_assessment_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'approved' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='ddbf6247718ec400d9b216c11a1bbd1390d8095f', operation='UPDATE OR DELETE', pgid='pgtrigger_quality_assessment_is_final_95a4e', table='audit_quality_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0bf195bd9245b603a6cef4807646598215950bc2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_2bbfd', table='audit_quality_measure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.what, NEW.owner_id, NEW.due_on, NEW.set_by_id, NEW.set_at) IS DISTINCT FROM ROW(OLD.item_id, OLD.what, OLD.owner_id, OLD.due_on, OLD.set_by_id, OLD.set_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a6b953e2e8c321b4e5c7b14206078623ab54a080', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_03b91', table='audit_quality_measure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c56e574c778d84425737293eb26fe6bce5ff58a5', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_78a5f', table='audit_quality_rating', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.number, NEW.conformance, NEW.owner_id, NEW.evidence, NEW.link, NEW.gap, NEW.rated_by_id, NEW.rated_at) IS DISTINCT FROM ROW(OLD.item_id, OLD.number, OLD.conformance, OLD.owner_id, OLD.evidence, OLD.link, OLD.gap, OLD.rated_by_id, OLD.rated_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='fc53980a3fdcd0e04f9684c90fbbf91752dc8647', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_f0ce6', table='audit_quality_rating', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='rated_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (SELECT 1 FROM audit_quality_item i JOIN audit_quality_assessment a ON a.id = i.assessment_id\n                WHERE i.id = NEW.item_id AND a.state = 'approved') THEN\n                RAISE EXCEPTION 'an approved assessment is final';\n            END IF;\n            RETURN NEW;\n        ", hash='1dd5931c1fc8d48693f98f8d8621f8fb0343d749', operation='INSERT', pgid='pgtrigger_rated_while_open_10a28', table='audit_quality_rating', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c999ddf09da61ca30223c36dfc01001efda0cd4f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c6beb', table='audit_quality_evidence', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.rating_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.rating_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ddc93a7e2becf03dfd6c574a29fdb88da8c8df83', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9bb90', table='audit_quality_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c054b672dbb74c8d6e0b5390dba79b6b8d2560e3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f6b08', table='audit_quality_review', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.rating_id, NEW.agrees, NEW.note, NEW.reviewed_by_id, NEW.reviewed_at) IS DISTINCT FROM ROW(OLD.rating_id, OLD.agrees, OLD.note, OLD.reviewed_by_id, OLD.reviewed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ff64d323259c96512af7bbbb5081f3ff32c9e7a8', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_1f562', table='audit_quality_review', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='looked_at_by_another', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (SELECT 1 FROM audit_quality_rating\n                WHERE id = NEW.rating_id AND NEW.reviewed_by_id IN (rated_by_id, owner_id)) THEN\n                RAISE EXCEPTION 'nobody looks at their own work';\n            END IF;\n            RETURN NEW;\n        ", hash='1eb9a30dc9a5cb3aa4b6dec9358a11715c7eb4d7', operation='INSERT', pgid='pgtrigger_looked_at_by_another_324d2', table='audit_quality_review', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standard',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c8c8ce8dfcca92ae68f2c087dc6ad0ffaa9c2b55', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d6026', table='audit_quality_standard', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standard',
            trigger=pgtrigger.compiler.Trigger(name='standard_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.catalogue_id ELSE NEW.catalogue_id END;\n            IF EXISTS (SELECT 1 FROM audit_quality_catalogue WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c7ccdc2afeb5494b735ae48e9aafb4e48ac8bbc2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_standard_is_final_7423c', table='audit_quality_standard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='fc34a24832757d9726556c235c98f7639c602a2f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_fcee4', table='audit_quality_item', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.assessment_id, NEW.standard_id) IS DISTINCT FROM ROW(OLD.assessment_id, OLD.standard_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='8dfb9b1be672357d975cb0a756c08e696a9e8605', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_cacce', table='audit_quality_item', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='quality_item_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END;\n            IF EXISTS (SELECT 1 FROM audit_quality_assessment WHERE id = owner AND state = 'approved') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='75651f710d2c918aeb86bab95f42c39de4c1930b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_quality_item_is_final_5f678', table='audit_quality_item', when='BEFORE')),
        ),
    ]
