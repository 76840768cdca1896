import django.contrib.postgres.fields
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
        ('audit_engagements', '0002_independence'),
        ('organization', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Manual',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('decided', 'Decided')], default='draft', max_length=7, verbose_name='State')),
                ('valid_from', models.DateField(null=True, unique=True, verbose_name='In force from')),
                ('drafted_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('state',), name='one_draft_of_audit_manual'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'draft'), ('valid_from__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state', 'decided'), ('valid_from__isnull', False)), _connector='OR'), name='audit_manual_decided_with_a_day'), models.CheckConstraint(condition=models.Q(('decided_by', models.F('drafted_by')), _negated=True), name='audit_manual_decided_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Chapter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Chapter')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('text', models.TextField(max_length=8000, verbose_name='Text')),
                ('manual', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chapters', to='audit_fieldwork.manual')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('manual', 'number'), name='audit_chapter_once')],
            },
        ),
        migrations.CreateModel(
            name='Procedure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('programme', models.CharField(choices=[('cash', 'Cash and vouchers'), ('seals', 'Seals and stamps'), ('forms', 'Applications and documents'), ('terminals', 'Terminals and rights'), ('keys', 'Keys and stores'), ('privacy', 'Personal information'), ('counter', 'Counter and telephone'), ('contracts', 'Contracts and contractors'), ('system', 'Systems')], max_length=9, verbose_name='Programme')),
                ('code', models.CharField(max_length=10, verbose_name='Code')),
                ('title', models.CharField(max_length=120, verbose_name='Title')),
                ('objective', models.TextField(max_length=1000, verbose_name='What it is to show')),
                ('steps', models.TextField(max_length=4000, verbose_name='How it is done')),
                ('manual', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='procedures', to='audit_fieldwork.manual')),
            ],
            options={
                'ordering': ['programme', 'code'],
                'constraints': [models.UniqueConstraint(fields=('manual', 'code'), name='audit_procedure_once')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('count', 'Count it'), ('seal', 'Look at the seal'), ('drawer', 'Have the drawer opened'), ('screen', 'Look at the screen'), ('key', 'Try the key'), ('to_document', 'Trace from the record to the document'), ('to_record', 'Trace from the document to the record'), ('look', 'Look at the place')], max_length=11)),
                ('text', models.CharField(max_length=300)),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='audit_fieldwork.procedure')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('procedure', 'position'), name='audit_check_once')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Number')),
                ('title', models.CharField(max_length=200, verbose_name='Title')),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('handed_in', 'Handed in for review'), ('reviewed', 'Reviewed'), ('approved', 'Approved'), ('dropped', 'Dropped with a reason')], default='draft', max_length=9, verbose_name='State')),
                ('authors', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('population', models.TextField(blank=True, max_length=2000, verbose_name='Population')),
                ('population_size', models.PositiveIntegerField(null=True, verbose_name='Size of the population')),
                ('sampling', models.TextField(blank=True, max_length=2000, verbose_name='How the sample was drawn')),
                ('sample_size', models.PositiveIntegerField(null=True, verbose_name='Size of the sample')),
                ('seen', models.TextField(blank=True, max_length=8000, verbose_name='What was seen')),
                ('performed_on', models.DateField(null=True, verbose_name='Day of the work')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='Place')),
                ('conclusion', models.CharField(blank=True, choices=[('good', 'In order'), ('weak', 'In order with exceptions'), ('bad', 'Not in order'), ('unknown', 'No conclusion possible')], max_length=7, verbose_name='Conclusion')),
                ('conclusion_text', models.TextField(blank=True, max_length=4000, verbose_name='Grounds of the conclusion')),
                ('source_type', models.CharField(blank=True, max_length=60)),
                ('source_id', models.UUIDField(null=True)),
                ('source_digest', models.CharField(blank=True, max_length=64)),
                ('sealed_result', models.BinaryField(null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('dropped_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('made_at', models.DateTimeField(default=governance.clock.now, verbose_name='Begun')),
                ('version', models.PositiveIntegerField(default=1)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='working_papers', to='audit_engagements.engagement')),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Preparer')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
                ('procedure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_fieldwork.procedure', verbose_name='Procedure')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
                'indexes': [models.Index(fields=['-made_at', '-id'], name='audit_paper_newest'), models.Index(fields=['state', '-made_at', '-id'], name='audit_paper_by_state'), models.Index(fields=['prepared_by', 'state'], name='audit_paper_of_preparer'), models.Index(fields=['unit', '-made_at'], name='audit_paper_of_unit')],
                'constraints': [models.UniqueConstraint(fields=('engagement', 'number'), name='audit_paper_number_once'), models.UniqueConstraint(condition=models.Q(('procedure__isnull', False), models.Q(('state', 'dropped'), _negated=True)), fields=('engagement', 'procedure', 'unit'), name='audit_paper_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('sample_size__isnull', True), ('population_size__isnull', True), ('sample_size__lte', models.F('population_size')), _connector='OR'), name='audit_sample_within_population'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['draft', 'dropped']), ('sha256', '')), models.Q(('performed_on__isnull', False), ('state__in', ['handed_in', 'reviewed', 'approved']), models.Q(('sha256', ''), _negated=True), models.Q(('conclusion', ''), _negated=True), models.Q(('seen', ''), _negated=True)), _connector='OR'), name='audit_paper_signed_when_complete'), models.CheckConstraint(condition=models.Q(('state', 'dropped'), ('dropped_because', ''), _connector='XOR'), name='audit_paper_dropped_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'As it should be'), ('no', 'Not as it should be'), ('unseen', 'Could not be checked')], max_length=6)),
                ('expected', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('found', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('seen_at', models.DateTimeField(default=governance.clock.now)),
                ('check_line', models.ForeignKey(db_column='check_id', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_fieldwork.check')),
                ('seen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='audit_fieldwork.paper')),
            ],
            options={
                'ordering': ['check_line__position'],
                'constraints': [models.UniqueConstraint(fields=('paper', 'check_line'), name='audit_observation_once'), models.CheckConstraint(condition=models.Q(('answer', 'yes'), models.Q(('note', ''), _negated=True), _connector='OR'), name='audit_observed_with_words'), models.CheckConstraint(condition=models.Q(models.Q(('expected__isnull', True), ('found__isnull', True)), models.Q(('expected__isnull', False), ('found__isnull', False), models.Q(models.Q(('answer', 'yes'), _negated=True), ('expected', models.F('found')), _connector='OR')), _connector='OR'), name='audit_counted_as_answered')],
            },
        ),
        migrations.CreateModel(
            name='CrossReference',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referred_from', to='audit_fieldwork.paper')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cross_references', to='audit_fieldwork.paper')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('paper', 'other'), name='audit_cross_reference_once'), models.CheckConstraint(condition=models.Q(('paper', models.F('other')), _negated=True), name='audit_refers_to_another')],
            },
        ),
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=4000)),
                ('sha256', models.CharField(max_length=64)),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='audit_fieldwork.paper')),
            ],
            options={
                'ordering': ['written_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='audit_addendum_with_words')],
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
                ('caption', models.CharField(blank=True, max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('original_sha256', models.CharField(max_length=64)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('addendum', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='audit_fieldwork.addendum')),
                ('observation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='audit_fieldwork.observation')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='audit_fieldwork.paper')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('observation__isnull', True), ('addendum__isnull', True), _connector='OR'), name='audit_evidence_of_one_row')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'Raised'), ('answered', 'Answered'), ('cleared', 'Cleared')], default='open', max_length=8)),
                ('text', models.TextField(max_length=2000, verbose_name='Note')),
                ('raised_at', models.DateTimeField(default=governance.clock.now)),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='Answer')),
                ('answered_at', models.DateTimeField(null=True)),
                ('cleared_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cleared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='audit_fieldwork.paper')),
            ],
            options={
                'ordering': ['raised_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'cleared'), _negated=True), fields=['paper'], name='audit_note_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='audit_note_with_words'), models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', True), ('state', 'open')), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('state__in', ['answered', 'cleared']), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='audit_note_answered_with_words'), models.CheckConstraint(condition=models.Q(models.Q(('cleared_at__isnull', False), ('cleared_by__isnull', False), ('state', 'cleared')), models.Q(models.Q(('state', 'cleared'), _negated=True), ('cleared_by__isnull', True)), _connector='OR'), name='audit_note_cleared_by_somebody'), models.CheckConstraint(condition=models.Q(('cleared_by', models.F('answered_by')), _negated=True), name='audit_note_cleared_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Preparer'), (2, 'Reviewer'), (3, 'Audit head')])),
                ('signed_at', models.DateTimeField(default=governance.clock.now)),
                ('sha256', models.CharField(max_length=64)),
                ('voided_at', models.DateTimeField(null=True)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='audit_fieldwork.paper')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['signed_at', 'level'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('voided_at__isnull', True)), fields=('paper', 'level'), name='audit_level_signed_once'), models.UniqueConstraint(condition=models.Q(('voided_at__isnull', True)), fields=('paper', 'signed_by'), name='audit_signed_by_each_once'), models.CheckConstraint(condition=models.Q(('level__in', [1, 2, 3])), name='audit_signed_at_a_level')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manual',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3e0df7d5cdf59f0c9549f1c5c586152c2010106e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d6f7f', table='audit_fieldwork_manual', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manual',
            trigger=pgtrigger.compiler.Trigger(name='audit_manual_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'decided' THEN\n                RAISE EXCEPTION 'final rows are neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='6b855e639e959854cfb2f4e42be9abdc274ac257', operation='UPDATE OR DELETE', pgid='pgtrigger_audit_manual_is_final_75010', table='audit_fieldwork_manual', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chapter',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='fd6ede7e45e6b6dfe4ee316a074e1b6021b11a67', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_799fb', table='audit_fieldwork_chapter', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chapter',
            trigger=pgtrigger.compiler.Trigger(name='chapter_final_with_manual', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.manual_id ELSE NEW.manual_id END;\n            IF EXISTS (SELECT 1 FROM audit_fieldwork_manual WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='06fd529ea05c5faab6adef089e3ea6dee278cbfd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_chapter_final_with_manual_ea80b', table='audit_fieldwork_chapter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='observation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='66de3989764ea2dae7a35804f0043c3ff5a50de3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5b56c', table='audit_fieldwork_observation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='observation',
            trigger=pgtrigger.compiler.Trigger(name='check_of_the_procedure', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE paper audit_fieldwork_paper;', func="\n            SELECT * INTO paper FROM audit_fieldwork_paper\n            WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END FOR SHARE;\n            IF paper.state <> 'draft' OR (SELECT state FROM audit_engagements_engagement WHERE id = paper.engagement_id FOR SHARE) NOT IN ('planned', 'opened', 'fieldwork') THEN\n                RAISE EXCEPTION 'what was signed stays as it was signed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            \n            IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_check WHERE id = NEW.check_id AND procedure_id = paper.procedure_id)\n                OR NOT NEW.seen_by_id = ANY(paper.authors) THEN\n                RAISE EXCEPTION 'a check of this procedure, seen by an author of the paper';\n            END IF;\n            IF TG_OP = 'UPDATE' AND (NEW.paper_id <> OLD.paper_id OR NEW.check_id <> OLD.check_id) THEN\n                RAISE EXCEPTION 'an observation stays with its check';\n            END IF;\n        \n            RETURN NEW;\n        ", hash='ba5dd102949d25cb81ec3c817097253e3f20344a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_check_of_the_procedure_d0c10', table='audit_fieldwork_observation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='note',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e5208adfc8ae7dcc80fdc72581e122c3f057614f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_887ce', table='audit_fieldwork_note', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='note',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.paper_id, NEW.text, NEW.raised_by_id, NEW.raised_at) IS DISTINCT FROM ROW(OLD.paper_id, OLD.text, OLD.raised_by_id, OLD.raised_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='cae5850566bd15e9f1bdba01eca109d578e7717b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_1a91b', table='audit_fieldwork_note', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='note',
            trigger=pgtrigger.compiler.Trigger(name='note_by_another', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE paper audit_fieldwork_paper;', func="\n            SELECT * INTO paper FROM audit_fieldwork_paper WHERE id = NEW.paper_id;\n            IF (SELECT state FROM audit_engagements_engagement WHERE id = paper.engagement_id FOR SHARE) NOT IN ('planned', 'opened', 'fieldwork') THEN\n                RAISE EXCEPTION 'working papers are locked when the fieldwork has ended';\n            END IF;\n            IF NEW.raised_by_id = ANY(paper.authors) OR NEW.cleared_by_id = ANY(paper.authors) THEN\n                RAISE EXCEPTION 'nobody reviews their own work';\n            END IF;\n            IF TG_OP = 'UPDATE' AND OLD.state = 'cleared' THEN\n                RAISE EXCEPTION 'a note that was cleared stays as it is';\n            END IF;\n            RETURN NEW;\n        ", hash='1a61c6a475be4380c5a6c46db5eca7a0eb2f18bc', operation='INSERT OR UPDATE', pgid='pgtrigger_note_by_another_a8b45', table='audit_fieldwork_note', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7af0811b101a182bf29de9e44f822104970226ee', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7ccb9', table='audit_fieldwork_evidence', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.paper_id, NEW.observation_id, NEW.addendum_id, NEW.caption, NEW.sha256, NEW.original_sha256, NEW.added_by_id, NEW.added_at, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.paper_id, OLD.observation_id, OLD.addendum_id, OLD.caption, OLD.sha256, OLD.original_sha256, OLD.added_by_id, OLD.added_at, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2840782078dc954dccb9a90209fe690c76712067', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_5f1d1', table='audit_fieldwork_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='evidence_in_time', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE paper audit_fieldwork_paper;', func="\n            SELECT * INTO paper FROM audit_fieldwork_paper WHERE id = NEW.paper_id FOR SHARE;\n            IF NEW.addendum_id IS NOT NULL THEN\n                IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_addendum\n                    WHERE id = NEW.addendum_id AND paper_id = NEW.paper_id AND written_by_id = NEW.added_by_id) THEN\n                    RAISE EXCEPTION 'evidence of an addendum comes from its writer';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF paper.state <> 'draft' OR (SELECT state FROM audit_engagements_engagement WHERE id = paper.engagement_id FOR SHARE) NOT IN ('planned', 'opened', 'fieldwork') THEN\n                RAISE EXCEPTION 'what was signed stays as it was signed';\n            END IF;\n            IF NOT NEW.added_by_id = ANY(paper.authors) OR NEW.observation_id IS NOT NULL AND NOT EXISTS (\n                SELECT 1 FROM audit_fieldwork_observation WHERE id = NEW.observation_id AND paper_id = NEW.paper_id) THEN\n                RAISE EXCEPTION 'evidence of this paper, added by an author';\n            END IF;\n            RETURN NEW;\n        ", hash='4d5a6929c9bf63a42db0658704f3acba68b15487', operation='INSERT', pgid='pgtrigger_evidence_in_time_93fd1', table='audit_fieldwork_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='crossreference',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='acfa0cf6ef0b242f80ee4375b20ac82c9aaef199', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_fd3b2', table='audit_fieldwork_crossreference', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='crossreference',
            trigger=pgtrigger.compiler.Trigger(name='refers_within', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE paper audit_fieldwork_paper;', func="\n            SELECT * INTO paper FROM audit_fieldwork_paper\n            WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END FOR SHARE;\n            IF paper.state <> 'draft' OR (SELECT state FROM audit_engagements_engagement WHERE id = paper.engagement_id FOR SHARE) NOT IN ('planned', 'opened', 'fieldwork') THEN\n                RAISE EXCEPTION 'what was signed stays as it was signed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            \n            IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_paper\n                WHERE id = NEW.other_id AND engagement_id = paper.engagement_id) THEN\n                RAISE EXCEPTION 'papers refer to papers of the same engagement';\n            END IF;\n        \n            RETURN NEW;\n        ", hash='1fa9c8ba1ff03fcdd7422b71f3385a4ee98b955d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_refers_within_a7d7f', table='audit_fieldwork_crossreference', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d7b1d67a67a718d7f2257e8ab04548423bd0b026', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c4bb3', table='audit_fieldwork_addendum', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.paper_id, NEW.text, NEW.sha256, NEW.written_by_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.paper_id, OLD.text, OLD.sha256, OLD.written_by_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='da520598370be23186248951cd5dfa4a10d5da7b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_c410c', table='audit_fieldwork_addendum', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='addendum_afterwards', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (\n                SELECT 1 FROM audit_fieldwork_paper p JOIN audit_engagements_engagement e ON e.id = p.engagement_id\n                WHERE p.id = NEW.paper_id AND e.state IN ('reporting', 'closed')) THEN\n                RAISE EXCEPTION 'addenda are written after the fieldwork';\n            END IF;\n            RETURN NEW;\n        ", hash='2c77795ffbfe5ac3705acbb7d26bcd3adc101e71', operation='INSERT', pgid='pgtrigger_addendum_afterwards_8f4bc', table='audit_fieldwork_addendum', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='5f602cc16c9a41bace0f265c10fe58c4a8743d4d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_606db', table='audit_fieldwork_procedure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='procedure_final_with_manual', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.manual_id ELSE NEW.manual_id END;\n            IF EXISTS (SELECT 1 FROM audit_fieldwork_manual WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='47ae919c6e04a4653cc26dcd741cf642c767c028', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_procedure_final_with_manual_b8c15', table='audit_fieldwork_procedure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='465b94e5fd609b1ef7b1abc7977884c9f8fa84c6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9df2e', table='audit_fieldwork_paper', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='paper_stays_as_signed', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE needed integer;', func="\n            IF TG_OP = 'DELETE' THEN\n                RAISE EXCEPTION 'a working paper is never removed';\n            END IF;\n            IF TG_OP = 'UPDATE' AND NOT (ROW(NEW.title, NEW.prepared_by_id, NEW.authors, NEW.population, NEW.population_size, NEW.sampling, NEW.sample_size, NEW.seen, NEW.performed_on, NEW.place, NEW.conclusion, NEW.conclusion_text, NEW.engagement_id, NEW.number, NEW.procedure_id, NEW.unit_id, NEW.source_type, NEW.source_id, NEW.source_digest, NEW.sealed_result, NEW.made_at, NEW.state, NEW.sha256, NEW.dropped_because) IS DISTINCT FROM ROW(OLD.title, OLD.prepared_by_id, OLD.authors, OLD.population, OLD.population_size, OLD.sampling, OLD.sample_size, OLD.seen, OLD.performed_on, OLD.place, OLD.conclusion, OLD.conclusion_text, OLD.engagement_id, OLD.number, OLD.procedure_id, OLD.unit_id, OLD.source_type, OLD.source_id, OLD.source_digest, OLD.sealed_result, OLD.made_at, OLD.state, OLD.sha256, OLD.dropped_because)) THEN\n                RETURN NEW;\n            END IF;\n            IF (SELECT state FROM audit_engagements_engagement WHERE id = NEW.engagement_id FOR SHARE) NOT IN ('planned', 'opened', 'fieldwork') THEN\n                RAISE EXCEPTION 'working papers are locked when the fieldwork has ended';\n            END IF;\n            IF NOT NEW.prepared_by_id = ANY(NEW.authors) THEN\n                RAISE EXCEPTION 'who prepares a paper is one of its authors';\n            END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'draft' THEN\n                    RAISE EXCEPTION 'a working paper begins as a draft';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF ROW(NEW.engagement_id, NEW.number, NEW.procedure_id, NEW.unit_id, NEW.source_type, NEW.source_id, NEW.source_digest, NEW.sealed_result, NEW.made_at) IS DISTINCT FROM ROW(OLD.engagement_id, OLD.number, OLD.procedure_id, OLD.unit_id, OLD.source_type, OLD.source_id, OLD.source_digest, OLD.sealed_result, OLD.made_at) OR NOT NEW.authors @> OLD.authors THEN\n                RAISE EXCEPTION 'what a working paper is about stays';\n            END IF;\n            IF OLD.state = 'dropped' THEN\n                RAISE EXCEPTION 'what was dropped stays dropped';\n            END IF;\n            IF OLD.state <> 'draft' AND (ROW(NEW.title, NEW.prepared_by_id, NEW.authors, NEW.population, NEW.population_size, NEW.sampling, NEW.sample_size, NEW.seen, NEW.performed_on, NEW.place, NEW.conclusion, NEW.conclusion_text) IS DISTINCT FROM ROW(OLD.title, OLD.prepared_by_id, OLD.authors, OLD.population, OLD.population_size, OLD.sampling, OLD.sample_size, OLD.seen, OLD.performed_on, OLD.place, OLD.conclusion, OLD.conclusion_text) OR NEW.state <> 'draft' AND NEW.sha256 <> OLD.sha256) THEN\n                RAISE EXCEPTION 'what was signed stays as it was signed';\n            END IF;\n            IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (\n                ('draft', 'handed_in'), ('draft', 'dropped'), ('handed_in', 'reviewed'), ('reviewed', 'approved'),\n                ('handed_in', 'draft'), ('reviewed', 'draft'), ('approved', 'draft')) THEN\n                RAISE EXCEPTION 'no level of signatures is passed over';\n            END IF;\n            needed := CASE NEW.state WHEN 'handed_in' THEN 1 WHEN 'reviewed' THEN 2 WHEN 'approved' THEN 3 ELSE 0 END;\n            IF (SELECT count(*) FROM audit_fieldwork_signature WHERE paper_id = NEW.id AND voided_at IS NULL\n                AND sha256 = NEW.sha256 AND level <= needed) <> needed\n                OR EXISTS (SELECT 1 FROM audit_fieldwork_signature WHERE paper_id = NEW.id AND voided_at IS NULL\n                AND level > needed) THEN\n                RAISE EXCEPTION 'the state of a paper is that of its signatures';\n            END IF;\n            RETURN NEW;\n        ", hash='d0ade038b2b68a6e3fd653a0c93a10a7601bd7b0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_paper_stays_as_signed_ecf59', table='audit_fieldwork_paper', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='abfb5aab1dae139bf34bc42a3c240196c90fd2d9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_81f2a', table='audit_fieldwork_check', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='check_final_with_manual', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.procedure_id ELSE NEW.procedure_id END;\n            IF EXISTS (\n                SELECT 1 FROM audit_fieldwork_procedure p JOIN audit_fieldwork_manual m ON m.id = p.manual_id\n                WHERE p.id = owner AND m.state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='56f6c3e534fe216cacd990485c132f610c051809', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_check_final_with_manual_6f97f', table='audit_fieldwork_check', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='099663849bcff07a09df1203a4414d3277231da1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ec2f9', table='audit_fieldwork_signature', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.paper_id, NEW.level, NEW.signed_by_id, NEW.signed_at, NEW.sha256) IS DISTINCT FROM ROW(OLD.paper_id, OLD.level, OLD.signed_by_id, OLD.signed_at, OLD.sha256) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='01897b364fc9dc2570194e25061c53834704185f', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_4dee7', table='audit_fieldwork_signature', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='nobody_signs_their_own', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE paper audit_fieldwork_paper;', func="\n            SELECT * INTO paper FROM audit_fieldwork_paper WHERE id = NEW.paper_id;\n            IF (SELECT state FROM audit_engagements_engagement WHERE id = paper.engagement_id FOR SHARE) NOT IN ('planned', 'opened', 'fieldwork') THEN\n                RAISE EXCEPTION 'working papers are locked when the fieldwork has ended';\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF OLD.voided_at IS NOT NULL AND NEW.voided_at IS DISTINCT FROM OLD.voided_at THEN\n                    RAISE EXCEPTION 'what was voided stays so';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF NEW.level = 1 THEN\n                IF NEW.signed_by_id <> paper.prepared_by_id THEN\n                    RAISE EXCEPTION 'the preparer signs first';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF NEW.signed_by_id = ANY(paper.authors) THEN\n                RAISE EXCEPTION 'nobody signs their own work';\n            END IF;\n            IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_signature WHERE paper_id = NEW.paper_id AND voided_at IS NULL\n                AND level = NEW.level - 1 AND sha256 = NEW.sha256) THEN\n                RAISE EXCEPTION 'no level of signatures is passed over';\n            END IF;\n            IF EXISTS (SELECT 1 FROM audit_fieldwork_note WHERE paper_id = NEW.paper_id AND state <> 'cleared') THEN\n                RAISE EXCEPTION 'a note is not cleared';\n            END IF;\n            IF NEW.level = 3 AND NOT EXISTS (\n                SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id\n                WHERE r.person_id = NEW.signed_by_id AND r.role IN ('audit_head', 'president') AND r.state = 'confirmed'\n                AND p.is_active AND r.valid_from <= (NEW.signed_at AT TIME ZONE 'Asia/Tokyo')::date\n                AND (r.valid_to IS NULL OR r.valid_to >= (NEW.signed_at AT TIME ZONE 'Asia/Tokyo')::date)) THEN\n                RAISE EXCEPTION 'the head or the president signs last';\n            END IF;\n            RETURN NEW;\n        ", hash='5d7f0f27f784d44000bfc4d394e092c91d664a42', operation='INSERT OR UPDATE', pgid='pgtrigger_nobody_signs_their_own_6c3f6', table='audit_fieldwork_signature', when='BEFORE')),
        ),
    ]
