import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
            name='Issue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(unique=True, verbose_name='Month of receipt')),
                ('due_on', models.DateField(verbose_name='To be published by')),
                ('published_at', models.DateTimeField(default=governance.clock.now, verbose_name='Published in a list')),
            ],
            options={
                'ordering': ['-month'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('received', 'Received by the window'), ('assessing', 'Being evaluated'), ('assessed', 'Evaluated, answer to come'), ('answered', 'Answered'), ('study', 'Being studied'), ('carrying', 'Being carried out'), ('in_manual', 'In the manual')], default='received', max_length=9, verbose_name='State')),
                ('kind', models.CharField(choices=[('system', 'System or rules'), ('operation', 'Operation'), ('unknown', 'I do not know')], max_length=9, verbose_name='Kind')),
                ('title', models.CharField(max_length=60, verbose_name='In one line')),
                ('problem', models.TextField(max_length=4000, verbose_name='What is the problem now')),
                ('idea', models.TextField(max_length=4000, verbose_name='What you propose')),
                ('effect', models.TextField(max_length=2000, verbose_name='What it would bring')),
                ('show_name', models.BooleanField(default=False, verbose_name='Show the name')),
                ('filed_at', models.DateTimeField(verbose_name='Filed')),
                ('words', models.TextField()),
                ('pairs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), size=None)),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), size=None)),
                ('outcome', models.CharField(blank=True, choices=[('adopted', 'Adopted'), ('partly', 'Adopted in part'), ('not_adopted', 'Not adopted'), ('already', 'Already done'), ('study', 'To be studied')], max_length=11, verbose_name='Outcome')),
                ('study_until', models.DateField(null=True, verbose_name='To be studied until')),
                ('published_at', models.DateTimeField(null=True, verbose_name='Published in a list')),
                ('answer_to_publish', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Division in charge')),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-filed_at', 'id'],
                'indexes': [models.Index(fields=['-filed_at', '-id'], name='proposal_filed'), models.Index(fields=['filed_by', '-filed_at'], name='proposal_of_proposer'), models.Index(fields=['unit', '-filed_at'], name='proposal_of_unit'), models.Index(fields=['block', '-filed_at'], name='proposal_of_block'), models.Index(fields=['division', 'state'], name='proposal_of_division'), models.Index(fields=['state', 'filed_at'], name='proposal_by_state'), models.Index(condition=models.Q(('published_at__isnull', True)), fields=['filed_at'], name='proposal_unpublished'), models.Index(condition=models.Q(('answer_to_publish', True)), fields=['id'], name='proposal_answer_waits'), django.contrib.postgres.indexes.GinIndex(fields=['pairs'], name='proposal_pairs'), django.contrib.postgres.indexes.GinIndex(fields=['topics'], name='proposal_topics')],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome', 'study'), ('study_until__isnull', True), _connector='XOR'), name='study_has_a_last_day')],
            },
        ),
        migrations.CreateModel(
            name='ManualChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('manual', models.CharField(max_length=100, verbose_name='Manual')),
                ('section', models.CharField(max_length=100, verbose_name='Section')),
                ('in_force_on', models.DateField(verbose_name='In force since')),
                ('text', models.TextField(max_length=2000, verbose_name='What stands there now')),
                ('noted_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='manual_change', to='proposals.proposal')),
            ],
        ),
        migrations.CreateModel(
            name='Passing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='Note')),
                ('passed_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passings', to='proposals.proposal')),
            ],
            options={
                'ordering': ['passed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='QuarterReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('quarter', models.DateField(unique=True, verbose_name='Quarter')),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('presented_on', models.DateField(null=True, verbose_name='Put before the board')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name='What the board said')),
                ('version', models.PositiveIntegerField(default=1)),
                ('presented_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-quarter'],
                'constraints': [models.CheckConstraint(condition=models.Q(('presented_on__isnull', True), ('presented_by__isnull', False), _connector='XOR'), name='presented_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='QuarterFigure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('whole', models.BooleanField()),
                ('received', models.PositiveIntegerField(verbose_name='Received')),
                ('adopted', models.PositiveIntegerField(verbose_name='Adopted')),
                ('partly', models.PositiveIntegerField(verbose_name='Adopted in part')),
                ('not_adopted', models.PositiveIntegerField(verbose_name='Not adopted')),
                ('already', models.PositiveIntegerField(verbose_name='Already done')),
                ('study', models.PositiveIntegerField(verbose_name='To be studied')),
                ('in_time', models.PositiveIntegerField(verbose_name='Answered in time')),
                ('late', models.PositiveIntegerField(verbose_name='Late')),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='proposals.quarterreport')),
            ],
            options={
                'ordering': ['-report__quarter', '-whole', 'id'],
                'constraints': [models.UniqueConstraint(fields=('report', 'whole', 'division'), name='one_line_per_division', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=4000, verbose_name='Reply')),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('response', models.TextField(blank=True, max_length=4000, verbose_name='Response')),
                ('responded_at', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='proposals.proposal')),
                ('responded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['written_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('responded_at__isnull', True)), fields=['written_at'], name='proposal_reply_waiting'), models.Index(condition=models.Q(('read_at__isnull', True)), fields=['proposal'], name='response_unread')],
                'constraints': [models.CheckConstraint(condition=models.Q(('responded_at__isnull', True), models.Q(('response', ''), _negated=True), _connector='XOR'), name='a_response_has_words')],
            },
        ),
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(unique=True, verbose_name='Version')),
                ('reason', models.CharField(max_length=200, verbose_name='Reason for this version')),
                ('made_at', models.DateTimeField(default=governance.clock.now, verbose_name='In force since')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('adopted', 'Adopted'), ('partly', 'Adopted in part'), ('not_adopted', 'Not adopted'), ('already', 'Already done'), ('study', 'To be studied')], max_length=11, verbose_name='Proposed outcome')),
                ('study_until', models.DateField(null=True, verbose_name='To be studied until')),
                ('comment', models.TextField(max_length=4000, verbose_name='Comment')),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('criteria', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.criteriaset')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='proposals.proposal')),
            ],
            options={
                'ordering': ['made_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=40, verbose_name='Criterion')),
                ('question', models.CharField(max_length=200, verbose_name='What is asked')),
                ('set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='proposals.criteriaset')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('set', 'place'), name='one_criterion_at_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('points', models.PositiveSmallIntegerField(verbose_name='Points')),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='proposals.assessment')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.criterion')),
            ],
            options={
                'ordering': ['criterion__place'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'criterion'), name='one_score_per_criterion'), models.CheckConstraint(condition=models.Q(('points__gte', 1), ('points__lte', 5)), name='one_to_five_points')],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('given_at', models.DateTimeField(default=governance.clock.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to='proposals.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'person'), name='one_support_each')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'Not done yet'), ('done', 'Done'), ('dropped', 'No longer needed')], default='open', max_length=7, verbose_name='State')),
                ('text', models.CharField(max_length=200, verbose_name='What is to be done')),
                ('due_on', models.DateField(verbose_name='To be done by')),
                ('evidence', models.TextField(blank=True, max_length=2000, verbose_name='What was done, and what shows it')),
                ('done_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='proposals.proposal')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit in charge')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['unit', 'due_on'], name='proposal_task_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('done_by__isnull', False), ('state', 'done'), models.Q(('evidence', ''), _negated=True)), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at__isnull', True)), _connector='OR'), name='done_with_evidence')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('adopted', 'Adopted'), ('partly', 'Adopted in part'), ('not_adopted', 'Not adopted'), ('already', 'Already done'), ('study', 'To be studied')], max_length=11, verbose_name='Outcome')),
                ('study_until', models.DateField(null=True, verbose_name='To be studied until')),
                ('text', models.TextField(max_length=4000, verbose_name='Answer to the proposer')),
                ('given_at', models.DateTimeField(default=governance.clock.now, verbose_name='Answered')),
                ('read_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='proposals.assessment')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='proposals.proposal')),
            ],
            options={
                'ordering': ['given_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('read_at__isnull', True)), fields=['proposal'], name='answer_unread'), models.Index(fields=['given_at'], name='answer_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=2000, verbose_name='Comment')),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='proposals.proposal')),
            ],
            options={
                'ordering': ['written_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Encouragement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('text', models.TextField(max_length=1000, verbose_name='What is done about it')),
                ('noted_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block or office')),
            ],
            options={
                'ordering': ['-noted_at', 'id'],
                'indexes': [models.Index(fields=['fiscal_year', 'unit', '-noted_at'], name='encouragement_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('later', models.BooleanField(default=False)),
                ('proposer', models.CharField(blank=True, max_length=100, verbose_name='Proposer')),
                ('unit_name', models.CharField(max_length=100, verbose_name='Unit')),
                ('kind', models.CharField(choices=[('system', 'System or rules'), ('operation', 'Operation'), ('unknown', 'I do not know')], max_length=9, verbose_name='Kind')),
                ('title', models.CharField(max_length=60, verbose_name='In one line')),
                ('problem', models.TextField(verbose_name='What is the problem now')),
                ('idea', models.TextField(verbose_name='What is proposed')),
                ('effect', models.TextField(verbose_name='What it would bring')),
                ('division_name', models.CharField(blank=True, max_length=100, verbose_name='Division in charge')),
                ('answered', models.BooleanField(verbose_name='Answered')),
                ('outcome', models.CharField(blank=True, choices=[('adopted', 'Adopted'), ('partly', 'Adopted in part'), ('not_adopted', 'Not adopted'), ('already', 'Already done'), ('study', 'To be studied')], max_length=11, verbose_name='Outcome')),
                ('study_until', models.DateField(null=True, verbose_name='To be studied until')),
                ('evaluation', models.TextField(blank=True, verbose_name='Evaluation')),
                ('scores', models.JSONField(default=list)),
                ('response', models.TextField(blank=True, verbose_name='Response')),
                ('published_at', models.DateTimeField(default=governance.clock.now, verbose_name='Published in a list')),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('issue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='proposals.issue')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='proposals.proposal')),
            ],
            options={
                'ordering': ['later', 'published_at', 'id'],
                'indexes': [models.Index(fields=['issue', 'later', 'published_at', 'id'], name='entry_of_issue'), models.Index(condition=models.Q(('later', False)), fields=['published_at'], name='entry_by_time')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('later', False)), fields=('proposal',), name='listed_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered', False), ('later', False), ('outcome', ''), ('response', '')), models.Q(('answered', True), models.Q(('outcome', ''), _negated=True), models.Q(('response', ''), _negated=True)), _connector='OR'), name='an_answer_has_outcome_and_words')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issue',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='8595814926c53ba99ad7459609506cfd18262c58', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0f330', table='proposals_issue', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issue',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.month, NEW.due_on, NEW.published_at) IS DISTINCT FROM ROW(OLD.month, OLD.due_on, OLD.published_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='44411e5309e95b4f9d4a8c104e3da32cb2751b26', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_7b601', table='proposals_issue', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaset',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='9a136a2b3623aa2346a9d031a06160d34793fb31', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9bb88', table='proposals_criteriaset', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaset',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.number, NEW.reason, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.number, OLD.reason, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='e3cfefc9b00de201ccb3667a57e943130e79e805', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_0d824', table='proposals_criteriaset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='cb6330c9f1781fdcea30c85707cee0c319696ba7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_44279', table='proposals_criterion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.set_id, NEW.place, NEW.name, NEW.question) IS DISTINCT FROM ROW(OLD.set_id, OLD.place, OLD.name, OLD.question) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='9edce1720b2613d7f3302724c8e6952cec005496', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_2590b', table='proposals_criterion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='encouragement',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c1b904d88b595c6ee92791e7956d05e6d9f62a1b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_70856', table='proposals_encouragement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='encouragement',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.unit_id, NEW.fiscal_year, NEW.text, NEW.author_id, NEW.noted_at) IS DISTINCT FROM ROW(OLD.unit_id, OLD.fiscal_year, OLD.text, OLD.author_id, OLD.noted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='9cd429e04a0b4105b275ddc441694b6c27fe0662', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b5d12', table='proposals_encouragement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c639aa0c0e123681ea0600f97005131e5d84203a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8c86f', table='proposals_proposal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.kind, NEW.title, NEW.problem, NEW.idea, NEW.effect, NEW.show_name, NEW.unit_id, NEW.block_id, NEW.filed_by_id, NEW.filed_at, NEW.words) IS DISTINCT FROM ROW(OLD.reference, OLD.kind, OLD.title, OLD.problem, OLD.idea, OLD.effect, OLD.show_name, OLD.unit_id, OLD.block_id, OLD.filed_by_id, OLD.filed_at, OLD.words) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c330913a3f375a05e24d84452e9b585680f3749a', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e7b6c', table='proposals_proposal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='passing',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='4269c019763e7bc5725fa53211dda371e77cec85', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_130b1', table='proposals_passing', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='passing',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.proposal_id, NEW.division_id, NEW.note, NEW.author_id, NEW.passed_at) IS DISTINCT FROM ROW(OLD.proposal_id, OLD.division_id, OLD.note, OLD.author_id, OLD.passed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='29a94594c3a5ba3092d47695f0d2c4984d0e3831', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_cbf2b', table='proposals_passing', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manualchange',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='4d58ffcbb4d3e9cff17316c3f309ace66707f449', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b110c', table='proposals_manualchange', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manualchange',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.proposal_id, NEW.manual, NEW.section, NEW.in_force_on, NEW.text, NEW.author_id, NEW.noted_at) IS DISTINCT FROM ROW(OLD.proposal_id, OLD.manual, OLD.section, OLD.in_force_on, OLD.text, OLD.author_id, OLD.noted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='bc50779e025ec3fc929ff1469c97f3fb113229fd', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_2c4dd', table='proposals_manualchange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='477b852e995f61f7bc8bda369d608f7e84d431e1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_1e051', table='proposals_entry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.issue_id, NEW.proposal_id, NEW.later, NEW.proposer, NEW.unit_name, NEW.kind, NEW.title, NEW.problem, NEW.idea, NEW.effect, NEW.division_id, NEW.division_name, NEW.answered, NEW.outcome, NEW.study_until, NEW.evaluation, NEW.scores, NEW.response, NEW.published_at) IS DISTINCT FROM ROW(OLD.issue_id, OLD.proposal_id, OLD.later, OLD.proposer, OLD.unit_name, OLD.kind, OLD.title, OLD.problem, OLD.idea, OLD.effect, OLD.division_id, OLD.division_name, OLD.answered, OLD.outcome, OLD.study_until, OLD.evaluation, OLD.scores, OLD.response, OLD.published_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='5092cc48a18e88b9bb6540a288d3fc958ed1c05c', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_0a970', table='proposals_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1e927efafb8cd949174d2b59cb3f850aa7dc86f6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7c7e7', table='proposals_comment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comment',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.proposal_id, NEW.text, NEW.author_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.proposal_id, OLD.text, OLD.author_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3d89ae963c3d6663d440ccd7d491f5f235609670', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e30f7', table='proposals_comment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='63584d6a341fac326ba0dd78b8db17ddf3b93447', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_24224', table='proposals_assessment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.proposal_id, NEW.division_id, NEW.criteria_id, NEW.outcome, NEW.study_until, NEW.comment, NEW.author_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.proposal_id, OLD.division_id, OLD.criteria_id, OLD.outcome, OLD.study_until, OLD.comment, OLD.author_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='e9bd27263e0f58cbe3605c33d802a4c9bb0c4689', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ddf33', table='proposals_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7006f7abfb1ecfae7ba3b6a28e0b89648aac81cf', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_de7f4', table='proposals_answer', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.proposal_id, NEW.assessment_id, NEW.outcome, NEW.study_until, NEW.text, NEW.author_id, NEW.given_at) IS DISTINCT FROM ROW(OLD.proposal_id, OLD.assessment_id, OLD.outcome, OLD.study_until, OLD.text, OLD.author_id, OLD.given_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='6d4b0a5fa4844ad500ed4c01a68f09d8b794183d', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_1a88c', table='proposals_answer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterreport',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='905e427cb4bb89f727494f7be545bab50964c2cb', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_18d9c', table='proposals_quarterreport', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterreport',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.quarter, NEW.made_at) IS DISTINCT FROM ROW(OLD.quarter, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='07c328aaacfe8c17111dd1996efd33fc2dd2e71e', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d7baa', table='proposals_quarterreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterfigure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3a48080b78b49ec6ee95b8a5e37fb130b15419e7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_95fa0', table='proposals_quarterfigure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterfigure',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.report_id, NEW.whole, NEW.division_id, NEW.received, NEW.adopted, NEW.partly, NEW.not_adopted, NEW.already, NEW.study, NEW.in_time, NEW.late) IS DISTINCT FROM ROW(OLD.report_id, OLD.whole, OLD.division_id, OLD.received, OLD.adopted, OLD.partly, OLD.not_adopted, OLD.already, OLD.study, OLD.in_time, OLD.late) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='b3b96314936e0909b876c6d4b95a39702243f662', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_6844e', table='proposals_quarterfigure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7fac55b71342426f2f2fefdbc6e764b8ed459c1c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_58b26', table='proposals_reply', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.proposal_id, NEW.text, NEW.written_at) IS DISTINCT FROM ROW(OLD.proposal_id, OLD.text, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d0b0de0ebe00acf7e3257aa76c7ae585273b8903', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_3092a', table='proposals_reply', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f20ca74b75bcf65ef54924a3f21e992b2f4e0738', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_aac3a', table='proposals_score', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.assessment_id, NEW.criterion_id, NEW.points, NEW.reason) IS DISTINCT FROM ROW(OLD.assessment_id, OLD.criterion_id, OLD.points, OLD.reason) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='408674c1c25ddbcf786f6fe7b5a0c4960143d8a6', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e7c06', table='proposals_score', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='support',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a06b187d0f15a284a0f29b634ccd17998790c097', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_67e6c', table='proposals_support', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a97a62cc6ada955c145a41915af71ecdb8a4f4b4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_73178', table='proposals_task', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.proposal_id, NEW.text, NEW.unit_id, NEW.due_on) IS DISTINCT FROM ROW(OLD.proposal_id, OLD.text, OLD.unit_id, OLD.due_on) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='994ba911aa0c61c1ac56ba5f9d630d63c199f418', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_37f2c', table='proposals_task', when='BEFORE')),
        ),
    ]
