import django.contrib.postgres.constraints
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
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Auditor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('origin', models.CharField(choices=[('own', 'Own staff'), ('private', 'From the private sector')], max_length=7, verbose_name='Origin')),
                ('private_years', models.PositiveSmallIntegerField(default=0, verbose_name='Years of audit experience in the private sector')),
                ('private_experience', models.TextField(blank=True, max_length=2000, verbose_name='Experience in the private sector')),
                ('days_a_year', models.PositiveSmallIntegerField(default=200, verbose_name='Auditor days a year')),
                ('joined_on', models.DateField(verbose_name='In the department since')),
                ('left_on', models.DateField(null=True, verbose_name='Left on')),
                ('declared_on', models.DateField(null=True, verbose_name='Declared on')),
                ('version', models.PositiveIntegerField(default=1)),
                ('home_block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block that the auditor comes from')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='auditor', to=settings.AUTH_USER_MODEL, verbose_name='Person')),
            ],
            options={
                'ordering': ['person__staff_number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('left_on__isnull', True), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='auditor_days_in_order'), models.CheckConstraint(condition=models.Q(('days_a_year__lte', 260)), name='auditor_days_of_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=governance.clock.now)),
                ('skill', models.CharField(choices=[('auditing', 'Audit methods'), ('practice', 'Pension practice'), ('accounting', 'Accounting and cash'), ('data', 'Data analysis'), ('systems', 'Information systems'), ('privacy', 'Protection of personal information'), ('procurement', 'Contracts and procurement'), ('interviews', 'Interviews and writing')], max_length=11, verbose_name='Skill')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Learns it'), (2, 'Does it with help'), (3, 'Does it alone'), (4, 'Teaches it')], verbose_name='Level to reach')),
                ('due_on', models.DateField(verbose_name='By')),
                ('how', models.CharField(max_length=400, verbose_name='How')),
                ('state', models.CharField(choices=[('open', 'Under way'), ('reached', 'Reached'), ('dropped', 'Given up')], default='open', max_length=7, verbose_name='State')),
                ('outcome', models.CharField(blank=True, max_length=400, verbose_name='What came of it')),
                ('settled_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='audit_auditors.auditor')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['due_on'], name='goal_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='goal_settled_with_words'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 4)), name='goal_of_four_levels')],
            },
        ),
        migrations.CreateModel(
            name='IndependenceRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(unique=True, verbose_name='Valid from')),
                ('years', models.PositiveSmallIntegerField(verbose_name='Years after service')),
                ('reach', models.CharField(choices=[('unit', 'The unit itself'), ('block', 'All units of its block')], max_length=5, verbose_name='How far former service reaches')),
                ('home_block', models.BooleanField(verbose_name='Nobody audits the block that they come from')),
                ('relatives', models.BooleanField(verbose_name='Nobody audits a unit where a relative works')),
                ('designers', models.BooleanField(verbose_name='Nobody audits what they designed')),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('decided_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('years__gte', 1), ('years__lte', 40)), name='independence_years'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='independence_rule_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Process',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('process', 'Process'), ('system', 'System'), ('contractor', 'Contractor')], max_length=10, verbose_name='Kind')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='Code')),
                ('name', models.CharField(max_length=100, verbose_name='Name')),
                ('is_current', models.BooleanField(default=True, verbose_name='Still in use')),
                ('version', models.PositiveIntegerField(default=1)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Division in charge')),
            ],
            options={
                'ordering': ['kind', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Designed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(null=True, verbose_name='From')),
                ('valid_to', models.DateField(null=True, verbose_name='To')),
                ('declared_at', models.DateTimeField(default=governance.clock.now)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400, verbose_name='Why it is wrong')),
                ('part', models.CharField(max_length=200, verbose_name='Part in it')),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='designs', to='audit_auditors.auditor')),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('process', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_auditors.process', verbose_name='Process or system')),
            ],
            options={
                'ordering': ['declared_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='designed_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_because', ''), ('withdrawn_by__isnull', True)), models.Q(models.Q(('withdrawn_because', ''), _negated=True), ('withdrawn_by__isnull', False)), _connector='OR'), name='designed_withdrawn_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Qualification',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=governance.clock.now)),
                ('name', models.CharField(max_length=100, verbose_name='Qualification')),
                ('issuer', models.CharField(max_length=100, verbose_name='Issued by')),
                ('obtained_on', models.DateField(verbose_name='Obtained on')),
                ('expires_on', models.DateField(null=True, verbose_name='Valid until')),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='qualifications', to='audit_auditors.auditor')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', '-obtained_on'],
                'indexes': [models.Index(fields=['expires_on'], name='qualification_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_on__isnull', True), ('expires_on__gte', models.F('obtained_on')), _connector='OR'), name='qualification_days_in_order'), models.UniqueConstraint(fields=('auditor', 'name', 'obtained_on'), name='qualification_once')],
            },
        ),
        migrations.CreateModel(
            name='Relative',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(null=True, verbose_name='From')),
                ('valid_to', models.DateField(null=True, verbose_name='To')),
                ('declared_at', models.DateTimeField(default=governance.clock.now)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400, verbose_name='Why it is wrong')),
                ('relation', models.CharField(choices=[('spouse', 'Spouse or partner'), ('parent', 'Parent or child'), ('sibling', 'Brother or sister'), ('other', 'Another relative in the same household')], max_length=7, verbose_name='Relation')),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relatives', to='audit_auditors.auditor')),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit where the relative works')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['declared_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='relative_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_because', ''), ('withdrawn_by__isnull', True)), models.Q(models.Q(('withdrawn_because', ''), _negated=True), ('withdrawn_by__isnull', False)), _connector='OR'), name='relative_withdrawn_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('post', models.CharField(blank=True, max_length=100, verbose_name='Post')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(null=True, verbose_name='To')),
                ('entered_at', models.DateTimeField(default=governance.clock.now)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400, verbose_name='Why it is wrong')),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='audit_auditors.auditor')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-valid_from', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='service_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_because', ''), ('withdrawn_by__isnull', True)), models.Q(models.Q(('withdrawn_because', ''), _negated=True), ('withdrawn_by__isnull', False)), _connector='OR'), name='service_withdrawn_with_a_reason'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('withdrawn_because', '')), expressions=[('auditor', '='), ('unit', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='service_entered_once')],
            },
        ),
        migrations.CreateModel(
            name='SkillLevel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=governance.clock.now)),
                ('skill', models.CharField(choices=[('auditing', 'Audit methods'), ('practice', 'Pension practice'), ('accounting', 'Accounting and cash'), ('data', 'Data analysis'), ('systems', 'Information systems'), ('privacy', 'Protection of personal information'), ('procurement', 'Contracts and procurement'), ('interviews', 'Interviews and writing')], max_length=11, verbose_name='Skill')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Learns it'), (2, 'Does it with help'), (3, 'Does it alone'), (4, 'Teaches it')], verbose_name='Level')),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skill_levels', to='audit_auditors.auditor')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['skill', '-entered_at'],
                'indexes': [models.Index(fields=['auditor', 'skill', '-entered_at'], name='skill_level_of_auditor')],
                'constraints': [models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 4)), name='four_skill_levels')],
            },
        ),
        migrations.CreateModel(
            name='Study',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=governance.clock.now)),
                ('kind', models.CharField(choices=[('course', 'Course or seminar'), ('online', 'Online learning'), ('conference', 'Conference or study group'), ('teaching', 'Teaching others')], max_length=10, verbose_name='Kind of study')),
                ('subject', models.CharField(max_length=200, verbose_name='Subject')),
                ('skill', models.CharField(choices=[('auditing', 'Audit methods'), ('practice', 'Pension practice'), ('accounting', 'Accounting and cash'), ('data', 'Data analysis'), ('systems', 'Information systems'), ('privacy', 'Protection of personal information'), ('procurement', 'Contracts and procurement'), ('interviews', 'Interviews and writing')], max_length=11, verbose_name='Skill')),
                ('studied_on', models.DateField(verbose_name='Studied on')),
                ('hours', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='Hours')),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='studies', to='audit_auditors.auditor')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-studied_on', 'id'],
                'indexes': [models.Index(fields=['auditor', 'studied_on'], name='study_of_auditor')],
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 200)), name='study_of_some_hours')],
            },
        ),
        migrations.CreateModel(
            name='StudyNeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(unique=True, verbose_name='From the fiscal year')),
                ('hours', models.PositiveSmallIntegerField(verbose_name='Hours a year')),
                ('decided_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-fiscal_year'],
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__lte', 400)), name='study_need_can_be_met')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditor',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3f92cc7383a5ac5bafa29284c1cb25ba221f038d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9919a', table='audit_auditors_auditor', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditor',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.person_id) IS DISTINCT FROM ROW(OLD.person_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='012937bd70f41b472cc0633de0650bed54d0cefe', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_fae8e', table='audit_auditors_auditor', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditor',
            trigger=pgtrigger.compiler.Trigger(name='facts_keep_independence', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            PERFORM audit_refuse_conflicts(NULL, NEW.id);\n            RETURN NULL;\n        ', hash='b10f4808904b7f449d109b2da130dc334c3cf276', operation='INSERT OR UPDATE', pgid='pgtrigger_facts_keep_independence_ae6bc', table='audit_auditors_auditor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='goal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2e1dc046c06b826521457ca5c5d5a65099f9c77b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_601ba', table='audit_auditors_goal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='goal',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.auditor_id, NEW.skill, NEW.level, NEW.due_on, NEW.how, NEW.entered_by_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.auditor_id, OLD.skill, OLD.level, OLD.due_on, OLD.how, OLD.entered_by_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='224e88881e8f86882cc63b2e1cb3eaca394c36df', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_2fc9c', table='audit_auditors_goal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='independencerule',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='bd544c0d7502d3bfba3b3f48bcea7a234a2c19b3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_96862', table='audit_auditors_independencerule', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='independencerule',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.valid_from, NEW.years, NEW.reach, NEW.home_block, NEW.relatives, NEW.designers, NEW.reason, NEW.decided_by_id, NEW.decided_at) IS DISTINCT FROM ROW(OLD.valid_from, OLD.years, OLD.reach, OLD.home_block, OLD.relatives, OLD.designers, OLD.reason, OLD.decided_by_id, OLD.decided_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='66b8fc7e2dc0135001188565e2554cce010b5ec8', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d484d', table='audit_auditors_independencerule', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='independencerule',
            trigger=pgtrigger.compiler.Trigger(name='rule_keeps_independence', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            PERFORM audit_refuse_conflicts(NULL, NULL);\n            RETURN NULL;\n        ', hash='e8a214caeef1c300eb5db6d7dfb5a97c34625ba4', operation='INSERT', pgid='pgtrigger_rule_keeps_independence_1b482', table='audit_auditors_independencerule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='process',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e3ee1f7cbcac130ca95adf72805f5fec4a1dd3e2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_311a8', table='audit_auditors_process', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='process',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.kind, NEW.code) IS DISTINCT FROM ROW(OLD.kind, OLD.code) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='59319fd71a6ad687a5bd0b9ae88173d953fc2446', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9faa1', table='audit_auditors_process', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designed',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c74061aa8e5d6f709d47d8f257cbb1a8a9f00bf4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bf02c', table='audit_auditors_designed', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designed',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.auditor_id, NEW.process_id, NEW.part, NEW.valid_from, NEW.valid_to, NEW.declared_by_id, NEW.declared_at) IS DISTINCT FROM ROW(OLD.auditor_id, OLD.process_id, OLD.part, OLD.valid_from, OLD.valid_to, OLD.declared_by_id, OLD.declared_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2ed663b6f2e008f5fc04a821f304122e09704620', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_5e602', table='audit_auditors_designed', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designed',
            trigger=pgtrigger.compiler.Trigger(name='facts_keep_independence', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            PERFORM audit_refuse_conflicts(NULL, NEW.auditor_id);\n            RETURN NULL;\n        ', hash='9fadc9d1fdcb5e6b3e183751e520b031169e19a8', operation='INSERT OR UPDATE', pgid='pgtrigger_facts_keep_independence_98ceb', table='audit_auditors_designed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='dfc80fed46766dd41bc80e2730ba084ac4fd47ec', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ea7b0', table='audit_auditors_qualification', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.auditor_id, NEW.name, NEW.issuer, NEW.obtained_on, NEW.expires_on, NEW.entered_by_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.auditor_id, OLD.name, OLD.issuer, OLD.obtained_on, OLD.expires_on, OLD.entered_by_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='7c854b216dc3d4b8399d70b90cfea15567500813', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ac7a2', table='audit_auditors_qualification', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relative',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='81b39ef06bf355af476a8b3f0c09e549ad94a6dd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c929f', table='audit_auditors_relative', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relative',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.auditor_id, NEW.relation, NEW.unit_id, NEW.valid_from, NEW.valid_to, NEW.declared_by_id, NEW.declared_at) IS DISTINCT FROM ROW(OLD.auditor_id, OLD.relation, OLD.unit_id, OLD.valid_from, OLD.valid_to, OLD.declared_by_id, OLD.declared_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='01f0eaf0d5ba3c9b733c2350fdbea53f737f4a94', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_c4371', table='audit_auditors_relative', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relative',
            trigger=pgtrigger.compiler.Trigger(name='facts_keep_independence', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            PERFORM audit_refuse_conflicts(NULL, NEW.auditor_id);\n            RETURN NULL;\n        ', hash='6b3d11885bcc1a5e99d7c1613d32cf83bf660742', operation='INSERT OR UPDATE', pgid='pgtrigger_facts_keep_independence_8272e', table='audit_auditors_relative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2cc5caa076922dc6cd1120a2d1fc0a2340b222df', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_508d1', table='audit_auditors_service', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.auditor_id, NEW.unit_id, NEW.post, NEW.valid_from, NEW.valid_to, NEW.entered_by_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.auditor_id, OLD.unit_id, OLD.post, OLD.valid_from, OLD.valid_to, OLD.entered_by_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d10b8efe80012561b92a448a48d79bf453474263', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_1ae22', table='audit_auditors_service', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='facts_keep_independence', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            PERFORM audit_refuse_conflicts(NULL, NEW.auditor_id);\n            RETURN NULL;\n        ', hash='fb4f17829fd7bb7a0ba12a2c5e02c9af73f1c196', operation='INSERT OR UPDATE', pgid='pgtrigger_facts_keep_independence_69c0d', table='audit_auditors_service', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skilllevel',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c9746a85f92b8c43534af50e265643424cb28949', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_1b454', table='audit_auditors_skilllevel', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skilllevel',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.auditor_id, NEW.skill, NEW.level, NEW.entered_by_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.auditor_id, OLD.skill, OLD.level, OLD.entered_by_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2bfbe5fe5e4205013f9da5de2db12891381f9f12', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_48793', table='audit_auditors_skilllevel', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='study',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='81c56509fad3f5cb175baa62ee3112321cb87f59', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5f807', table='audit_auditors_study', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='study',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.auditor_id, NEW.kind, NEW.subject, NEW.skill, NEW.studied_on, NEW.hours, NEW.entered_by_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.auditor_id, OLD.kind, OLD.subject, OLD.skill, OLD.studied_on, OLD.hours, OLD.entered_by_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='08c33cfd4be3db3fa716ed32236ba59e69d82fed', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_998c6', table='audit_auditors_study', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='studyneed',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6e9bac73fcd876f299df32dc64a9e220831630df', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_47120', table='audit_auditors_studyneed', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='studyneed',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.hours, NEW.decided_by_id, NEW.decided_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.hours, OLD.decided_by_id, OLD.decided_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='27549cca21db39ee7b7b6f752ee914725a9f42c5', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_bdabc', table='audit_auditors_studyneed', when='BEFORE')),
        ),
    ]
