import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('publishing', '0001_first_tables'),
        ('voice', '0002_state_of_the_answer'),
        ('voice_database', '0002_first_terms'),
    ]

    operations = [
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.PositiveSmallIntegerField(verbose_name='Number')),
                ('name', models.CharField(max_length=80, verbose_name='Criterion')),
                ('text', models.TextField(max_length=1000, verbose_name='When it applies')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(null=True, verbose_name='Valid to')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['code', 'valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='criterion_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('code', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='criteria_do_not_overlap')],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('title', models.CharField(max_length=80, verbose_name='In one line')),
                ('state', models.CharField(choices=[('open', 'Being worked on'), ('closed', 'Ended with a result')], default='open', max_length=6, verbose_name='State')),
                ('reason', models.TextField(max_length=2000, verbose_name='Why it is important')),
                ('decided_at', models.DateTimeField(default=governance.clock.now, verbose_name='Decided')),
                ('cause', models.TextField(blank=True, max_length=4000, verbose_name='Cause')),
                ('closed_because', models.TextField(blank=True, max_length=4000, verbose_name='Result')),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cause_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice_answers.criterion', verbose_name='Criterion')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice_database.term', verbose_name='Theme')),
            ],
            options={
                'ordering': ['-decided_at', 'id'],
                'indexes': [models.Index(fields=['state', '-decided_at'], name='matter_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_because', ''), ('closed_by__isnull', True), ('state', 'open')), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('state', 'closed'), models.Q(('closed_because', ''), _negated=True)), _connector='OR'), name='matter_closed_with_name_and_result'), models.CheckConstraint(condition=models.Q(('cause', ''), ('cause_by__isnull', False), _connector='XOR'), name='cause_with_name')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('declined', 'Not adopted'), ('adopted', 'Adopted'), ('done', 'Implemented'), ('worked', 'Worked'), ('not_worked', 'Did not work'), ('given_up', 'Given up after adoption')], default='proposed', max_length=10, verbose_name='State')),
                ('text', models.TextField(max_length=4000, verbose_name='What is to be changed')),
                ('due_on', models.DateField(verbose_name='To be done by')),
                ('proposed_at', models.DateTimeField(default=governance.clock.now)),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='Reasons')),
                ('decided_at', models.DateTimeField(null=True)),
                ('given_up_because', models.TextField(blank=True, max_length=2000, verbose_name='Why it cannot be done')),
                ('given_up_at', models.DateTimeField(null=True)),
                ('given_up_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rule', models.CharField(blank=True, max_length=200, verbose_name='Rule or manual, and where in it')),
                ('changed_on', models.DateField(null=True, verbose_name='In force from')),
                ('done_note', models.TextField(blank=True, max_length=4000, verbose_name='What was done')),
                ('done_at', models.DateTimeField(null=True)),
                ('effect', models.TextField(blank=True, max_length=4000, verbose_name='What the figures say')),
                ('concluded_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('concluded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='voice_answers.matter')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Division in charge')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['unit', 'state', 'due_on'], name='voice_measure_of_unit'), models.Index(fields=['state', 'due_on'], name='voice_measure_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', models.F('proposed_by')), _negated=True), name='measure_adopted_by_another'), models.CheckConstraint(condition=models.Q(('state', 'proposed'), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='measure_decided_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['done', 'worked', 'not_worked']), _negated=True), models.Q(('changed_on__isnull', False), ('done_by__isnull', False), models.Q(('rule', ''), _negated=True)), _connector='OR'), name='measure_done_with_rule_and_day'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['worked', 'not_worked']), _negated=True), models.Q(('concluded_by__isnull', False), models.Q(('effect', ''), _negated=True)), _connector='OR'), name='effect_with_name_and_words'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'given_up'), _negated=True), models.Q(('given_up_at__isnull', False), ('given_up_by__isnull', False), models.Q(('given_up_because', ''), _negated=True)), _connector='OR'), name='measure_given_up_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('months', models.PositiveSmallIntegerField(choices=[(3, '3'), (6, '6')], verbose_name='Months')),
                ('before', models.PositiveIntegerField(verbose_name='As long before')),
                ('year_before', models.PositiveIntegerField(verbose_name='The same months a year before')),
                ('after', models.PositiveIntegerField(verbose_name='Since the change')),
                ('counted_at', models.DateTimeField(default=governance.clock.now, verbose_name='Counted')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='voice_answers.measure')),
            ],
            options={
                'ordering': ['months'],
                'constraints': [models.UniqueConstraint(fields=('measure', 'months'), name='figure_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='Instruction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('given', 'Instructed'), ('answered', 'First answer given'), ('reported', 'Result reported'), ('accepted', 'Result accepted')], default='given', max_length=8, verbose_name='State')),
                ('text', models.TextField(max_length=4000, verbose_name='What the division is to do')),
                ('due_on', models.DateField(verbose_name='Result due')),
                ('given_at', models.DateTimeField(default=governance.clock.now, verbose_name='Instructed')),
                ('answer', models.TextField(blank=True, max_length=4000, verbose_name='First answer')),
                ('answered_at', models.DateTimeField(null=True)),
                ('result', models.TextField(blank=True, max_length=4000, verbose_name='Result')),
                ('reported_at', models.DateTimeField(null=True)),
                ('review_note', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Division in charge')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instructions', to='voice_answers.matter')),
            ],
            options={
                'ordering': ['given_at', 'id'],
                'indexes': [models.Index(fields=['unit', 'state', 'due_on'], name='instruction_of_unit'), models.Index(condition=models.Q(('state', 'accepted'), _negated=True), fields=['due_on'], name='instruction_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['given', 'answered']), models.Q(('reported_at__isnull', False), ('reported_by__isnull', False), models.Q(('result', ''), _negated=True)), _connector='OR'), name='result_with_name'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('reviewed_by__isnull', False), _connector='OR'), name='result_accepted_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='MatterVoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='voice_answers.matter')),
                ('voice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='important', to='voice.voice')),
            ],
            options={
                'ordering': ['added_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='OfficeCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('checked_on', models.DateField(verbose_name='Day')),
                ('in_use', models.BooleanField(verbose_name='The office works as changed')),
                ('found', models.TextField(max_length=2000, verbose_name='What was seen there')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='voice_answers.measure')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Office')),
            ],
            options={
                'ordering': ['checked_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PublicVoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True)),
                ('words', models.TextField()),
                ('pairs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), size=None)),
                ('published_at', models.DateTimeField()),
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='public_voice', to='publishing.publication')),
                ('subject', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice_database.term')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice.voice')),
            ],
            options={
                'ordering': ['-published_at', '-number'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['pairs'], name='public_voice_pairs'), models.Index(fields=['-published_at', '-number'], name='public_voice_newest'), models.Index(fields=['subject', '-published_at'], name='public_voice_of_subject')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(max_length=8000, verbose_name='Answer')),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('returned_because', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('told_by', models.CharField(blank=True, choices=[('letter', 'By letter'), ('email', 'By e-mail'), ('phone', 'By phone'), ('counter', 'At the counter'), ('publication', 'By publication')], max_length=11, verbose_name='How the customer was told')),
                ('told_on', models.DateField(null=True, verbose_name='Day on which the customer was told')),
                ('unpublished_because', models.TextField(blank=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('told_by_whom', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unpublished_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='voice.voice')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('voice', 'number'), name='reply_numbered'), models.CheckConstraint(condition=models.Q(('decided_by', models.F('written_by')), _negated=True), name='reply_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('told_by', ''), ('told_by_whom__isnull', True), ('told_on__isnull', True)), models.Q(('decided_by__isnull', False), ('told_by_whom__isnull', False), ('told_on__isnull', False), models.Q(('told_by', ''), _negated=True)), _connector='OR'), name='told_what_was_decided')],
            },
        ),
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('result', models.CharField(choices=[('told', 'The customer was told'), ('not_wanted', 'No answer is wanted'), ('not_reached', 'The customer cannot be reached')], max_length=11, verbose_name='Result for the customer')),
                ('done', models.TextField(max_length=4000, verbose_name='What was done')),
                ('reason', models.TextField(max_length=2000, verbose_name='Why it may be closed')),
                ('closed_at', models.DateTimeField(default=governance.clock.now)),
                ('reopened_because', models.TextField(blank=True)),
                ('reopened_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='voice.voice')),
            ],
            options={
                'ordering': ['-closed_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reopened_at__isnull', True)), fields=('voice',), name='one_closing_in_force'), models.CheckConstraint(condition=models.Q(models.Q(('done', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='closed_with_words'), models.CheckConstraint(condition=models.Q(models.Q(('reopened_at__isnull', True), ('reopened_because', ''), ('reopened_by__isnull', True)), models.Q(('reopened_at__isnull', False), ('reopened_by__isnull', False), models.Q(('reopened_because', ''), _negated=True)), _connector='OR'), name='reopened_with_name_and_reason')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='440dc7025e74651c871d70f39408e5a21a15a602', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9dd22', table='voice_answers_criterion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.code, NEW.name, NEW.text, NEW.valid_from) IS DISTINCT FROM ROW(OLD.code, OLD.name, OLD.text, OLD.valid_from) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='4699bdf5e3dcb0e59ec18d572d35ec2764acb0e7', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_4d842', table='voice_answers_criterion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closing',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c515517c2dd2f330a63fb67173affd8503df5909', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_eb542', table='voice_answers_closing', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closing',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.voice_id, NEW.result, NEW.done, NEW.reason, NEW.decided_by_id, NEW.closed_at) IS DISTINCT FROM ROW(OLD.voice_id, OLD.result, OLD.done, OLD.reason, OLD.decided_by_id, OLD.closed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ffc304a81233a99e4e92cb09702c51d3de8667ed', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b537d', table='voice_answers_closing', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='matter',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7deb7a3f4c91fdb561a3241f4f05599f187b9e44', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_aae85', table='voice_answers_matter', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='matter',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.criterion_id, NEW.reason, NEW.decided_by_id, NEW.decided_at) IS DISTINCT FROM ROW(OLD.reference, OLD.criterion_id, OLD.reason, OLD.decided_by_id, OLD.decided_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='cac702f147b366c982e54638cc9a9ba52bb001fa', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_cabc7', table='voice_answers_matter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='instruction',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a03fc82a51cd64f20f7239b1948feb7e0829cf91', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a7292', table='voice_answers_instruction', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='instruction',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.matter_id, NEW.unit_id, NEW.text, NEW.given_by_id, NEW.given_at) IS DISTINCT FROM ROW(OLD.matter_id, OLD.unit_id, OLD.text, OLD.given_by_id, OLD.given_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='40fc20e3d0864e95b3b3ffee92d45be7035d6b54', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_302c3', table='voice_answers_instruction', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mattervoice',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='93e82d0ae02892b5c3d3e3983b7fb6faa8b29dd2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_945c8', table='voice_answers_mattervoice', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mattervoice',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.matter_id, NEW.voice_id, NEW.added_by_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.matter_id, OLD.voice_id, OLD.added_by_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='4012692bf8d420105947ca830aa93b1b1c6252d1', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_fb774', table='voice_answers_mattervoice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='14f58d842f6b19d9133371c75529082d689c827f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_44319', table='voice_answers_measure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.matter_id, NEW.text, NEW.unit_id, NEW.proposed_by_id, NEW.proposed_at) IS DISTINCT FROM ROW(OLD.matter_id, OLD.text, OLD.unit_id, OLD.proposed_by_id, OLD.proposed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3985d75c736169df60ad172c656ec51999e1302b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_69f7f', table='voice_answers_measure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f602eafb31df5330dff846e6bfd2ffed2c669541', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0805b', table='voice_answers_figure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.measure_id, NEW.months, NEW.before, NEW.year_before, NEW.after, NEW.counted_at) IS DISTINCT FROM ROW(OLD.measure_id, OLD.months, OLD.before, OLD.year_before, OLD.after, OLD.counted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='32f31f2ffb618fcdadddfa21e8f06adc8a81b6fd', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_0fec8', table='voice_answers_figure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officecheck',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='03bd6a63fdc3a2c39ca29c1232e50c28259b3c6f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_47953', table='voice_answers_officecheck', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officecheck',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.measure_id, NEW.unit_id, NEW.checked_on, NEW.in_use, NEW.found, NEW.checked_by_id) IS DISTINCT FROM ROW(OLD.measure_id, OLD.unit_id, OLD.checked_on, OLD.in_use, OLD.found, OLD.checked_by_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='755b2257e3c3576f1a87b55002299a40c06b9662', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_62a0e', table='voice_answers_officecheck', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicvoice',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e5005a79902ad682897cba5809f20f54146b850c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_669e6', table='voice_answers_publicvoice', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1ae157aaf4ad9b8c58380a34c7dd8e162a998587', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9a068', table='voice_answers_reply', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.voice_id, NEW.number, NEW.text, NEW.written_by_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.voice_id, OLD.number, OLD.text, OLD.written_by_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c9f5f4228b91e5080aef02048500366ac1e3de17', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b2a6c', table='voice_answers_reply', when='BEFORE')),
        ),
    ]
