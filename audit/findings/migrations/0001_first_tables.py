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
        ('audit_auditors', '0001_first_tables'),
        ('audit_engagements', '0002_independence'),
        ('organization', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('board_of_audit', 'Board of Audit (会計検査院)'), ('audit_firm', 'Audit firm'), ('ministry', 'Ministry'), ('other', 'Other body')], max_length=14, verbose_name='Kind')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='Name')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['kind', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=12, unique=True, verbose_name='Code')),
                ('name', models.CharField(max_length=120, verbose_name='Criterion audited against')),
                ('source', models.CharField(max_length=200, verbose_name='Where it is written')),
                ('is_current', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='ExternalAudit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('their_number', models.CharField(blank=True, max_length=60, verbose_name='Number of theirs')),
                ('reported_on', models.DateField(verbose_name='Day of the report')),
                ('about_privacy', models.BooleanField(default=False, verbose_name='About personal information')),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('number', models.PositiveIntegerField()),
                ('reference', models.CharField(max_length=12, unique=True, verbose_name='Reference number')),
                ('entered_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audits', to='audit_findings.body', verbose_name='Audited by')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_auditors.auditor', verbose_name='Auditor in charge')),
            ],
            options={
                'ordering': ['-reported_on', 'id'],
                'indexes': [models.Index(fields=['-reported_on', '-id'], name='external_by_report')],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'number'), name='external_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Scale',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(unique=True, verbose_name='Valid from')),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('decided_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-valid_from'],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('condition', models.TextField(max_length=4000, verbose_name='Condition found')),
                ('criterion_text', models.TextField(max_length=2000, verbose_name='What should be')),
                ('cause_code', models.CharField(choices=[('rule', 'No rule, or an unclear one'), ('knowledge', 'The rule was not known'), ('disregard', 'The rule was known and not kept'), ('supervision', 'Nobody checked'), ('staffing', 'Too few people, or the wrong tasks together'), ('system', 'The system allows or asks for it'), ('handover', 'Lost at a handover'), ('outside', 'A contractor or somebody else outside')], max_length=11, verbose_name='Kind of cause')),
                ('cause', models.TextField(max_length=2000, verbose_name='Cause')),
                ('effect', models.TextField(max_length=2000, verbose_name='Effect and risk')),
                ('rating', models.CharField(choices=[('1_critical', 'Critical'), ('2_high', 'High'), ('3_medium', 'Medium'), ('4_low', 'Low')], max_length=10, verbose_name='Rating')),
                ('bands', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('facts', 'With the unit: are the facts right?'), ('disputed', 'The unit says that the facts are wrong'), ('settled', 'Facts settled'), ('issued', 'Reported'), ('withdrawn', 'Withdrawn')], default='draft', max_length=9, verbose_name='State')),
                ('number', models.PositiveSmallIntegerField(null=True)),
                ('reference', models.CharField(max_length=20, null=True, unique=True, verbose_name='Reference number')),
                ('written_at', models.DateTimeField(default=governance.clock.now, verbose_name='Written on')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='Sent to the unit')),
                ('facts_due_on', models.DateField(null=True, verbose_name='Answer to the facts wanted by')),
                ('settled_because', models.CharField(blank=True, max_length=1000, verbose_name='Why the facts are held to be right')),
                ('issued_on', models.DateField(null=True, verbose_name='Day of the report')),
                ('withdrawn_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_findings.criterion', verbose_name='Criterion audited against')),
                ('engagement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='audit_engagements.engagement')),
                ('external', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='audit_findings.externalaudit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_findings.scale')),
            ],
            options={
                'ordering': ['-written_at', 'id'],
                'indexes': [models.Index(fields=['-written_at', '-id'], name='finding_newest'), models.Index(fields=['unit', '-sent_at'], name='audit_finding_of_unit'), models.Index(fields=['block', '-sent_at'], name='audit_finding_of_block'), models.Index(fields=['state', '-written_at'], name='finding_by_state'), models.Index(fields=['criterion', 'cause_code', '-sent_at'], name='finding_of_the_same'), django.contrib.postgres.indexes.GinIndex(fields=['bands'], name='finding_alike')],
                'constraints': [models.CheckConstraint(condition=models.Q(('engagement__isnull', False), ('external__isnull', False), _connector='XOR'), name='finding_of_one_audit'), models.UniqueConstraint(fields=('engagement', 'number'), name='finding_number_once'), models.UniqueConstraint(fields=('external', 'number'), name='external_finding_number_once'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('state', 'withdrawn'), models.Q(('number__isnull', False), ('reference__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='finding_numbered_when_told'), models.CheckConstraint(condition=models.Q(('state', 'issued'), ('issued_on__isnull', True), _connector='XOR'), name='finding_reported_with_a_day'), models.CheckConstraint(condition=models.Q(('state', 'withdrawn'), ('withdrawn_because', ''), _connector='XOR'), name='finding_withdrawn_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('improvement', 'Point to improve (改善指摘)'), ('proposal', 'Proposal to headquarters (提言)')], max_length=11, verbose_name='Kind')),
                ('text', models.TextField(max_length=2000, verbose_name='What is recommended')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('asked', 'Waiting for the answer'), ('answered', 'Answered, not reported yet'), ('followed', 'Being put right'), ('reported', 'To be judged by an auditor'), ('done', 'Has been put right'), ('accepted', 'Risk accepted by the president'), ('withdrawn', 'Withdrawn')], default='draft', max_length=9, verbose_name='State')),
                ('asked_at', models.DateTimeField(null=True)),
                ('followed_since', models.DateField(null=True, verbose_name='Open since')),
                ('due_on', models.DateField(null=True, verbose_name='Due')),
                ('done_on', models.DateField(null=True, verbose_name='Put right on')),
                ('accepted_on', models.DateField(null=True, verbose_name='Accepted on')),
                ('accepted_because', models.CharField(blank=True, max_length=1000, verbose_name='Reason')),
                ('version', models.PositiveIntegerField(default=1)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='audit_findings.finding')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Addressed to')),
            ],
            options={
                'ordering': ['finding', 'number'],
                'indexes': [models.Index(fields=['unit', 'state'], name='recommendation_of_unit'), models.Index(fields=['block', 'state'], name='recommendation_of_block'), models.Index(fields=['state', 'followed_since', 'id'], name='recommendation_by_age')],
                'constraints': [models.UniqueConstraint(fields=('finding', 'number'), name='recommendation_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['followed', 'reported', 'done', 'accepted']), _negated=True), models.Q(('due_on__isnull', False), ('followed_since__isnull', False)), _connector='OR'), name='followed_with_a_day'), models.CheckConstraint(condition=models.Q(('state', 'done'), ('done_on__isnull', True), _connector='XOR'), name='put_right_with_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_by__isnull', False), ('accepted_on__isnull', False), ('state', 'accepted'), models.Q(('accepted_because', ''), _negated=True)), models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_because', ''), ('accepted_by__isnull', True), ('accepted_on__isnull', True)), _connector='OR'), name='accepted_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('claim', models.CharField(choices=[('done', 'Has been put right'), ('partly', 'Partly put right'), ('not_yet', 'Not put right yet')], max_length=8, verbose_name='State, as the unit says')),
                ('text', models.TextField(max_length=4000, verbose_name='What was done')),
                ('reported_at', models.DateTimeField(default=governance.clock.now)),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='audit_findings.recommendation')),
            ],
            options={
                'ordering': ['-reported_at', 'id'],
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
                ('progress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='audit_findings.progress')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FactReply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('right', models.BooleanField(verbose_name='The facts are right')),
                ('text', models.TextField(blank=True, max_length=4000, verbose_name='What is wrong')),
                ('given_at', models.DateTimeField(default=governance.clock.now)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fact_replies', to='audit_findings.finding')),
            ],
            options={
                'ordering': ['given_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('right', True), models.Q(('text', ''), _negated=True), _connector='OR'), name='objected_with_words')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('verdict', models.CharField(choices=[('done', 'Has been put right'), ('partly', 'Partly: stays open with a new day'), ('not_enough', 'The evidence does not show it: stays open with a new day'), ('reopened', 'Opened again')], max_length=10, verbose_name='Verdict')),
                ('text', models.TextField(max_length=4000, verbose_name='Grounds')),
                ('new_due_on', models.DateField(null=True, verbose_name='New day')),
                ('judged_at', models.DateTimeField(default=governance.clock.now)),
                ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('progress', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='judgement', to='audit_findings.progress')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='audit_findings.recommendation')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('recommendation', 'number'), name='judgement_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('new_due_on__isnull', True), ('verdict', 'done')), models.Q(models.Q(('verdict', 'done'), _negated=True), ('new_due_on__isnull', False)), _connector='OR'), name='what_stays_open_has_a_day'), models.CheckConstraint(condition=models.Q(('verdict', 'reopened'), ('progress__isnull', False), _connector='XOR'), name='judged_what_was_reported')],
            },
        ),
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('rating', models.CharField(choices=[('1_critical', 'Critical'), ('2_high', 'High'), ('3_medium', 'Medium'), ('4_low', 'Low')], max_length=10, verbose_name='Rating')),
                ('text', models.CharField(max_length=400, verbose_name='When it applies')),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='audit_findings.scale')),
            ],
            options={
                'ordering': ['rating'],
                'constraints': [models.UniqueConstraint(fields=('scale', 'rating'), name='rating_once_in_a_scale'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='rating_with_words')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stance', models.CharField(choices=[('agree', 'Agreed'), ('partly', 'Partly agreed'), ('disagree', 'Not agreed')], max_length=8, verbose_name='Answer')),
                ('text', models.TextField(max_length=4000, verbose_name='Words to it')),
                ('given_at', models.DateTimeField(default=governance.clock.now)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='audit_findings.recommendation')),
            ],
            options={
                'ordering': ['-given_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='answered_with_words')],
            },
        ),
        migrations.CreateModel(
            name='PlanStep',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('what', models.CharField(max_length=300, verbose_name='What is done')),
                ('owner', models.CharField(max_length=60, verbose_name='Who does it')),
                ('due_on', models.DateField(verbose_name='Until')),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='audit_findings.response')),
            ],
            options={
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Repeat',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('same_code', models.BooleanField()),
                ('percent', models.PositiveSmallIntegerField()),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='audit_findings.finding')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='repeats', to='audit_findings.finding')),
            ],
            options={
                'ordering': ['-percent', 'id'],
                'constraints': [models.UniqueConstraint(fields=('finding', 'earlier'), name='repeat_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='50ceffd7aa1ccb8b8d0fffd409606a027b2ac58f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_4d2a3', table='audit_findings_body', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.kind, NEW.name) IS DISTINCT FROM ROW(OLD.kind, OLD.name) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c186925120916b621567e1612fabdd90c3890bd8', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_83ca9', table='audit_findings_body', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b44b6b1c4d1aa3fe2fcc07d441394a9960ad3b5b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_dc1a1', table='audit_findings_criterion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.code, NEW.name, NEW.source) IS DISTINCT FROM ROW(OLD.code, OLD.name, OLD.source) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d5151c8ca962dd1332944c8016d1cedd95ea4401', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e88a5', table='audit_findings_criterion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalaudit',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='5334e6b368989bddf0e06aabd0d24cbf1db623f0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a9131', table='audit_findings_externalaudit', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalaudit',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.body_id, NEW.title, NEW.their_number, NEW.reported_on, NEW.about_privacy, NEW.fiscal_year, NEW.number, NEW.reference, NEW.entered_by_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.body_id, OLD.title, OLD.their_number, OLD.reported_on, OLD.about_privacy, OLD.fiscal_year, OLD.number, OLD.reference, OLD.entered_by_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='8cdefc8e9e31ef4c74e8ee4ff0d8378476205e20', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_616b9', table='audit_findings_externalaudit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='factreply',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b630df46bc87513a28869ce7dcc047f0a0b9060b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_87a48', table='audit_findings_factreply', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='factreply',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.finding_id, NEW.right, NEW.text, NEW.given_by_id, NEW.given_at) IS DISTINCT FROM ROW(OLD.finding_id, OLD.right, OLD.text, OLD.given_by_id, OLD.given_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='368bd7f94da38351abf954e003ef55a4e2791d4a', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_5cb51', table='audit_findings_factreply', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f628f87941eb615af16203f227c61828a9ae671b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_acf88', table='audit_findings_evidence', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.progress_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.progress_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='b1ff9da6ec40a9a2e56bdb2f5b5597c2ed0b1483', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e2cc7', table='audit_findings_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='834d6ab9e779231e8d96b8cd81bef0a69da47c0f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_72875', table='audit_findings_recommendation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='recommendation_stays_as_asked', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR ROW(NEW.finding_id, NEW.number, NEW.kind, NEW.unit_id, NEW.block_id, NEW.text) IS DISTINCT FROM ROW(OLD.finding_id, OLD.number, OLD.kind, OLD.unit_id, OLD.block_id, OLD.text)) THEN\n                RAISE EXCEPTION 'what was asked stays as it was asked';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF NEW.state = 'done' AND OLD.state <> 'done' AND NOT EXISTS (\n                SELECT 1 FROM audit_findings_judgement j WHERE j.recommendation_id = NEW.id AND j.verdict = 'done'\n                AND j.number = (SELECT max(number) FROM audit_findings_judgement WHERE recommendation_id = NEW.id)) THEN\n                RAISE EXCEPTION 'put right is what an auditor found so';\n            END IF;\n            IF NEW.state = 'accepted' AND OLD.state <> 'accepted' AND NOT EXISTS (\n                SELECT 1 FROM people_roleassignment r WHERE r.person_id = NEW.accepted_by_id AND r.role = 'president'\n                AND r.state = 'confirmed' AND r.valid_from <= NEW.accepted_on AND (r.valid_to IS NULL OR r.valid_to >= NEW.accepted_on)) THEN\n                RAISE EXCEPTION 'only the president accepts a risk';\n            END IF;\n            RETURN NEW;\n        ", hash='b7fc052e1e5bf582130380a8b8b19e9c470ff403', operation='UPDATE OR DELETE', pgid='pgtrigger_recommendation_stays_as_asked_ab68f', table='audit_findings_recommendation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progress',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='85a523714da280c7fef738bace920f32eb8eef14', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_4a6dc', table='audit_findings_progress', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progress',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.recommendation_id, NEW.claim, NEW.text, NEW.reported_by_id, NEW.reported_at) IS DISTINCT FROM ROW(OLD.recommendation_id, OLD.claim, OLD.text, OLD.reported_by_id, OLD.reported_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='186e34eeff687cd0433c671443c64867584ce4d6', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_7a311', table='audit_findings_progress', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='edea09ffd7b077aed177ef5a64b6b3a090776566', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bf4b4', table='audit_findings_judgement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.recommendation_id, NEW.number, NEW.progress_id, NEW.verdict, NEW.text, NEW.new_due_on, NEW.judged_by_id, NEW.judged_at) IS DISTINCT FROM ROW(OLD.recommendation_id, OLD.number, OLD.progress_id, OLD.verdict, OLD.text, OLD.new_due_on, OLD.judged_by_id, OLD.judged_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='6b17d9381e13755d1595a5bd745cec7f890b39cc', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_1f06e', table='audit_findings_judgement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='judged_by_an_auditor', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (SELECT 1 FROM audit_auditors_auditor WHERE person_id = NEW.judged_by_id)\n                AND NOT EXISTS (SELECT 1 FROM people_roleassignment r WHERE r.person_id = NEW.judged_by_id\n                    AND r.role = 'audit_head' AND r.state = 'confirmed' AND r.valid_from <= (NEW.judged_at AT TIME ZONE 'Asia/Tokyo')::date AND (r.valid_to IS NULL OR r.valid_to >= (NEW.judged_at AT TIME ZONE 'Asia/Tokyo')::date)) THEN\n                RAISE EXCEPTION 'evidence is judged by an auditor';\n            END IF;\n            IF EXISTS (SELECT 1 FROM audit_findings_progress WHERE id = NEW.progress_id AND reported_by_id = NEW.judged_by_id)\n                OR EXISTS (SELECT 1 FROM people_roleassignment r JOIN audit_findings_recommendation c\n                    ON c.id = NEW.recommendation_id AND c.unit_id = r.unit_id\n                    WHERE r.person_id = NEW.judged_by_id AND r.state = 'confirmed' AND r.valid_from <= (NEW.judged_at AT TIME ZONE 'Asia/Tokyo')::date AND (r.valid_to IS NULL OR r.valid_to >= (NEW.judged_at AT TIME ZONE 'Asia/Tokyo')::date)) THEN\n                RAISE EXCEPTION 'a unit never judges its own evidence';\n            END IF;\n            RETURN NEW;\n        ", hash='aa0b2ee51f5bbaecb30b6fe2cf9645c84ed7817e', operation='INSERT', pgid='pgtrigger_judged_by_an_auditor_9001e', table='audit_findings_judgement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='repeat',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='bca2fc519c963b7c65cc3c85017213672b56ab10', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b6c55', table='audit_findings_repeat', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1757c0af1c42aa853cebf443e66b03cefd3e19cc', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_1594a', table='audit_findings_response', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.recommendation_id, NEW.stance, NEW.text, NEW.given_by_id, NEW.given_at) IS DISTINCT FROM ROW(OLD.recommendation_id, OLD.stance, OLD.text, OLD.given_by_id, OLD.given_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='911d2e33171e764e7e1f34ede48504651c40f993', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_a1e7c', table='audit_findings_response', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planstep',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='5aa004635e7e52a80c9dcb1b13d02ad3da4c070a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_48fbb', table='audit_findings_planstep', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planstep',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.response_id, NEW.what, NEW.owner, NEW.due_on) IS DISTINCT FROM ROW(OLD.response_id, OLD.what, OLD.owner, OLD.due_on) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='fc397978ce1bc7905cdfe4f21bbd3516e88b213f', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e666f', table='audit_findings_planstep', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scale',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='afed5eb95133d4777d9417cc998f2290fcc7f281', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f9235', table='audit_findings_scale', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scale',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.valid_from, NEW.reason, NEW.decided_by_id, NEW.decided_at) IS DISTINCT FROM ROW(OLD.valid_from, OLD.reason, OLD.decided_by_id, OLD.decided_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='85fabcd5aa40349b404edd960e53873434393861', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_2343f', table='audit_findings_scale', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='level',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c70c4a7c8ab0052d993eba8f4893e919bee08777', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_cf52e', table='audit_findings_level', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='level',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.scale_id, NEW.rating, NEW.text) IS DISTINCT FROM ROW(OLD.scale_id, OLD.rating, OLD.text) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='0d156bf00b574e8f07c93b0d474093ccba51e340', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_01286', table='audit_findings_level', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='80172a102fc1db20f73acad2a3bd80bdd6b0da30', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_1d91f', table='audit_findings_finding', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.written_by_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.written_by_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='27540ca906432f59b2b9ae5d5953b363cc50806a', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_8697c', table='audit_findings_finding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='finding_stays_as_settled', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                RAISE EXCEPTION 'a finding is never removed';\n            END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'draft' OR EXISTS (\n                    SELECT 1 FROM audit_engagements_engagement WHERE id = NEW.engagement_id AND opened_at IS NULL) THEN\n                    RAISE EXCEPTION 'a finding begins as a draft, after the opening';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF OLD.state IN ('issued', 'withdrawn') AND NEW.state <> OLD.state THEN\n                RAISE EXCEPTION 'an end is final';\n            END IF;\n            IF OLD.state IN ('settled', 'issued', 'withdrawn') AND ROW(NEW.engagement_id, NEW.external_id, NEW.unit_id, NEW.block_id, NEW.title, NEW.condition, NEW.criterion_id, NEW.criterion_text, NEW.cause_code, NEW.cause, NEW.effect, NEW.rating, NEW.scale_id) IS DISTINCT FROM ROW(OLD.engagement_id, OLD.external_id, OLD.unit_id, OLD.block_id, OLD.title, OLD.condition, OLD.criterion_id, OLD.criterion_text, OLD.cause_code, OLD.cause, OLD.effect, OLD.rating, OLD.scale_id) THEN\n                RAISE EXCEPTION 'what was settled stays as it was settled';\n            END IF;\n            RETURN NEW;\n        ", hash='6d4209a0897af6c5a44c9e6b4b8f9093e1393c45', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_finding_stays_as_settled_2d353', table='audit_findings_finding', when='BEFORE')),
        ),
    ]
