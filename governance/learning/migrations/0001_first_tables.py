import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import governance.clock
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
            name='Course',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('area', models.CharField(max_length=20, verbose_name='Area')),
                ('code', models.CharField(max_length=30, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9_]+\\Z', 'Use small letters, digits and underscore.')], verbose_name='Code')),
                ('title', models.CharField(max_length=80, verbose_name='Title')),
                ('summary', models.TextField(max_length=600, verbose_name='What it is about')),
                ('minutes', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Minutes it takes')),
                ('valid_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(60)], verbose_name='Months for which a completion counts')),
                ('open_to_all', models.BooleanField(default=True, verbose_name='Anyone may take it')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['title', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('active', 'In force'), ('ended', 'Ended')], default='active', max_length=6, verbose_name='State')),
                ('audience', models.CharField(choices=[('all', 'All staff'), ('roles', 'Holders of roles'), ('units', 'Units with everything below'), ('occasion', 'On an occasion')], max_length=8, verbose_name='Who must take it')),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), default=list, size=None)),
                ('occasion', models.CharField(blank=True, max_length=30, verbose_name='Occasion')),
                ('starts_on', models.DateField(verbose_name='First day')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('grace_days', models.PositiveSmallIntegerField(default=30, verbose_name='Days for those who come later')),
                ('counts_from', models.DateField(verbose_name='Completions count from')),
                ('repeats', models.BooleanField(default=False, verbose_name='Again before it expires')),
                ('remind_days', models.PositiveSmallIntegerField(default=7, verbose_name='Reminder, days before it is due')),
                ('escalate_days', models.PositiveSmallIntegerField(default=7, verbose_name='To the head of the unit, days after it was due')),
                ('filled_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('units', models.ManyToManyField(related_name='+', to='organization.unit')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='learning.course')),
            ],
            options={
                'ordering': ['-starts_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('starts_on'))), name='assignment_due_after_start'), models.CheckConstraint(condition=models.Q(('grace_days__gte', 1)), name='assignment_gives_time'), models.CheckConstraint(condition=models.Q(('audience', 'occasion'), ('occasion', ''), _connector='XOR'), name='assignment_occasion_named'), models.CheckConstraint(condition=models.Q(('audience', 'roles'), ('roles', []), _connector='XOR'), name='assignment_roles_named')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('assigned', 'Assigned'), ('due_soon', 'Reminded before it was due'), ('overdue', 'Told that it is overdue'), ('escalated', 'Passed on to the head of the unit'), ('by_head', 'Reminded by the unit')], max_length=9, verbose_name='What')),
                ('day', models.DateField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('count', models.PositiveIntegerField(default=0, verbose_name='People')),
                ('assignment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='learning.assignment')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='learning.course')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
                'indexes': [models.Index(fields=['course', '-made_at'], name='learning_ro_course__106d9e_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'by_head')), fields=('course', 'unit', 'day'), name='unit_reminds_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=9, verbose_name='State')),
                ('drawn', models.PositiveSmallIntegerField(default=0, verbose_name='Questions per test')),
                ('pass_mark', models.PositiveSmallIntegerField(default=80, verbose_name='Pass mark (%)')),
                ('tries', models.PositiveSmallIntegerField(default=3, verbose_name='Attempts')),
                ('wait_hours', models.PositiveSmallIntegerField(default=1, verbose_name='Hours to wait after a failed attempt')),
                ('change_note', models.CharField(blank=True, max_length=300, verbose_name='What is new')),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='learning.course')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('course', 'number'), name='edition_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('course',), name='one_draft_per_course'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('state', 'draft')), models.Q(('published_at__isnull', False), ('state', 'published')), _connector='OR'), name='published_has_a_time'), models.CheckConstraint(condition=models.Q(('pass_mark__gte', 1), ('pass_mark__lte', 100), ('tries__gte', 1)), name='edition_test_can_be_passed')],
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'To be done'), ('completed', 'Completed'), ('released', 'No longer owed')], default='open', max_length=9, verbose_name='State')),
                ('current', models.BooleanField(default=True)),
                ('assigned_on', models.DateField(verbose_name='Since')),
                ('due_on', models.DateField(null=True, verbose_name='Due')),
                ('pages_read', models.PositiveSmallIntegerField(default=0)),
                ('more_tries', models.PositiveSmallIntegerField(default=0)),
                ('step', models.PositiveSmallIntegerField(choices=[(0, 'None'), (1, 'Reminded'), (2, 'Told that it is overdue'), (3, 'Passed on')], default=0)),
                ('completed_on', models.DateField(null=True, verbose_name='Completed')),
                ('valid_until', models.DateField(null=True, verbose_name='Counts until')),
                ('source', models.CharField(blank=True, choices=[('online', 'E-learning'), ('classroom', 'Classroom')], max_length=9, verbose_name='How')),
                ('score', models.PositiveSmallIntegerField(null=True, verbose_name='Score (%)')),
                ('certificate', models.CharField(max_length=14, null=True, unique=True, verbose_name='Number of the certificate')),
                ('assignment', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='learning.assignment')),
                ('course', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='learning.course')),
                ('edition', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.edition')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='training', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('round', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.round')),
                ('step_round', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.round')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['person', '-assigned_on'], name='record_of_person'), models.Index(condition=models.Q(('current', True)), fields=['course', 'state', 'due_on'], name='record_current'), models.Index(condition=models.Q(('state', 'completed')), fields=['course', 'person'], name='record_completed'), models.Index(condition=models.Q(('state', 'open')), fields=['due_on', 'step'], name='record_open_due'), models.Index(condition=models.Q(('state', 'open')), fields=['assignment'], name='record_open_of_assignment'), models.Index(condition=models.Q(('state', 'open')), fields=['round'], name='record_open_of_round'), models.Index(condition=models.Q(('state', 'open')), fields=['step_round'], name='record_open_of_step')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('person', 'course'), name='one_current_record'), models.CheckConstraint(condition=models.Q(models.Q(('completed_on__isnull', False), ('state', 'completed'), models.Q(('source', ''), _negated=True)), models.Q(models.Q(('state', 'completed'), _negated=True), ('certificate__isnull', True), ('completed_on__isnull', True), ('source', '')), _connector='OR'), name='completed_has_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), ('current', True), _connector='OR'), name='open_is_current'), models.CheckConstraint(condition=models.Q(('score__isnull', True), ('score__lte', 100), _connector='OR'), name='score_in_per_cent')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'Under way'), ('passed', 'Passed'), ('failed', 'Not passed')], default='open', max_length=6, verbose_name='State')),
                ('number', models.PositiveSmallIntegerField()),
                ('drawn', models.JSONField()),
                ('answers', models.JSONField(default=dict)),
                ('score', models.PositiveSmallIntegerField(null=True)),
                ('begun_at', models.DateTimeField(default=governance.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='learning.record')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('record', 'number'), name='attempt_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('record',), name='one_open_attempt'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('score__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_at__isnull', False), ('score__isnull', False)), _connector='OR'), name='ended_attempt_has_a_score')],
            },
        ),
        migrations.CreateModel(
            name='MaterialFile',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=5)),
                ('data', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=80, verbose_name='Heading')),
                ('text', models.TextField(max_length=20000, verbose_name='Text')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='learning.edition')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('edition', 'place'), name='page_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('single', 'One of several'), ('multiple', 'All that apply'), ('truth', 'True or false')], max_length=8, verbose_name='Kind')),
                ('text', models.CharField(max_length=500, verbose_name='Question')),
                ('options', models.JSONField(default=list)),
                ('explanation', models.TextField(max_length=1000, verbose_name='Explanation')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='learning.edition')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('edition', 'place'), name='learning_question_place_once'), models.CheckConstraint(condition=models.Q(('explanation', ''), _negated=True), name='question_is_explained')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAssignment',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('state', models.CharField(choices=[('active', 'In force'), ('ended', 'Ended')], default='active', max_length=6, verbose_name='State')),
                ('audience', models.CharField(choices=[('all', 'All staff'), ('roles', 'Holders of roles'), ('units', 'Units with everything below'), ('occasion', 'On an occasion')], max_length=8, verbose_name='Who must take it')),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), default=list, size=None)),
                ('occasion', models.CharField(blank=True, max_length=30, verbose_name='Occasion')),
                ('starts_on', models.DateField(verbose_name='First day')),
                ('due_on', models.DateField(verbose_name='Due')),
                ('grace_days', models.PositiveSmallIntegerField(default=30, verbose_name='Days for those who come later')),
                ('counts_from', models.DateField(verbose_name='Completions count from')),
                ('repeats', models.BooleanField(default=False, verbose_name='Again before it expires')),
                ('remind_days', models.PositiveSmallIntegerField(default=7, verbose_name='Reminder, days before it is due')),
                ('escalate_days', models.PositiveSmallIntegerField(default=7, verbose_name='To the head of the unit, days after it was due')),
                ('filled_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('course', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='learning.course')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical assignment',
                'verbose_name_plural': 'historical assignments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCourse',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('area', models.CharField(max_length=20, verbose_name='Area')),
                ('code', models.CharField(db_index=True, max_length=30, validators=[django.core.validators.RegexValidator('^[a-z0-9_]+\\Z', 'Use small letters, digits and underscore.')], verbose_name='Code')),
                ('title', models.CharField(max_length=80, verbose_name='Title')),
                ('summary', models.TextField(max_length=600, verbose_name='What it is about')),
                ('minutes', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Minutes it takes')),
                ('valid_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(60)], verbose_name='Months for which a completion counts')),
                ('open_to_all', models.BooleanField(default=True, verbose_name='Anyone may take it')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('current', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='learning.edition')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical course',
                'verbose_name_plural': 'historical courses',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalEdition',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=9, verbose_name='State')),
                ('drawn', models.PositiveSmallIntegerField(default=0, verbose_name='Questions per test')),
                ('pass_mark', models.PositiveSmallIntegerField(default=80, verbose_name='Pass mark (%)')),
                ('tries', models.PositiveSmallIntegerField(default=3, verbose_name='Attempts')),
                ('wait_hours', models.PositiveSmallIntegerField(default=1, verbose_name='Hours to wait after a failed attempt')),
                ('change_note', models.CharField(blank=True, max_length=300, verbose_name='What is new')),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('course', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='learning.course')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical edition',
                'verbose_name_plural': 'historical editions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=130, verbose_name='Name of the file')),
                ('size', models.PositiveIntegerField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='learning.edition')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.materialfile')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'place'), name='material_place_once'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='material_not_empty')],
            },
        ),
        migrations.AddField(
            model_name='course',
            name='current',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.edition'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('valid_months__isnull', True), ('valid_months__gte', 1), _connector='OR'), name='course_valid_some_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='materialfile',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d26887cf216bf6503c72a11d27e4c23abc81d1d7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b100d', table='learning_materialfile', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='materialfile',
            trigger=pgtrigger.compiler.Trigger(name='file_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='9403ed90e51d7f8da31c5b9ee252f75bd12900ce', operation='UPDATE', pgid='pgtrigger_file_stays_7d8b1', table='learning_materialfile', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='fe1f3855552ccae4ae7caa64bbf284631ee81e32', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_6ac45', table='learning_assignment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3c092c00372426b5b3b74fa864c0e87bf3b2af35', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_560ee', table='learning_edition', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='published_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'published\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='41cb833fee5f8d3e22295f457e52489c9b9d8d49', operation='UPDATE OR DELETE', pgid='pgtrigger_published_stays_75511', table='learning_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='course',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1c7ee142e5df0a6b9e17220c520112c002e7b8e1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_77ba6', table='learning_course', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='material',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7c168ef01fce4540102845415ac1d1353d3589a1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_2d352', table='learning_material', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='material',
            trigger=pgtrigger.compiler.Trigger(name='frozen_when_published', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END;\n            IF EXISTS (SELECT 1 FROM learning_edition WHERE id = owner AND state = 'published') THEN\n                RAISE EXCEPTION 'edition % is published and cannot change', owner;\n            END IF;\n            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n        ", hash='2bf1df0382152f7b61a9b8ad4f1c4d77bf8dcea0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_frozen_when_published_23806', table='learning_material', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='page',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='085dd47d5f5be0a4c2b1683a1629a9642a94dd63', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_51d19', table='learning_page', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='page',
            trigger=pgtrigger.compiler.Trigger(name='frozen_when_published', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END;\n            IF EXISTS (SELECT 1 FROM learning_edition WHERE id = owner AND state = 'published') THEN\n                RAISE EXCEPTION 'edition % is published and cannot change', owner;\n            END IF;\n            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n        ", hash='2f7f7c637925973aa8db6272618eb2fce5d8200c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_frozen_when_published_68225', table='learning_page', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='bb3f7f94569ef489bf8e86abd38c0813fdc8d7f0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d6e74', table='learning_question', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='frozen_when_published', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE owner uuid;', func="\n            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END;\n            IF EXISTS (SELECT 1 FROM learning_edition WHERE id = owner AND state = 'published') THEN\n                RAISE EXCEPTION 'edition % is published and cannot change', owner;\n            END IF;\n            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n        ", hash='f56d28376ece7d91fa9c18784e81e6b1557dc4e0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_frozen_when_published_f84a2', table='learning_question', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ebdd40082353c4aff8285815abef5f44857b25ba', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_66da7', table='learning_attempt', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='145c3eb6ade07869be3fec07c53fd9230607ea98', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e7475', table='learning_round', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='record',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='361f9f39d6bbcd8ccdbae04eed72fdb4b82862cd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c30fe', table='learning_record', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
