import django.contrib.postgres.constraints
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

    dependencies = [
        ('attachments', '0001_initial'),
        ('compliance', '0001_initial'),
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('file', 'File'), ('physical', 'Thing or paper')], max_length=8)),
                ('obtained_on', models.DateField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('sealed', models.BinaryField()),
                ('attachment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='compliance.case')),
                ('obtained_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='evidence_number_once'), models.CheckConstraint(condition=models.Q(('kind', 'file'), ('attachment__isnull', True), _connector='XOR'), name='file_exactly_with_attachment')],
            },
        ),
        migrations.CreateModel(
            name='Allegation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('sealed', models.BinaryField()),
                ('result', models.CharField(blank=True, choices=[('established', 'Established'), ('partly', 'Established in part'), ('not_established', 'Not established'), ('unclear', 'Could not be made clear')], max_length=15)),
                ('found_at', models.DateTimeField(null=True)),
                ('sealed_reasons', models.BinaryField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allegations', to='compliance.case')),
                ('found_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evidence', models.ManyToManyField(related_name='allegations', to='compliance.evidence')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='allegation_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('found_by__isnull', True), ('result', ''), ('sealed_reasons__isnull', True)), models.Q(models.Q(('result', ''), _negated=True), ('found_by__isnull', False), ('sealed_reasons__isnull', False)), _connector='OR'), name='found_with_reasons_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('submitted_at', models.DateTimeField(default=governance.clock.now)),
                ('finding', models.CharField(choices=[('found', 'A violation was found'), ('partly', 'A violation was found in part'), ('not_found', 'No violation was found'), ('unclear', 'It could not be made clear')], max_length=10)),
                ('sealed', models.BinaryField()),
                ('outcome', models.CharField(choices=[('waiting', 'Waits for review'), ('returned', 'Returned with comments'), ('approved', 'Approved')], default='waiting', max_length=8)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('sealed_comments', models.BinaryField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='compliance.case')),
                ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='conclusion_number_once'), models.UniqueConstraint(condition=models.Q(('outcome', 'waiting')), fields=('case',), name='one_conclusion_waits_for_review'), models.CheckConstraint(condition=models.Q(('reviewer__isnull', True), models.Q(('reviewer', models.F('author')), _negated=True), _connector='OR'), name='nobody_reviews_their_own'), models.CheckConstraint(condition=models.Q(('outcome', 'waiting'), ('reviewer__isnull', False), _connector='XOR'), name='reviewed_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('asked', 'Waits for confirmation'), ('confirmed', 'Confirmed by the person'), ('objected', 'Correction asked for'), ('cancelled', 'Cancelled')], default='planned', max_length=9)),
                ('planned_on', models.DateField()),
                ('sealed_plan', models.BinaryField()),
                ('held_on', models.DateField(null=True)),
                ('told_confidential', models.BooleanField(default=False)),
                ('record_number', models.PositiveSmallIntegerField(default=0)),
                ('sealed_record', models.BinaryField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interviews', to='compliance.case')),
                ('interviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='interview_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'cancelled']), models.Q(('held_on__isnull', False), ('sealed_record__isnull', False), ('told_confidential', True)), _connector='OR'), name='held_with_record_and_told')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('record_number', models.PositiveSmallIntegerField()),
                ('issued_at', models.DateTimeField(default=governance.clock.now)),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('code_digest', models.CharField(max_length=64, null=True, unique=True)),
                ('sealed_copy', models.BinaryField(null=True)),
                ('answer', models.CharField(blank=True, choices=[('confirmed', 'The record is right'), ('correction', 'Something should be corrected')], max_length=10)),
                ('answered_at', models.DateTimeField(null=True)),
                ('sealed_answer', models.BinaryField(null=True)),
                ('box', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='vault.box')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interview', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='compliance.interview')),
            ],
            options={
                'ordering': ['-issued_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('code_digest__isnull', True), ('sealed_copy__isnull', True)), models.Q(('answer', ''), ('code_digest__isnull', False), ('sealed_copy__isnull', False)), _connector='OR'), name='copy_gone_with_the_code'), models.UniqueConstraint(condition=models.Q(('code_digest__isnull', False)), fields=('interview',), name='one_code_per_interview')],
            },
        ),
        migrations.CreateModel(
            name='CustodyEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('taken_in', 'Taken in'), ('moved', 'Moved to another place'), ('handed_over', 'Handed over'), ('examined', 'Examined'), ('verified', 'Checked: unchanged since it was taken in'), ('broken', 'Checked: not the same as when it was taken in'), ('returned', 'Returned')], max_length=11)),
                ('at', models.DateTimeField(default=governance.clock.now)),
                ('sealed', models.BinaryField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='custody', to='compliance.evidence')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('relation', models.BooleanField()),
                ('declared_at', models.DateTimeField(default=governance.clock.now)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='compliance.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'person'), name='declared_once')],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('proposed', 'Proposed'), ('erased', 'Erased'), ('kept', 'Kept')], default='proposed', max_length=8)),
                ('proposed_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='erasures', to='compliance.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-proposed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', 'proposed')), fields=('case',), name='one_erasure_proposed'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='erased_by_two_people'), models.CheckConstraint(condition=models.Q(('outcome', 'proposed'), ('decided_by__isnull', False), _connector='XOR'), name='erasure_decided_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAllegation',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('sealed', models.BinaryField()),
                ('result', models.CharField(blank=True, choices=[('established', 'Established'), ('partly', 'Established in part'), ('not_established', 'Not established'), ('unclear', 'Could not be made clear')], max_length=15)),
                ('found_at', models.DateTimeField(null=True)),
                ('sealed_reasons', models.BinaryField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='compliance.case')),
                ('found_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical allegation',
                'verbose_name_plural': 'historical allegations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('placed_at', models.DateTimeField(default=governance.clock.now)),
                ('sealed', models.BinaryField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='compliance.case')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-placed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('case',), name='one_hold_in_force'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at__isnull', True), ('lifted_by__isnull', True)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False)), _connector='OR'), name='lifted_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('precision', models.CharField(choices=[('day', 'On this day'), ('about', 'About this day'), ('month', 'In this month')], max_length=5)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('sealed', models.BinaryField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='occurrences', to='compliance.case')),
                ('evidence', models.ManyToManyField(related_name='occurrences', to='compliance.evidence')),
                ('interview', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compliance.interview')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compliance.message')),
            ],
            options={
                'ordering': ['day', 'made_at'],
                'indexes': [models.Index(fields=['case', 'day'], name='compliance__case_id_c75586_idx')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('sealed', models.BinaryField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='compliance.case')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='plan_number_once'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='plan_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='RetentionRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('declined', 'Not taken up'), ('no_violation', 'No violation found, or not made clear'), ('violation', 'Violation found, also in part')], max_length=12, verbose_name='Kind')),
                ('years', models.PositiveSmallIntegerField(verbose_name='Years after the end')),
                ('source', models.CharField(max_length=200, verbose_name='Source')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Valid to')),
            ],
            options={
                'ordering': ['kind', 'valid_from'],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('kind', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='one_retention_of_a_kind_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'Not done yet'), ('done', 'Done'), ('dropped', 'No longer needed')], default='open', max_length=8)),
                ('due_on', models.DateField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('sealed', models.BinaryField()),
                ('assignee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='compliance.case')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_on', 'made_at'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['assignee', 'due_on'], name='task_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'open'), ('ended_at__isnull', False), _connector='XOR'), name='ended_unless_open')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='case',
            name='accepted_with_severity_and_category',
        ),
        migrations.RemoveConstraint(
            model_name='case',
            name='finding_exactly_when_concluded',
        ),
        migrations.AddField(
            model_name='case',
            name='closed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='erased_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='leading',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='compliance.case'),
        ),
        migrations.AddField(
            model_name='case',
            name='sealed_reopening',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='work_box',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box'),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='closed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='erased_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='leading',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='compliance.case'),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='sealed_reopening',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='work_box',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='vault.box'),
        ),
        migrations.AlterField(
            model_name='case',
            name='state',
            field=models.CharField(choices=[('received', 'Received'), ('accepted', 'Accepted'), ('investigating', 'Under investigation'), ('in_review', 'Conclusion under review'), ('declined', 'Not taken up'), ('concluded', 'Concluded'), ('closed', 'Closed')], default='received', max_length=14, verbose_name='State'),
        ),
        migrations.AlterField(
            model_name='historicalcase',
            name='state',
            field=models.CharField(choices=[('received', 'Received'), ('accepted', 'Accepted'), ('investigating', 'Under investigation'), ('in_review', 'Conclusion under review'), ('declined', 'Not taken up'), ('concluded', 'Concluded'), ('closed', 'Closed')], default='received', max_length=14, verbose_name='State'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('erased_at__isnull', True), ('state', 'closed')), fields=['closed_at'], name='case_kept'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'investigating', 'in_review', 'concluded', 'closed']), _negated=True), models.Q(('category', ''), ('severity', ''), _negated=True), _connector='OR'), name='accepted_with_severity_and_category'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['concluded', 'closed']), ('finding', ''), _connector='XOR'), name='finding_exactly_when_concluded'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('leading', models.F('id')), _negated=True), name='not_joined_to_itself'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'closed'), ('closed_at__isnull', True), _connector='XOR'), name='closed_with_the_moment'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), ('state__in', ['closed', 'declined']), _connector='OR'), name='erased_after_the_end'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='joined_to_a_leader', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."leading_id" IS NOT NULL)', func="\n            PERFORM 1 FROM compliance_case WHERE id = NEW.leading_id AND leading_id IS NULL FOR UPDATE;\n            IF NOT FOUND OR EXISTS (SELECT 1 FROM compliance_case WHERE leading_id = NEW.id) THEN\n                RAISE EXCEPTION 'a joined case leads none and a leading case is not joined'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='26855cccedafbcb0f416f7f16c8e0960525d59e5', operation='INSERT OR UPDATE OF "leading_id"', pgid='pgtrigger_joined_to_a_leader_639dd', table='compliance_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conclusion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='8416ec8267553b8948a854ec5ade55950fba87b2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_63205', table='compliance_conclusion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='declaration',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='9dc18f3477ae912fcbe2f87d42e6e7fa03e45279', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_43c81', table='compliance_declaration', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e8b738df4fc5ae177a9eb01bcb2fe95be4e195aa', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_75af3', table='compliance_erasure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='40e8bcbea435743d2d542ebfd9200b248d743343', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_4debb', table='compliance_evidence', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custodyentry',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f777ca04b77ab3f7227282d2f363cb1f07f08545', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f5a4e', table='compliance_custodyentry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allegation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0eec0d397d1709771f618e490678b154a5ab3193', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_36e5e', table='compliance_allegation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='interview',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='495ddf9db376f368023558277e684e0059fcf8cd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8adeb', table='compliance_interview', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='confirmation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='79620da58c255d1abc8413c2e1b3743db66274df', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bff65', table='compliance_confirmation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalhold',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='751365828921574393889dd4ed9d5dbe8b505c55', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_89f8a', table='compliance_legalhold', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occurrence',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0c9362c42dfce279c4622b8765dd9a218d3b4fa7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_217c4', table='compliance_occurrence', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b4e69531b5e9dc538658ac9e8a59932fd6ef9433', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_86b9c', table='compliance_plan', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f1221d5eac8f47fc9d7775f59c496787cbcdbf10', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8881f', table='compliance_task', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
