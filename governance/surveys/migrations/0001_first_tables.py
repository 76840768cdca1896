import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
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
            name='Survey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('area', models.CharField(max_length=20, verbose_name='Area')),
                ('code', models.CharField(max_length=30, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9_]+\\Z', 'Use small letters, digits and underscore.')], verbose_name='Code')),
                ('title', models.CharField(max_length=80, verbose_name='Title')),
                ('purpose', models.TextField(max_length=1000, verbose_name='What the answers are used for')),
                ('threshold', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(5)], verbose_name='Smallest group shown')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['title', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('threshold__gte', 5)), name='survey_threshold_at_least_5')],
            },
        ),
        migrations.CreateModel(
            name='Questionnaire',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('fixed', 'In use, unchangeable')], default='draft', max_length=5, verbose_name='State')),
                ('version', models.PositiveIntegerField(default=1)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questionnaires', to='surveys.survey')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('survey', 'number'), name='questionnaire_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('survey',), name='one_draft_per_survey')],
            },
        ),
        migrations.CreateModel(
            name='Wave',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=60, verbose_name='Name of the wave')),
                ('opens_on', models.DateField(verbose_name='First day')),
                ('closes_on', models.DateField(verbose_name='Last day')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('cancelled', 'Called off')], default='planned', max_length=9, verbose_name='State')),
                ('level', models.CharField(choices=[('total', 'Not at all'), ('area', 'By headquarters and block'), ('unit', 'By unit')], max_length=5, verbose_name='Units are kept apart')),
                ('audience', models.CharField(choices=[('all', 'All staff'), ('units', 'Staff of chosen units, with the units below them'), ('roles', 'Holders of chosen roles'), ('codes', 'Only people with a code on paper')], max_length=5, verbose_name='Who is asked')),
                ('audience_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('staff', 'Staff'), ('office_head', 'Office head'), ('block_officer', 'Block person in charge'), ('block_head', 'Block head'), ('investigator', 'Risk/Compliance investigator'), ('compliance_head', 'Risk/Compliance head'), ('external_counsel', 'External counsel'), ('vice_president', 'Vice-president'), ('committee_member', 'Committee member'), ('service_promotion', 'Service Promotion'), ('quality_management', 'Quality Management'), ('division_owner', 'Division in charge'), ('chief_privacy_officer', 'Chief privacy officer'), ('privacy_manager', 'Privacy manager of a unit'), ('audit_head', 'Audit head'), ('auditor', 'Auditor'), ('president', 'President'), ('board_member', 'Board member'), ('statutory_auditor', 'Inspector of the board'), ('hr_officer', 'Personnel division'), ('committee_chair', 'Committee chair'), ('system_admin', 'System administrator')], max_length=24), default=list, size=None)),
                ('threshold', models.PositiveSmallIntegerField()),
                ('reminders_allowed', models.PositiveSmallIntegerField(default=2, verbose_name='Reminders at most')),
                ('reminders_sent', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('audience_units', models.ManyToManyField(related_name='+', to='organization.unit')),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waves', to='surveys.questionnaire')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waves', to='surveys.survey')),
            ],
            options={
                'ordering': ['-opens_on', 'id'],
                'indexes': [models.Index(fields=['state', 'closes_on'], name='surveys_wav_state_d300c7_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='wave_days_in_order'), models.CheckConstraint(condition=models.Q(('threshold__gte', 5)), name='wave_threshold_at_least_5'), models.CheckConstraint(condition=models.Q(('reminders_allowed__lte', 3), ('reminders_sent__lte', models.F('reminders_allowed'))), name='wave_reminders_limited'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('survey',), name='one_open_wave_per_survey')],
            },
        ),
        migrations.CreateModel(
            name='Envelope',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='envelopes', to='surveys.wave')),
            ],
        ),
        migrations.CreateModel(
            name='Spent',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spent', to='surveys.wave')),
            ],
        ),
        migrations.CreateModel(
            name='WaveGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('invited', models.PositiveIntegerField(default=0)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='surveys.wave')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('wave', 'number'), name='wave_group_number_once'), models.UniqueConstraint(fields=('wave', 'unit'), name='wave_group_unit_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='HistoricalSurvey',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('area', models.CharField(max_length=20, verbose_name='Area')),
                ('code', models.CharField(db_index=True, max_length=30, validators=[django.core.validators.RegexValidator('^[a-z0-9_]+\\Z', 'Use small letters, digits and underscore.')], verbose_name='Code')),
                ('title', models.CharField(max_length=80, verbose_name='Title')),
                ('purpose', models.TextField(max_length=1000, verbose_name='What the answers are used for')),
                ('threshold', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(5)], verbose_name='Smallest group shown')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical survey',
                'verbose_name_plural': 'historical surveys',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('group', models.PositiveSmallIntegerField()),
                ('taken', models.BooleanField(default=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='surveys.wave')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('wave', 'person'), name='invited_once')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=80, verbose_name='Heading')),
                ('text', models.TextField(blank=True, max_length=1000, verbose_name='Explanation')),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='surveys.questionnaire')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('questionnaire', 'position'), name='section_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=30, validators=[django.core.validators.RegexValidator('^[a-z0-9_]+\\Z', 'Use small letters, digits and underscore.')], verbose_name='Code')),
                ('kind', models.CharField(choices=[('scale', 'Scale of 5 points'), ('yes_no', 'Yes or no'), ('single', 'One of several'), ('multiple', 'Several of several'), ('number', 'Number'), ('text', 'Free text')], max_length=8, verbose_name='Kind')),
                ('text', models.CharField(max_length=300, verbose_name='Question')),
                ('hint', models.CharField(blank=True, max_length=300, verbose_name='Hint')),
                ('required', models.BooleanField(default=False, verbose_name='Must be answered')),
                ('options', models.JSONField(default=list)),
                ('low_label', models.CharField(blank=True, max_length=30, verbose_name='Words for 1')),
                ('high_label', models.CharField(blank=True, max_length=30, verbose_name='Words for 5')),
                ('least', models.IntegerField(blank=True, null=True, verbose_name='Smallest number')),
                ('most', models.IntegerField(blank=True, null=True, verbose_name='Largest number')),
                ('depends_values', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), default=list, size=None)),
                ('broken', models.BooleanField(default=False)),
                ('depends_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dependents', to='surveys.question')),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='surveys.questionnaire')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='surveys.section')),
            ],
            options={
                'ordering': ['section__position', 'position'],
                'constraints': [models.UniqueConstraint(fields=('questionnaire', 'code'), name='question_code_once'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('section', 'position'), name='question_place_once'), models.CheckConstraint(condition=models.Q(models.Q(('depends_on__isnull', True), ('depends_values', [])), ('depends_on__isnull', False), _connector='OR'), name='condition_needs_a_question')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('level', models.CharField(choices=[('total', 'Whole'), ('area', 'Headquarters and blocks'), ('unit', 'Units')], max_length=5)),
                ('hidden', models.BooleanField(default=False)),
                ('invited', models.PositiveIntegerField(null=True)),
                ('people', models.PositiveIntegerField(null=True)),
                ('silent', models.PositiveIntegerField(null=True)),
                ('cells', models.JSONField(null=True)),
                ('score', models.FloatField(null=True)),
                ('low', models.FloatField(null=True)),
                ('high', models.FloatField(null=True)),
                ('deviation', models.FloatField(null=True)),
                ('verdict', models.CharField(blank=True, choices=[('', '–'), ('within', 'No difference beyond noise'), ('above', 'Above the others'), ('below', 'Below the others')], max_length=6)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('question', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='surveys.question')),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='surveys.wave')),
            ],
            options={
                'indexes': [models.Index(fields=['question', 'level', 'score'], name='surveys_fig_questio_da875d_idx'), models.Index(fields=['wave', 'level', 'unit'], name='surveys_fig_wave_id_4a9407_idx')],
                'constraints': [models.UniqueConstraint(fields=('wave', 'question', 'level', 'unit'), name='figure_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('hidden', False), models.Q(('cells__isnull', True), ('deviation__isnull', True), ('high__isnull', True), ('invited__isnull', True), ('low__isnull', True), ('people__isnull', True), ('score__isnull', True), ('silent__isnull', True), ('verdict', '')), _connector='OR'), name='hidden_figures_hold_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='surveys.question')),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='surveys.wave')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['wave', 'question', 'id'], name='surveys_rem_wave_id_c561fe_idx')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalWave',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=60, verbose_name='Name of the wave')),
                ('opens_on', models.DateField(verbose_name='First day')),
                ('closes_on', models.DateField(verbose_name='Last day')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('cancelled', 'Called off')], default='planned', max_length=9, verbose_name='State')),
                ('level', models.CharField(choices=[('total', 'Not at all'), ('area', 'By headquarters and block'), ('unit', 'By unit')], max_length=5, verbose_name='Units are kept apart')),
                ('audience', models.CharField(choices=[('all', 'All staff'), ('units', 'Staff of chosen units, with the units below them'), ('roles', 'Holders of chosen roles'), ('codes', 'Only people with a code on paper')], max_length=5, verbose_name='Who is asked')),
                ('audience_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('staff', 'Staff'), ('office_head', 'Office head'), ('block_officer', 'Block person in charge'), ('block_head', 'Block head'), ('investigator', 'Risk/Compliance investigator'), ('compliance_head', 'Risk/Compliance head'), ('external_counsel', 'External counsel'), ('vice_president', 'Vice-president'), ('committee_member', 'Committee member'), ('service_promotion', 'Service Promotion'), ('quality_management', 'Quality Management'), ('division_owner', 'Division in charge'), ('chief_privacy_officer', 'Chief privacy officer'), ('privacy_manager', 'Privacy manager of a unit'), ('audit_head', 'Audit head'), ('auditor', 'Auditor'), ('president', 'President'), ('board_member', 'Board member'), ('statutory_auditor', 'Inspector of the board'), ('hr_officer', 'Personnel division'), ('committee_chair', 'Committee chair'), ('system_admin', 'System administrator')], max_length=24), default=list, size=None)),
                ('threshold', models.PositiveSmallIntegerField()),
                ('reminders_allowed', models.PositiveSmallIntegerField(default=2, verbose_name='Reminders at most')),
                ('reminders_sent', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('questionnaire', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='surveys.questionnaire')),
                ('survey', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='surveys.survey')),
            ],
            options={
                'verbose_name': 'historical wave',
                'verbose_name_plural': 'historical waves',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalQuestionnaire',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('fixed', 'In use, unchangeable')], default='draft', max_length=5, verbose_name='State')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('survey', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='surveys.survey')),
            ],
            options={
                'verbose_name': 'historical questionnaire',
                'verbose_name_plural': 'historical questionnaires',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='WaveKey',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='key', serialize=False, to='surveys.wave')),
                ('public', models.BinaryField()),
                ('sealed_private', models.BinaryField()),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='00ee9435751d977f98b4e1f5fed0d3716315e788', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_87001', table='surveys_survey', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='section',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='321c0617427b89e58546f5643399008d4193b15b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_76c40', table='surveys_section', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='section',
            trigger=pgtrigger.compiler.Trigger(name='frozen_in_use', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.questionnaire_id ELSE NEW.questionnaire_id END;\n            IF EXISTS (SELECT 1 FROM surveys_questionnaire WHERE id = owner AND state = 'fixed') THEN\n                RAISE EXCEPTION 'questionnaire % is in use and cannot change', owner;\n            END IF;\n            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n        ", hash='5eed713087aeda928fd2cc327c3b303327c81319', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_frozen_in_use_91cd8', table='surveys_section', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='50fc21cae5b5c8bd1bb23367e75063c9121d0f77', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7702c', table='surveys_question', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='frozen_in_use', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.questionnaire_id ELSE NEW.questionnaire_id END;\n            IF EXISTS (SELECT 1 FROM surveys_questionnaire WHERE id = owner AND state = 'fixed') THEN\n                RAISE EXCEPTION 'questionnaire % is in use and cannot change', owner;\n            END IF;\n            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n        ", hash='903f69cb853f8219a5efec372e031d94d4bd5a22', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_frozen_in_use_017c7', table='surveys_question', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionnaire',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='5503119c806b64911c42135ce0cb7cca90e08568', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bac0b', table='surveys_questionnaire', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wave',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='062068b3e86058afaa58c989bedaadae05097f6a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_975d3', table='surveys_wave', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spent',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='be958a23cb0db01c5b8e59dfe8816449ac3e3032', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_42f0c', table='surveys_spent', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='remark',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6d15a94d8ffaf8ce69695734521fa66ab4ea16d6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_26cfc', table='surveys_remark', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='877284b17f2823efdf78630744cd11f50c702344', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5bb9f', table='surveys_invitation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a779c7dcefd336fc5d5188a2be4a8019998b02ac', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_55f93', table='surveys_figure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='envelope',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e2f86aa024e4e93445726e08df00c3e6dc797031', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a8f53', table='surveys_envelope', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wavegroup',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='61b3a8f0a827e638dcea660556e720528ce8cdd2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5f9b2', table='surveys_wavegroup', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
