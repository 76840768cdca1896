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
            name='Snapshot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('rights', 'Who may use which function'), ('terminals', 'Terminals and how they identify people')], max_length=9, verbose_name='File')),
                ('taken_on', models.DateField(verbose_name='As of')),
                ('state', models.CharField(choices=[('taken', 'Taken in'), ('faulty', 'Not taken in: some rows are wrong')], max_length=6, verbose_name='State')),
                ('digest', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField(verbose_name='Rows')),
                ('wrong', models.PositiveIntegerField(default=0, verbose_name='Rows with something wrong')),
                ('added', models.PositiveIntegerField(default=0, verbose_name='New since the last')),
                ('gone', models.PositiveIntegerField(default=0, verbose_name='Gone since the last')),
                ('uploaded_at', models.DateTimeField(default=governance.clock.now, verbose_name='Uploaded')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-taken_on', '-uploaded_at'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'digest'), name='snapshot_file_once'), models.UniqueConstraint(condition=models.Q(('state', 'taken')), fields=('kind', 'taken_on'), name='snapshot_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken'), ('wrong', 0)), ('state', 'faulty'), _connector='OR'), name='taken_as_a_whole')],
            },
        ),
        migrations.CreateModel(
            name='Fault',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('row', models.PositiveIntegerField()),
                ('problem', models.CharField(max_length=200)),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='faults', to='functions.snapshot')),
            ],
            options={
                'ordering': ['row', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Function',
            fields=[
                ('code', models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name='Function')),
                ('name', models.CharField(max_length=80, verbose_name='Name of the function')),
            ],
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('staff_number', models.CharField(max_length=20, verbose_name='Staff number')),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('function', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='functions.function')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('gone_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rights_gone', to='functions.snapshot')),
                ('since', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rights_added', to='functions.snapshot')),
            ],
            options={
                'ordering': ['staff_number', 'function'],
                'indexes': [models.Index(condition=models.Q(('gone_in__isnull', True)), fields=['unit', 'staff_number'], name='right_of_unit'), models.Index(condition=models.Q(('gone_in__isnull', True)), fields=['person'], name='right_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('gone_in__isnull', True)), fields=('staff_number', 'unit', 'function'), name='right_once')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('quarter', models.PositiveSmallIntegerField(verbose_name='Quarter')),
                ('opened_at', models.DateTimeField(default=governance.clock.now, verbose_name='Opened')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='functions.snapshot')),
            ],
            options={
                'ordering': ['-fiscal_year', '-quarter'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'quarter'), name='function_review_a_quarter'), models.CheckConstraint(condition=models.Q(('quarter__in', [1, 2, 3, 4])), name='function_review_of_a_quarter')],
            },
        ),
        migrations.CreateModel(
            name='UnitReview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'To be confirmed'), ('confirmed', 'Confirmed')], default='open', max_length=9, verbose_name='State')),
                ('opened_on', models.DateField(verbose_name='Opened')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='Confirmed')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='functions.review')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'ordering': ['-opened_on', '-id'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['due_on'], name='unit_review_open')],
                'constraints': [models.UniqueConstraint(fields=('review', 'unit'), name='unit_reviewed_once'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True), ('state', 'open')), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('state', 'confirmed')), _connector='OR'), name='unit_review_confirmed_by')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('verdict', models.CharField(blank=True, choices=[('keep', 'Keep'), ('remove', 'Remove')], max_length=6, verbose_name='Decision')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='functions.holding')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit_review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='functions.unitreview')),
            ],
            options={
                'ordering': ['holding__staff_number', 'holding__function_id', 'id'],
                'constraints': [models.UniqueConstraint(fields=('unit_review', 'holding'), name='right_reviewed_once'), models.CheckConstraint(condition=models.Q(('decided_by', models.F('person')), _negated=True), name='own_right_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), ('decided_by__isnull', False)), _connector='OR'), name='verdict_of_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'remove'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='removal_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Removal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('ordered_on', models.DateField(verbose_name='Ordered')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('state', models.CharField(choices=[('ordered', 'To be removed'), ('done', 'No longer in the system')], default='ordered', max_length=7, verbose_name='State')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='removals', to='functions.holding')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('done_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='functions.snapshot')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['unit', 'due_on'], name='removal_of_unit')],
                'constraints': [models.UniqueConstraint(fields=('holding',), name='right_removed_once'), models.CheckConstraint(condition=models.Q(models.Q(('done_in__isnull', True), ('state', 'ordered')), models.Q(('done_in__isnull', False), ('state', 'done')), _connector='OR'), name='removal_shown_by_a_snapshot')],
            },
        ),
        migrations.CreateModel(
            name='SnapshotFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sealed_name', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('snapshot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='file', to='functions.snapshot')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Terminal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=20, verbose_name='Terminal')),
                ('place', models.CharField(max_length=80, verbose_name='Place')),
                ('means', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('password', 'Password'), ('vein', 'Vein'), ('card', 'Card')], max_length=8), size=None, verbose_name='Identifies by')),
                ('has_gap', models.BooleanField(verbose_name='Gap')),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('gone_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='terminals_gone', to='functions.snapshot')),
                ('since', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terminals_added', to='functions.snapshot')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(condition=models.Q(('gone_in__isnull', True)), fields=['unit', 'number'], name='terminal_of_unit')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('gone_in__isnull', True)), fields=('number',), name='terminal_once')],
            },
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('unknown', 'No such member of staff'), ('left', 'Has left'), ('moved', 'Has moved to another unit')], max_length=7, verbose_name='Doubt')),
                ('state', models.CharField(choices=[('open', 'Remove it, or ask for an exception'), ('excepted', 'Excepted for a time'), ('removing', 'Being removed'), ('over', 'The right is gone')], default='open', max_length=8, verbose_name='State')),
                ('found_at', models.DateTimeField(verbose_name='Found')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('removed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='functions.holding')),
            ],
            options={
                'ordering': ['-found_at', '-id'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['unit'], name='flag_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'over'), _negated=True), fields=('holding', 'kind'), name='right_doubted_once'), models.CheckConstraint(condition=models.Q(('removed_by', models.F('person')), _negated=True), name='own_flag_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Waiver',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('ends_on', models.DateField(verbose_name='Ends')),
                ('state', models.CharField(choices=[('asked', 'Waits for a decision'), ('granted', 'Granted until its day'), ('refused', 'Not granted'), ('ended', 'Run out')], default='asked', max_length=7, verbose_name='State')),
                ('asked_at', models.DateTimeField(default=governance.clock.now, verbose_name='Asked')),
                ('decision', models.CharField(blank=True, max_length=400, verbose_name='Reason of the decision')),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('flag', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='waivers', to='functions.flag')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('terminal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='waivers', to='functions.terminal')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'ordering': ['ends_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'granted')), fields=['ends_on'], name='waiver_runs')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('flag__isnull', True), ('terminal__isnull', False)), models.Q(('flag__isnull', False), ('terminal__isnull', True)), _connector='OR'), name='waiver_of_one_row'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by', models.F('asked_by')), _negated=True), models.Q(('decided_by', models.F('person')), _negated=True), models.Q(('asked_by', models.F('person')), _negated=True)), name='waiver_by_others'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), models.Q(('decision', ''), _negated=True), ('decided_by__isnull', False)), _connector='OR'), name='waiver_decided_with_a_reason')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='function',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='4b37dd708b7714b8b1d9eef1c66e8e921ad31932', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_003d7', table='functions_function', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flag',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d9900a6a2d1753b895341a1759ca3a081bdd2282', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5e1bf', table='functions_flag', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flag',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.holding_id, NEW.kind, NEW.person_id, NEW.unit_id, NEW.found_at) IS DISTINCT FROM ROW(OLD.holding_id, OLD.kind, OLD.person_id, OLD.unit_id, OLD.found_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='06c4f5652d6c3c7fb11fd5273bfda6f640a21c97', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e008d', table='functions_flag', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapshot',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='940b7f1b2226d4ed97ccdb94fd19f8d094e0e255', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_54ca9', table='functions_snapshot', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapshot',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.kind, NEW.taken_on, NEW.state, NEW.digest, NEW.rows, NEW.wrong, NEW.uploaded_by_id, NEW.uploaded_at) IS DISTINCT FROM ROW(OLD.kind, OLD.taken_on, OLD.state, OLD.digest, OLD.rows, OLD.wrong, OLD.uploaded_by_id, OLD.uploaded_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d01280654cde6df50298cc85e51cc5f0e35f371e', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_659fa', table='functions_snapshot', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0bc681e1bc0b44ce12351a8a03b182a1a25facdd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_fc961', table='functions_review', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.quarter, NEW.snapshot_id, NEW.opened_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.quarter, OLD.snapshot_id, OLD.opened_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='dbbed90fc27eaf35ed7db4ac6ce08bfe7d6f8859', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_946e5', table='functions_review', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='removal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='5659033e79de38a3c46a7a61c6f6222e97af0852', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_67045', table='functions_removal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='removal',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.holding_id, NEW.unit_id, NEW.reason, NEW.decided_by_id, NEW.ordered_on, NEW.due_on) IS DISTINCT FROM ROW(OLD.holding_id, OLD.unit_id, OLD.reason, OLD.decided_by_id, OLD.ordered_on, OLD.due_on) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='59993ba90ba90ad9e814751faf556e38c3c7a897', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_f031a', table='functions_removal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holding',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d7eb2b299c32527707917767773643a837a12521', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_29151', table='functions_holding', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holding',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.staff_number, NEW.unit_id, NEW.function_id, NEW.since_id) IS DISTINCT FROM ROW(OLD.staff_number, OLD.unit_id, OLD.function_id, OLD.since_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='9f8e7d0a484fc536f4a557586ad5bca307276258', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_70a99', table='functions_holding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fault',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='99671d17e548600714c3c50d501c5a73c4bd56ce', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_99a28', table='functions_fault', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapshotfile',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='5ab6dd5f81a8f3bfbd7620bda19551945f794f24', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_86464', table='functions_snapshotfile', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapshotfile',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.snapshot_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.snapshot_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='4df17774ac25fc5c63f033167f5bdf70a8c20e3a', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_0e448', table='functions_snapshotfile', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='terminal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='91e22c91acbb440f3c1cd3285811a93464eceb8a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_6da49', table='functions_terminal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='terminal',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.number, NEW.unit_id, NEW.place, NEW.means, NEW.has_gap, NEW.since_id) IS DISTINCT FROM ROW(OLD.number, OLD.unit_id, OLD.place, OLD.means, OLD.has_gap, OLD.since_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='38c65036e474b09c3becbf8101f85443bf93a574', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_c3cd5', table='functions_terminal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitreview',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0ee97224e197f52a5a7fd2789a823cd416c019d1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_32b0b', table='functions_unitreview', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitreview',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.review_id, NEW.unit_id, NEW.block_id, NEW.opened_on, NEW.due_on) IS DISTINCT FROM ROW(OLD.review_id, OLD.unit_id, OLD.block_id, OLD.opened_on, OLD.due_on) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='01151516653c65641e580b7d04b46c6d1f7a96fa', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_6d5e2', table='functions_unitreview', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='640f7aebbb11c4586d26c6af52749001cb79f74c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_12e28', table='functions_line', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.unit_review_id, NEW.holding_id, NEW.person_id) IS DISTINCT FROM ROW(OLD.unit_review_id, OLD.holding_id, OLD.person_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='db384625cfb9e7dd2b51fdac5379cc19a7bbedba', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d9c9d', table='functions_line', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='line_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.unit_review_id ELSE NEW.unit_review_id END;\n            IF EXISTS (SELECT 1 FROM functions_unitreview WHERE id = owner AND state = 'confirmed') THEN\n                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='178189edbbe0b0772202873473f50aa6f555280b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_line_is_final_5347d', table='functions_line', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waiver',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b1d7ccb09239525ea19a6fa9d6bc74c7d30f582f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_dcbf8', table='functions_waiver', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waiver',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.flag_id, NEW.terminal_id, NEW.unit_id, NEW.reason, NEW.ends_on, NEW.asked_by_id, NEW.asked_at) IS DISTINCT FROM ROW(OLD.flag_id, OLD.terminal_id, OLD.unit_id, OLD.reason, OLD.ends_on, OLD.asked_by_id, OLD.asked_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='97acd6935cf8347e88daf46f8671933ab250020e', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_0f3a8', table='functions_waiver', when='BEFORE')),
        ),
    ]
