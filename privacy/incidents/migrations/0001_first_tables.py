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
            name='HistoricalCount',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(unique=True)),
                ('count', models.PositiveIntegerField()),
                ('source', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['fiscal_year'],
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('open', 'Being worked on'), ('closed', 'Brought to its end')], default='open', max_length=6, verbose_name='State')),
                ('kind', models.CharField(choices=[('misdelivery', 'Sent or handed to the wrong person'), ('enclosure', 'Wrong enclosure'), ('window', 'Wrong person at the counter'), ('loss', 'Lost'), ('theft', 'Stolen'), ('taken_out', 'Taken outside'), ('snooping', 'Looked up without a purpose'), ('contractor', 'At a contractor'), ('system', 'Fault or setting of a system'), ('attack', 'Attack from outside')], max_length=12, verbose_name='Kind')),
                ('text', models.TextField(max_length=2000, verbose_name='What happened')),
                ('known_at', models.DateTimeField(verbose_name='Known since')),
                ('happened_on', models.DateField(null=True, verbose_name='Happened on')),
                ('filed_at', models.DateTimeField(verbose_name='Filed')),
                ('first_persons', models.PositiveIntegerField(null=True, verbose_name='Number of persons in the first report')),
                ('subject_type', models.CharField(blank=True, max_length=60)),
                ('subject_id', models.UUIDField(null=True)),
                ('by_views', models.BooleanField(default=False)),
                ('kept_from_unit', models.BooleanField(default=False)),
                ('verdict', models.CharField(choices=[('unassessed', 'Not assessed yet'), ('unknown', 'Cannot be said yet: the clocks run'), ('yes', 'To be reported'), ('no', 'Not to be reported')], default='unassessed', max_length=10, verbose_name='Reporting duty')),
                ('wrongful', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], default='unknown', max_length=7)),
                ('persons', models.PositiveIntegerField(null=True, verbose_name='Persons')),
                ('check_state', models.CharField(blank=True, choices=[('not_asked', 'No double check is prescribed here'), ('not_made', 'Prescribed, but not made'), ('alone', 'Both checks by the same person'), ('overlooked', 'Made by two, and overlooked'), ('afterwards', 'Changed after the check')], max_length=10, verbose_name='Double check')),
                ('check_text', models.TextField(blank=True, max_length=2000, verbose_name='Why it did not catch it')),
                ('handed_over_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('check_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-known_at', 'id'],
                'indexes': [models.Index(fields=['-known_at', '-id'], name='leak_known'), models.Index(fields=['unit', '-known_at'], name='leak_of_unit'), models.Index(condition=models.Q(('block__isnull', False)), fields=['block', '-known_at'], name='leak_of_block'), models.Index(condition=models.Q(('filed_by__isnull', False)), fields=['filed_by', '-known_at'], name='leak_filed_by'), models.Index(condition=models.Q(('state', 'open')), fields=['known_at'], name='leak_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('filed_at__gte', models.F('known_at'))), name='leak_filed_after_it_was_known'), models.UniqueConstraint(condition=models.Q(('subject_type', ''), _negated=True), fields=('subject_type', 'subject_id'), name='one_leak_a_subject'), models.CheckConstraint(condition=models.Q(models.Q(('subject_id__isnull', True), ('subject_type', '')), models.Q(models.Q(('subject_type', ''), _negated=True), ('subject_id__isnull', False)), _connector='OR'), name='leak_subject_whole'), models.CheckConstraint(condition=models.Q(models.Q(('check_by__isnull', True), ('check_state', '')), models.Q(models.Q(('check_state', ''), _negated=True), models.Q(('check_text', ''), _negated=True), ('check_by__isnull', False)), _connector='OR'), name='leak_check_with_words_and_name')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(max_length=4000, verbose_name='Letter')),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='privacy_incidents.incident')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='leak_letter_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Cause',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=400, verbose_name='Because')),
                ('kind', models.CharField(choices=[('no_rule', 'No rule or manual'), ('rule_unclear', 'Rule hard to follow'), ('rule_ignored', 'Rule not followed'), ('check', 'Check missing or empty'), ('training', 'Not known, not trained'), ('workload', 'Workload, interruption'), ('layout', 'Form, shelf or screen easily mistaken'), ('system', 'System'), ('contractor', 'Contractor'), ('intent', 'Intent'), ('other', 'Other')], max_length=12, verbose_name='Sort of cause')),
                ('is_root', models.BooleanField(default=False, verbose_name='Root cause: measures begin here')),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='privacy_incidents.cause')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='causes', to='privacy_incidents.incident')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='no_cause_of_itself')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('done', 'Done, effect not checked'), ('worked', 'Worked'), ('not_worked', 'Did not work')], default='planned', max_length=10, verbose_name='State')),
                ('text', models.TextField(max_length=2000, verbose_name='Measure')),
                ('due_on', models.DateField(verbose_name='To be done by')),
                ('check_on', models.DateField(verbose_name='Effect to be checked on')),
                ('planned_at', models.DateTimeField(default=governance.clock.now)),
                ('done_note', models.TextField(blank=True, max_length=2000, verbose_name='What was done')),
                ('done_on', models.DateField(null=True)),
                ('effect', models.TextField(blank=True, max_length=2000, verbose_name='What the check showed')),
                ('checked_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cause', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='privacy_incidents.cause')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='privacy_incidents.incident')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Carried out by')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['unit', 'state', 'due_on'], name='leak_measure_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('check_on__gte', models.F('due_on'))), name='leak_measure_checked_later'), models.CheckConstraint(condition=models.Q(('state', 'planned'), models.Q(('done_by__isnull', False), ('done_on__isnull', False), models.Q(('done_note', ''), _negated=True)), _connector='OR'), name='leak_measure_done_with_name'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'done']), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False), models.Q(('effect', ''), _negated=True)), _connector='OR'), name='leak_measure_checked_with_name'), models.CheckConstraint(condition=models.Q(('checked_by', models.F('done_by')), _negated=True), name='leak_measure_checked_by_another')],
            },
        ),
        migrations.CreateModel(
            name='PersonsList',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('origin', models.CharField(choices=[('file', 'From a file'), ('views', 'From the log of views, frozen')], max_length=5)),
                ('count', models.PositiveIntegerField(verbose_name='Persons')),
                ('complete', models.BooleanField()),
                ('digest', models.CharField(max_length=64)),
                ('sealed', models.BinaryField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lists', to='privacy_incidents.incident')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='leak_list_numbered'), models.CheckConstraint(condition=models.Q(('count__gt', 0)), name='leak_list_of_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('preliminary', 'Preliminary report'), ('full', 'Full report')], max_length=11, verbose_name='Kind of report')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted')], default='draft', max_length=9, verbose_name='State')),
                ('items', models.JSONField()),
                ('drafted_at', models.DateTimeField(default=governance.clock.now)),
                ('submitted_on', models.DateField(null=True, verbose_name='Submitted on')),
                ('receipt', models.CharField(blank=True, max_length=40, verbose_name='Receipt number')),
                ('version', models.PositiveIntegerField(default=1)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='privacy_incidents.incident')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['drafted_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('incident', 'kind', 'number'), name='leak_report_numbered'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('incident', 'kind'), name='one_draft_of_a_leak_report'), models.CheckConstraint(condition=models.Q(models.Q(('receipt', ''), ('state', 'draft'), ('submitted_by__isnull', True), ('submitted_on__isnull', True)), models.Q(('state', 'submitted'), ('submitted_by__isnull', False), ('submitted_on__isnull', False), models.Q(('receipt', ''), _negated=True)), _connector='OR'), name='leak_report_submitted_with_receipt')],
            },
        ),
        migrations.CreateModel(
            name='Sighting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('head', 'Head of the unit'), ('manager', 'Privacy manager of the unit'), ('block', 'Block headquarters'), ('officer', 'Chief privacy officer')], max_length=8)),
                ('seen_at', models.DateTimeField(default=governance.clock.now)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='privacy_incidents.incident')),
                ('seen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['seen_at'],
                'constraints': [models.UniqueConstraint(fields=('incident', 'side'), name='leak_first_seen_once')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('how', models.CharField(choices=[('letter', 'By letter'), ('phone', 'By phone'), ('visit', 'In person'), ('publication', 'By publication, with a desk for questions')], max_length=11, verbose_name='How they were told')),
                ('told_on', models.DateField(verbose_name='Day')),
                ('persons', models.PositiveIntegerField(verbose_name='Persons told')),
                ('unreached', models.PositiveIntegerField(default=0, verbose_name='Persons not reached')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='Note')),
                ('desk', models.TextField(blank=True, max_length=400, verbose_name='Desk for questions')),
                ('noted_at', models.DateTimeField(default=governance.clock.now)),
                ('published_at', models.DateTimeField(null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='privacy_incidents.incident')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['noted_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('how', 'publication')), fields=('incident',), name='one_publication_instead_of_telling'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('how', 'publication'), _negated=True), ('desk', ''), ('published_at__isnull', True)), models.Q(('how', 'publication'), models.Q(('desk', ''), _negated=True), models.Q(('note', ''), _negated=True)), _connector='OR'), name='publication_with_reason_and_desk'), models.CheckConstraint(condition=models.Q(('published_at__isnull', True), ('published_at__gte', models.F('noted_at')), _connector='OR'), name='told_by_then')],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('rules', models.CharField(max_length=10)),
                ('persons', models.PositiveIntegerField(null=True, verbose_name='Number of persons')),
                ('data_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('name', 'Name'), ('address', 'Address'), ('birth', 'Date of birth'), ('phone', 'Telephone number'), ('pension_number', 'Basic pension number'), ('my_number', 'Individual number'), ('account', 'Bank account'), ('record', 'Pension record, contributions'), ('amount', 'Amount of the pension'), ('income', 'Income, employer'), ('health', 'Illness, disability'), ('family', 'Family'), ('other', 'Other')], max_length=14), size=None)),
                ('sensitive', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='Sensitive information (illness, disability and the like)?')),
                ('property_damage', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='Is property damage by misuse to be feared?')),
                ('wrongful', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='Was it done with a wrongful purpose?')),
                ('own_staff', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='By somebody who works for us?')),
                ('my_number', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='Individual numbers?')),
                ('my_number_system', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='Kept in the system for the use of individual numbers?')),
                ('open_to_all', models.CharField(choices=[('yes', 'Yes'), ('feared', 'It is feared'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='Could anybody see it electronically?')),
                ('protected', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='Strongly encrypted, and the key not with it?')),
                ('unread', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known yet')], max_length=7, verbose_name='All of it back before anyone saw it?')),
                ('verdict', models.CharField(choices=[('unassessed', 'Not assessed yet'), ('unknown', 'Cannot be said yet: the clocks run'), ('yes', 'To be reported'), ('no', 'Not to be reported')], max_length=10)),
                ('met', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), default=list, size=None)),
                ('unclear', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), default=list, size=None)),
                ('excluded', models.CharField(blank=True, max_length=10)),
                ('note', models.TextField(max_length=4000, verbose_name='On what this rests')),
                ('assessed_at', models.DateTimeField(default=governance.clock.now)),
                ('assessed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='privacy_incidents.incident')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='leak_assessment_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=4000, verbose_name='Result')),
                ('closed_at', models.DateTimeField(default=governance.clock.now)),
                ('reopened_because', models.TextField(blank=True, max_length=2000)),
                ('reopened_at', models.DateTimeField(null=True)),
                ('closed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='privacy_incidents.incident')),
            ],
            options={
                'ordering': ['closed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reopened_at__isnull', True)), fields=('incident',), name='leak_closed_once_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('reopened_at__isnull', True), ('reopened_because', ''), ('reopened_by__isnull', True)), models.Q(('reopened_at__isnull', False), ('reopened_by__isnull', False), models.Q(('reopened_because', ''), _negated=True)), _connector='OR'), name='leak_reopened_with_name_and_reason')],
            },
        ),
        migrations.CreateModel(
            name='Containment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(choices=[('retrieved', 'Retrieved'), ('deleted', 'Deletion confirmed'), ('asked_back', 'Recipient asked not to open it and to return it'), ('searched', 'Searched for'), ('stopped', 'Sending or processing stopped'), ('contractor_stopped', 'Contractor stopped'), ('access_shut', 'Access shut, passwords changed'), ('cut_off', 'Terminal or network cut off'), ('police', 'Police told'), ('apology', 'Person told at once and apologized to'), ('other', 'Other')], max_length=18, verbose_name='Step taken')),
                ('done_at', models.DateTimeField(verbose_name='Done')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='Note')),
                ('noted_at', models.DateTimeField(default=governance.clock.now)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='containments', to='privacy_incidents.incident')),
            ],
            options={
                'ordering': ['done_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('noted_at__gte', models.F('done_at'))), name='contained_in_the_past')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=4000, verbose_name='Report')),
                ('known_before', models.DateTimeField(null=True)),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='privacy_incidents.incident')),
            ],
            options={
                'ordering': ['added_at', 'id'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalcount',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.count, NEW.source) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.count, OLD.source) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='922db31a633aca17839b07cd55ee83d60375aba3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_8eb5d', table='privacy_incidents_historicalcount', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ddb2b3b7813fed465a18ab3b016d92c673007b01', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0eb47', table='privacy_incidents_incident', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='known_only_earlier', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.known_at > OLD.known_at THEN\n                RAISE EXCEPTION 'a clock never starts anew';\n            END IF;\n            RETURN NEW;\n        ", hash='7312ac1caed1a44ded17e00906cc1c354d90a714', operation='UPDATE', pgid='pgtrigger_known_only_earlier_b99b4', table='privacy_incidents_incident', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.kind, NEW.text, NEW.unit_id, NEW.block_id, NEW.filed_by_id, NEW.filed_at, NEW.first_persons, NEW.subject_type, NEW.subject_id, NEW.by_views) IS DISTINCT FROM ROW(OLD.reference, OLD.kind, OLD.text, OLD.unit_id, OLD.block_id, OLD.filed_by_id, OLD.filed_at, OLD.first_persons, OLD.subject_type, OLD.subject_id, OLD.by_views) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a7c2d49f8a858de13a678f798831b858f11b6319', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_e50fc', table='privacy_incidents_incident', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='27d7e0169be85c876615fca6e09d457a6acb15b3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_aac3d', table='privacy_incidents_followup', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.text, NEW.known_before, NEW.author_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.text, OLD.known_before, OLD.author_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='66b65510c87ab6a1ba8c36b9ba171a912c439ef5', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_51e18', table='privacy_incidents_followup', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='containment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='914962040a9a333e62060f5e86fff32916cc77b2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ca10d', table='privacy_incidents_containment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='containment',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.step, NEW.done_at, NEW.note, NEW.noted_by_id, NEW.noted_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.step, OLD.done_at, OLD.note, OLD.noted_by_id, OLD.noted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3176a8270f346e6ef004ed8472bb8b925e394f47', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_c252f', table='privacy_incidents_containment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closing',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ca1ed43de0a00220fe36cc5e45d375b67e854ac7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e7976', table='privacy_incidents_closing', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closing',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.text, NEW.closed_by_id, NEW.closed_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.text, OLD.closed_by_id, OLD.closed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f42b7f4c85600aea9a090ca5c43e0df464cfed6d', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b7193', table='privacy_incidents_closing', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cause',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='73ecc199aff2a9a2c509e555f102eada93aec8aa', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b1f2c', table='privacy_incidents_cause', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cause',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.parent_id, NEW.text, NEW.kind, NEW.is_root, NEW.added_by_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.parent_id, OLD.text, OLD.kind, OLD.is_root, OLD.added_by_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='139a906a044ade662872a37d824868fa4d37d3a1', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_4a8be', table='privacy_incidents_cause', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='cb5063a79ec6824d05e002258fecafc273436984', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_94518', table='privacy_incidents_assessment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.number, NEW.rules, NEW.persons, NEW.data_kinds, NEW.sensitive, NEW.property_damage, NEW.wrongful, NEW.own_staff, NEW.my_number, NEW.my_number_system, NEW.open_to_all, NEW.protected, NEW.unread, NEW.verdict, NEW.met, NEW.unclear, NEW.excluded, NEW.note, NEW.assessed_by_id, NEW.assessed_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.number, OLD.rules, OLD.persons, OLD.data_kinds, OLD.sensitive, OLD.property_damage, OLD.wrongful, OLD.own_staff, OLD.my_number, OLD.my_number_system, OLD.open_to_all, OLD.protected, OLD.unread, OLD.verdict, OLD.met, OLD.unclear, OLD.excluded, OLD.note, OLD.assessed_by_id, OLD.assessed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d19033d36ece1bfc001ded2bed071b29c0af3bed', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_aa4bf', table='privacy_incidents_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b4d19dba5a1ae0ead26a05e30134e9d71d7cd5b0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_646f0', table='privacy_incidents_letter', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.number, NEW.text, NEW.written_by_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.number, OLD.text, OLD.written_by_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f32cacc4dd858baaf4a6e9dae0736de35174e89e', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9fcad', table='privacy_incidents_letter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3d6a549c704beec45c3bd922b6bacc4b78b2d133', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_354e1', table='privacy_incidents_measure', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.cause_id, NEW.text, NEW.unit_id, NEW.due_on, NEW.check_on, NEW.planned_by_id, NEW.planned_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.cause_id, OLD.text, OLD.unit_id, OLD.due_on, OLD.check_on, OLD.planned_by_id, OLD.planned_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a89f4cd807b05ecd9d89ae9f8a82bb0f33cba93d', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_63c6c', table='privacy_incidents_measure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personslist',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='26e259393044f5106f59f7b9ed53a2edbe1cc94b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f5763', table='privacy_incidents_personslist', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personslist',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.number, NEW.origin, NEW.count, NEW.complete, NEW.digest, NEW.sealed, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.number, OLD.origin, OLD.count, OLD.complete, OLD.digest, OLD.sealed, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='221477b831fdabbe60f87356932c858155fe6f62', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_f51cd', table='privacy_incidents_personslist', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='81d13eb961c0495e9343b3d6ccbd54b385afd750', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f4be9', table='privacy_incidents_report', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='final_once_submitted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'submitted' THEN\n                RAISE EXCEPTION 'a submitted report is neither changed nor removed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='5bf460e18f2579ec95c8acf2cee43c024bb2df3e', operation='UPDATE OR DELETE', pgid='pgtrigger_final_once_submitted_e78c1', table='privacy_incidents_report', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sighting',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f5d2634bdb819ee8a34975196ab00d6bed1f8a29', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_065d9', table='privacy_incidents_sighting', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sighting',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.side, NEW.seen_by_id, NEW.seen_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.side, OLD.seen_by_id, OLD.seen_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='25399617897d6437e3ae28be5ebb964a414562ed', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_3338f', table='privacy_incidents_sighting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='telling',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a183ba2ad3f0a471d3032e51910dcd5d85a9354b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c3706', table='privacy_incidents_telling', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='telling',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.how, NEW.told_on, NEW.persons, NEW.unreached, NEW.note, NEW.desk, NEW.noted_by_id, NEW.noted_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.how, OLD.told_on, OLD.persons, OLD.unreached, OLD.note, OLD.desk, OLD.noted_by_id, OLD.noted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='66af3f2a058b98e772e87f864941fcd0067530ee', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ae42b', table='privacy_incidents_telling', when='BEFORE')),
        ),
    ]
