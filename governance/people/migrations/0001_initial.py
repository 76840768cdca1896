import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import governance.clock
import governance.organization.models
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('organization', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('staff_number', models.CharField(max_length=20, unique=True, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9._-]+\\Z', 'Use letters, digits, full stop, hyphen and underscore.')], verbose_name='Staff number')),
                ('name', models.CharField(max_length=60, verbose_name='Name')),
                ('kana', models.CharField(blank=True, max_length=120, verbose_name='Kana')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                ('is_active', models.BooleanField(default=True, verbose_name='May sign in')),
                ('is_demo', models.BooleanField(default=False)),
                ('must_change_password', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=governance.clock.now)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('home_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='organization.unit', verbose_name='Unit')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'ordering': ['staff_number'],
                'indexes': [models.Index(fields=['home_unit', 'staff_number'], name='people_pers_home_un_ee0fa2_idx'), models.Index(fields=['name'], name='people_pers_name_3035d1_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_superuser', False)), name='nobody_is_superuser')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPerson',
            fields=[
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('staff_number', models.CharField(db_index=True, max_length=20, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9._-]+\\Z', 'Use letters, digits, full stop, hyphen and underscore.')], verbose_name='Staff number')),
                ('name', models.CharField(max_length=60, verbose_name='Name')),
                ('kana', models.CharField(blank=True, max_length=120, verbose_name='Kana')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                ('is_active', models.BooleanField(default=True, verbose_name='May sign in')),
                ('is_demo', models.BooleanField(default=False)),
                ('must_change_password', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=governance.clock.now)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('home_unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'verbose_name': 'historical person',
                'verbose_name_plural': 'historical persons',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRoleAssignment',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('role', models.CharField(choices=[('staff', 'Staff'), ('office_head', 'Office head'), ('block_officer', 'Block person in charge'), ('block_head', 'Block head'), ('investigator', 'Risk/Compliance investigator'), ('compliance_head', 'Risk/Compliance head'), ('external_counsel', 'External counsel'), ('vice_president', 'Vice-president'), ('committee_member', 'Committee member'), ('service_promotion', 'Service Promotion'), ('quality_management', 'Quality Management'), ('division_owner', 'Division in charge'), ('chief_privacy_officer', 'Chief privacy officer'), ('privacy_manager', 'Privacy manager of a unit'), ('audit_head', 'Audit head'), ('auditor', 'Auditor'), ('president', 'President'), ('board_member', 'Board member'), ('statutory_auditor', 'Inspector of the board'), ('hr_officer', 'Personnel division'), ('committee_chair', 'Committee chair'), ('system_admin', 'System administrator')], max_length=24, verbose_name='Role')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Valid to')),
                ('state', models.CharField(choices=[('proposed', 'Waits for confirmation'), ('confirmed', 'In force'), ('refused', 'Not confirmed')], default='confirmed', max_length=10, verbose_name='State')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'verbose_name': 'historical role assignment',
                'verbose_name_plural': 'historical role assignments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('staff', 'Staff'), ('office_head', 'Office head'), ('block_officer', 'Block person in charge'), ('block_head', 'Block head'), ('investigator', 'Risk/Compliance investigator'), ('compliance_head', 'Risk/Compliance head'), ('external_counsel', 'External counsel'), ('vice_president', 'Vice-president'), ('committee_member', 'Committee member'), ('service_promotion', 'Service Promotion'), ('quality_management', 'Quality Management'), ('division_owner', 'Division in charge'), ('chief_privacy_officer', 'Chief privacy officer'), ('privacy_manager', 'Privacy manager of a unit'), ('audit_head', 'Audit head'), ('auditor', 'Auditor'), ('president', 'President'), ('board_member', 'Board member'), ('statutory_auditor', 'Inspector of the board'), ('hr_officer', 'Personnel division'), ('committee_chair', 'Committee chair'), ('system_admin', 'System administrator')], max_length=24, verbose_name='Role')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Valid to')),
                ('state', models.CharField(choices=[('proposed', 'Waits for confirmation'), ('confirmed', 'In force'), ('refused', 'Not confirmed')], default='confirmed', max_length=10, verbose_name='State')),
                ('version', models.PositiveIntegerField(default=1)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles_confirmed', to=settings.AUTH_USER_MODEL)),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles_given', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['role', 'valid_from'],
                'indexes': [models.Index(fields=['role', 'unit'], name='people_role_role_a3ff16_idx'), models.Index(fields=['person', 'valid_from'], name='people_role_person__cf2e7c_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='role_period_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by', models.F('person')), _negated=True), models.Q(('confirmed_by', models.F('given_by')), _negated=True)), name='role_confirmed_by_a_third_person'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'refused'), _negated=True), expressions=[('person', '='), ('role', '='), ('unit', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='same_role_does_not_overlap')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleassignment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f7660a9ad0381e555782a70b81258c0ca59e4eb7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_340d6', table='people_roleassignment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
