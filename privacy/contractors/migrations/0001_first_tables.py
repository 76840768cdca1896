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
        ('organization', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Catalogue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('selection', 'Selection conditions'), ('clauses', 'Contract clauses'), ('inspection', 'Checklist of inspections')], max_length=10, verbose_name='Catalogue')),
                ('number', models.PositiveIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('decided', 'Decided')], default='draft', max_length=7, verbose_name='State')),
                ('valid_from', models.DateField(null=True, verbose_name='In force from')),
                ('drafted_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['kind', '-number'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'number'), name='catalogue_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('kind',), name='one_draft_of_a_catalogue'), models.UniqueConstraint(fields=('kind', 'valid_from'), name='one_catalogue_from_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'draft'), ('valid_from__isnull', True)), models.Q(('state', 'decided'), ('valid_from__isnull', False)), _connector='OR'), name='contractor_catalogue_decided')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
                ('is_must', models.BooleanField(default=False)),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='contractors.catalogue')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('catalogue', 'position'), name='item_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Contractor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=13, unique=True, verbose_name='Corporate number')),
                ('name', models.CharField(max_length=120, verbose_name='Company')),
                ('contact', models.CharField(max_length=120, verbose_name='Office in charge at the company')),
                ('phone', models.CharField(max_length=20, verbose_name='Telephone')),
                ('version', models.PositiveIntegerField(default=1)),
                ('registered_at', models.DateTimeField(default=governance.clock.now)),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__regex', '^\\d{13}$')), name='corporate_number')],
            },
        ),
        migrations.CreateModel(
            name='Bid',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('title', models.CharField(max_length=120, verbose_name='Job')),
                ('state', models.CharField(choices=[('filling', 'Checklist being filled in'), ('accepted', 'May be awarded'), ('refused', 'Does not meet the conditions')], default='filling', max_length=8, verbose_name='State')),
                ('filed_at', models.DateTimeField(default=governance.clock.now, verbose_name='Filed')),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='Reason of the decision')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='Decided')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit in charge')),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contractors.catalogue')),
                ('contractor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bids', to='contractors.contractor')),
            ],
            options={
                'ordering': ['-filed_at', '-id'],
                'indexes': [models.Index(fields=['unit', '-filed_at'], name='bid_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', models.F('filled_by')), _negated=True), name='bid_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'filling')), models.Q(models.Q(('state', 'filling'), _negated=True), models.Q(('reason', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='bid_decided_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('title', models.CharField(max_length=120, verbose_name='Job')),
                ('contract_number', models.CharField(max_length=40, verbose_name='Contract number')),
                ('state', models.CharField(choices=[('draft', 'Contract being prepared'), ('running', 'Contract in force'), ('closed', 'Ended, data returned and destroyed')], default='draft', max_length=7, verbose_name='State')),
                ('data_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('names', 'Name, address, date of birth'), ('numbers', 'Individual numbers'), ('records', 'Pension records'), ('accounts', 'Bank accounts'), ('health', 'Illness and disability'), ('calls', 'Recorded calls')], max_length=8), size=None, verbose_name='Kinds of data')),
                ('persons', models.PositiveIntegerField(verbose_name='Number of persons')),
                ('systems', models.CharField(blank=True, max_length=200, verbose_name='Systems used')),
                ('places', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), size=None, verbose_name='Places promised')),
                ('staff', models.PositiveIntegerField(verbose_name='Staff promised')),
                ('starts_on', models.DateField(verbose_name='Start')),
                ('ends_on', models.DateField(verbose_name='End')),
                ('score', models.PositiveSmallIntegerField(default=0, verbose_name='Risk points')),
                ('inspect_by', models.DateField(null=True, verbose_name='Inspection due')),
                ('version', models.PositiveIntegerField(default=1)),
                ('entered_at', models.DateTimeField(default=governance.clock.now)),
                ('bid', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='job', to='contractors.bid')),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('clauses_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contractors.catalogue')),
                ('contractor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='contractors.contractor', verbose_name='Company')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit in charge')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'indexes': [models.Index(fields=['unit', '-starts_on'], name='job_of_unit'), models.Index(fields=['contractor'], name='job_of_contractor'), models.Index(condition=models.Q(('state', 'running')), fields=['inspect_by'], name='job_to_inspect')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='job_days_in_order'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('inspect_by__isnull', False), _connector='OR'), name='running_job_is_inspected')],
            },
        ),
        migrations.CreateModel(
            name='Clause',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'In the contract'), ('no', 'Not in the contract'), ('exception', 'Other wording by exception')], max_length=9)),
                ('reason', models.CharField(blank=True, max_length=400)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contractors.item')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clauses', to='contractors.job')),
            ],
            options={
                'ordering': ['item__position'],
                'constraints': [models.UniqueConstraint(fields=('job', 'item'), name='one_answer_a_clause'), models.CheckConstraint(condition=models.Q(('answer', 'yes'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='exception_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('planned', 'Inspection planned'), ('done', 'Inspected')], default='planned', max_length=7, verbose_name='State')),
                ('planned_on', models.DateField(verbose_name='Planned for')),
                ('staff_promised', models.PositiveIntegerField()),
                ('places_promised', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), size=None)),
                ('staff_counted', models.PositiveIntegerField(null=True, verbose_name='Staff counted')),
                ('places_counted', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), null=True, size=None, verbose_name='Places found')),
                ('inspected_on', models.DateField(null=True, verbose_name='Inspected')),
                ('result', models.CharField(blank=True, choices=[('good', 'In order'), ('to_improve', 'To be improved'), ('serious', 'Serious')], max_length=10, verbose_name='Result')),
                ('summary', models.TextField(blank=True, max_length=2000, verbose_name='Summary')),
                ('version', models.PositiveIntegerField(default=1)),
                ('planned_at', models.DateTimeField(default=governance.clock.now)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contractors.catalogue')),
                ('inspector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Inspector')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='contractors.job')),
            ],
            options={
                'ordering': ['-planned_on', '-id'],
                'indexes': [models.Index(fields=['unit', '-planned_on'], name='inspection_of_unit'), models.Index(condition=models.Q(('state', 'planned')), fields=['inspector'], name='inspection_to_do')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('inspected_on__isnull', True), ('state', 'planned')), models.Q(('inspected_on__isnull', False), ('staff_counted__isnull', False), ('state', 'done'), ('places_counted__isnull', False), models.Q(('result', ''), _negated=True)), _connector='OR'), name='inspected_and_counted'), models.UniqueConstraint(condition=models.Q(('state', 'planned')), fields=('job',), name='one_inspection_ahead')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=700, verbose_name='Finding')),
                ('is_serious', models.BooleanField(default=False, verbose_name='Serious')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('state', models.CharField(choices=[('open', 'To be put right'), ('reported', 'Reported as put right'), ('closed', 'Checked and closed')], default='open', max_length=8, verbose_name='State')),
                ('report', models.TextField(blank=True, max_length=2000, verbose_name='What was done')),
                ('check_note', models.TextField(blank=True, max_length=2000, verbose_name='What the check showed')),
                ('checked_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='contractors.inspection')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['unit', 'due_on'], name='finding_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('checked_by', models.F('reported_by')), _negated=True), name='checked_by_another'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('reported_by__isnull', False), ('state', 'reported'), models.Q(('report', ''), _negated=True)), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False), ('state', 'closed'), models.Q(('check_note', ''), _negated=True)), _connector='OR'), name='finding_closed_by_a_check')],
            },
        ),
        migrations.CreateModel(
            name='LeakReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('known_at', models.DateTimeField(verbose_name='Known since')),
                ('persons', models.PositiveIntegerField(null=True, verbose_name='Number of persons')),
                ('text', models.TextField(max_length=2000, verbose_name='What happened')),
                ('reported_at', models.DateTimeField(default=governance.clock.now)),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaks', to='contractors.job')),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-known_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No')], max_length=3)),
                ('note', models.CharField(blank=True, max_length=400)),
                ('saved_at', models.DateTimeField(default=governance.clock.now)),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='contractors.inspection')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contractors.item')),
            ],
            options={
                'ordering': ['item__position'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'item'), name='one_observation_an_item'), models.CheckConstraint(condition=models.Q(('answer', 'yes'), models.Q(('note', ''), _negated=True), _connector='OR'), name='no_says_what_was_seen')],
            },
        ),
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('return', 'Certificate of return'), ('destruction', 'Certificate of destruction')], max_length=11, verbose_name='Certificate')),
                ('done_on', models.DateField(verbose_name='Day')),
                ('text', models.TextField(max_length=1000, verbose_name='What, how, and who was present')),
                ('noted_at', models.DateTimeField(default=governance.clock.now)),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='contractors.job')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['done_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('privacy_mark', 'Privacy Mark'), ('isms', 'ISMS (ISO/IEC 27001)')], max_length=12, verbose_name='Certificate')),
                ('number', models.CharField(max_length=40, verbose_name='Number')),
                ('issued_on', models.DateField(verbose_name='Valid from')),
                ('expires_on', models.DateField(verbose_name='Valid to')),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('reminded', models.PositiveSmallIntegerField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contractor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='contractors.contractor')),
            ],
            options={
                'ordering': ['-expires_on', 'id'],
                'indexes': [models.Index(fields=['expires_on'], name='certificate_ends')],
                'constraints': [models.UniqueConstraint(fields=('contractor', 'kind', 'number', 'expires_on'), name='certificate_once'), models.CheckConstraint(condition=models.Q(('expires_on__gt', models.F('issued_on'))), name='certificate_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sealed_name', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('bid', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='contractors.bid')),
                ('certificate', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='contractors.certificate')),
                ('observation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='contractors.observation')),
                ('proof', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='contractors.proof')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('bid__isnull', True), ('certificate__isnull', False), ('observation__isnull', True), ('proof__isnull', True)), models.Q(('bid__isnull', False), ('certificate__isnull', True), ('observation__isnull', True), ('proof__isnull', True)), models.Q(('bid__isnull', True), ('certificate__isnull', True), ('observation__isnull', False), ('proof__isnull', True)), models.Q(('bid__isnull', True), ('certificate__isnull', True), ('observation__isnull', True), ('proof__isnull', False)), _connector='OR'), name='paper_of_one_row')],
            },
        ),
        migrations.CreateModel(
            name='Subcontract',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=13, verbose_name='Corporate number')),
                ('name', models.CharField(max_length=120, verbose_name='Company')),
                ('work', models.TextField(max_length=1000, verbose_name='Work and data handed on')),
                ('place', models.CharField(max_length=120, verbose_name='Place')),
                ('state', models.CharField(choices=[('requested', 'Waits for consent'), ('consented', 'Consented'), ('refused', 'Not consented')], default='requested', max_length=9, verbose_name='State')),
                ('requested_at', models.DateTimeField(default=governance.clock.now)),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='Reason of the decision')),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subcontracts', to='contractors.job')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='contractors.subcontract')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['requested_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', models.F('requested_by')), _negated=True), name='consent_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'requested')), models.Q(models.Q(('state', 'requested'), _negated=True), models.Q(('reason', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='consent_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='BidItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No')], max_length=3)),
                ('note', models.CharField(max_length=400)),
                ('bid', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='contractors.bid')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contractors.item')),
            ],
            options={
                'ordering': ['item__position'],
                'constraints': [models.UniqueConstraint(fields=('bid', 'item'), name='one_answer_a_condition'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='condition_with_evidence')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractor',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3249e4abf2396be934d18cbef11cbc231e18d135', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_3100a', table='contractors_contractor', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractor',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.number, NEW.registered_at) IS DISTINCT FROM ROW(OLD.number, OLD.registered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='847d302d3bd12f15bc0a69625927678bf0d18b93', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b041e', table='contractors_contractor', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='catalogue',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='09ea292cb4a759c430f4fa159d19b3b82ec0f794', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9d60e', table='contractors_catalogue', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='67e253280308f9f190911f703b9f9e36cf8e12e1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b9bc7', table='contractors_certificate', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.contractor_id, NEW.kind, NEW.number, NEW.issued_on, NEW.expires_on, NEW.added_by_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.contractor_id, OLD.kind, OLD.number, OLD.issued_on, OLD.expires_on, OLD.added_by_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c93175c09229c63c3b7767c3e270032f955beb70', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b59b1', table='contractors_certificate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bid',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b0e20e77bb74294533e293879035857fad1817d2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_da5bc', table='contractors_bid', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bid',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.contractor_id, NEW.catalogue_id, NEW.title, NEW.unit_id, NEW.block_id, NEW.filed_at) IS DISTINCT FROM ROW(OLD.reference, OLD.contractor_id, OLD.catalogue_id, OLD.title, OLD.unit_id, OLD.block_id, OLD.filed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='263483a5bee27bf4e706769082c5e87370614bc8', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_0336d', table='contractors_bid', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='db191fa1c0890baa4d581dfc8cdbcd85cefa6808', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0a649', table='contractors_finding', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.inspection_id, NEW.unit_id, NEW.text, NEW.is_serious, NEW.due_on) IS DISTINCT FROM ROW(OLD.inspection_id, OLD.unit_id, OLD.text, OLD.is_serious, OLD.due_on) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a10e18d432530198a61503a8f252230a248ad1b1', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_7fad8', table='contractors_finding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f0c0a7fc663e4e99874bc6a9555de85d58a9c05d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_64167', table='contractors_item', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='item_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.catalogue_id ELSE NEW.catalogue_id END;\n            IF EXISTS (SELECT 1 FROM contractors_catalogue WHERE id = owner AND state = 'decided') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='866b258f4896f28e1183ef9a7b95ad5519214c06', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_item_is_final_d8b8a', table='contractors_item', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='biditem',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='82db39079704a4b598b4b50d8086a8d6681d9dd1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a7900', table='contractors_biditem', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='biditem',
            trigger=pgtrigger.compiler.Trigger(name='accepted_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.bid_id ELSE NEW.bid_id END;\n            IF EXISTS (SELECT 1 FROM contractors_bid WHERE id = owner AND state = 'accepted') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='fabf424546bc1f5577fdd1e3d5999374afe5ece4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_accepted_is_final_40e01', table='contractors_biditem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='biditem',
            trigger=pgtrigger.compiler.Trigger(name='refused_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.bid_id ELSE NEW.bid_id END;\n            IF EXISTS (SELECT 1 FROM contractors_bid WHERE id = owner AND state = 'refused') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e6b30b5fe2bf4491357633296c52f8cf70575f70', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_refused_is_final_7a3b9', table='contractors_biditem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='08b59bdff358c1b5aba1ca29f7b4f5eb4a2ba9d6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8a80f', table='contractors_job', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='closed_with_certificates', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.state = 'closed' AND (\n                SELECT count(DISTINCT p.kind) FROM contractors_proof p\n                JOIN contractors_paper f ON f.proof_id = p.id WHERE p.job_id = NEW.id\n            ) < 2 THEN\n                RAISE EXCEPTION 'a contract ends with certificates of return and of destruction';\n            END IF;\n            RETURN NEW;\n        ", hash='251ccb2fc5cd8f9bb604adb191f795d8b4ff3208', operation='INSERT OR UPDATE', pgid='pgtrigger_closed_with_certificates_dc871', table='contractors_job', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='job',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.bid_id, NEW.contractor_id, NEW.unit_id, NEW.block_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.reference, OLD.bid_id, OLD.contractor_id, OLD.unit_id, OLD.block_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ba68830b89a9366911664e932a8a0fa17aecb314', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d747f', table='contractors_job', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='945e77dde901f534bc72031cdb7a7da2096eccff', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_edf29', table='contractors_inspection', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.job_id, NEW.unit_id, NEW.catalogue_id, NEW.staff_promised, NEW.places_promised) IS DISTINCT FROM ROW(OLD.reference, OLD.job_id, OLD.unit_id, OLD.catalogue_id, OLD.staff_promised, OLD.places_promised) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3e85b7a807ff5b584f5d5fe2e6957f1c73824c19', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_7134b', table='contractors_inspection', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clause',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a7c3457f66dbf18b71d83dcc5a062522c8fdd99c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c3da4', table='contractors_clause', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clause',
            trigger=pgtrigger.compiler.Trigger(name='clauses_are_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.job_id ELSE NEW.job_id END;\n            IF EXISTS (SELECT 1 FROM contractors_job WHERE id = owner AND state = 'running') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='a6fdd8fc918deda61c6a1954c87353af76ca5c53', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_clauses_are_final_f7125', table='contractors_clause', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clause',
            trigger=pgtrigger.compiler.Trigger(name='clauses_stay_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.job_id ELSE NEW.job_id END;\n            IF EXISTS (SELECT 1 FROM contractors_job WHERE id = owner AND state = 'closed') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='334c7a86edb209920743aa6dce1229857297f3bf', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_clauses_stay_final_75099', table='contractors_clause', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leakreport',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7bc9f622c1db8cf1e9d9401e292bfb4ec57acb85', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_05fd5', table='contractors_leakreport', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leakreport',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.job_id, NEW.known_at, NEW.persons, NEW.text, NEW.reported_by_id, NEW.reported_at) IS DISTINCT FROM ROW(OLD.job_id, OLD.known_at, OLD.persons, OLD.text, OLD.reported_by_id, OLD.reported_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='924e952a2f2723a1c702975707ae363b8f2db050', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d17d8', table='contractors_leakreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='observation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2b8097e20a094ee5193e72c7c1ff3c73de053567', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ca14e', table='contractors_observation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='observation',
            trigger=pgtrigger.compiler.Trigger(name='observation_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.inspection_id ELSE NEW.inspection_id END;\n            IF EXISTS (SELECT 1 FROM contractors_inspection WHERE id = owner AND state = 'done') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='966e235211871978d4c957fdc247c41176290bdd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_observation_is_final_c28ab', table='contractors_observation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proof',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='4bba997608c8684a5745fc9bcfb774b72958bf37', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d36ed', table='contractors_proof', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proof',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.job_id, NEW.kind, NEW.done_on, NEW.text, NEW.noted_by_id, NEW.noted_at) IS DISTINCT FROM ROW(OLD.job_id, OLD.kind, OLD.done_on, OLD.text, OLD.noted_by_id, OLD.noted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='fd26da94d3f101ca76a16bfee553ed4021790abf', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d9654', table='contractors_proof', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f056f3db45b03a5f91800b18051276699dfbcc8d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_285b1', table='contractors_paper', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.certificate_id, NEW.bid_id, NEW.observation_id, NEW.proof_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.certificate_id, OLD.bid_id, OLD.observation_id, OLD.proof_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='64bb01ca6b4fe09d38f38365dff22d20bbef50a1', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_efe19', table='contractors_paper', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subcontract',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='69779ea2fb0ec3c0a75ec12e24771b56259d3a00', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ff869', table='contractors_subcontract', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subcontract',
            trigger=pgtrigger.compiler.Trigger(name='no_circle', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.parent_id IS NOT NULL AND NOT EXISTS (\n                SELECT 1 FROM contractors_subcontract WHERE id = NEW.parent_id AND job_id = NEW.job_id\n            ) THEN\n                RAISE EXCEPTION 'a subcontract hangs on one of the same job';\n            END IF;\n            IF EXISTS (\n                WITH RECURSIVE above AS (\n                    SELECT id, parent_id, number FROM contractors_subcontract WHERE id = NEW.parent_id\n                    UNION ALL\n                    SELECT s.id, s.parent_id, s.number FROM contractors_subcontract s JOIN above a ON s.id = a.parent_id\n                )\n                SELECT 1 FROM above WHERE number = NEW.number\n                UNION ALL\n                SELECT 1 FROM contractors_job j JOIN contractors_contractor c ON c.id = j.contractor_id\n                WHERE j.id = NEW.job_id AND c.number = NEW.number\n            ) THEN\n                RAISE EXCEPTION 'a company does not stand above itself';\n            END IF;\n            RETURN NEW;\n        ", hash='762e875ff4c43d4b99a19054a8ac7e9faffd4970', operation='INSERT', pgid='pgtrigger_no_circle_2921c', table='contractors_subcontract', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subcontract',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.job_id, NEW.parent_id, NEW.number, NEW.name, NEW.work, NEW.place, NEW.requested_by_id, NEW.requested_at) IS DISTINCT FROM ROW(OLD.job_id, OLD.parent_id, OLD.number, OLD.name, OLD.work, OLD.place, OLD.requested_by_id, OLD.requested_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='1ff277846f110a2e9b74120e74ffe7d5e09c1841', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_90aa5', table='contractors_subcontract', when='BEFORE')),
        ),
    ]
