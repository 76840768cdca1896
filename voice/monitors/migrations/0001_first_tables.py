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
        ('voice', '0004_monitor_meetings'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recruitment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=12, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('open', 'Recruiting'), ('ended', 'Ended early')], default='open', max_length=5, verbose_name='State')),
                ('text', models.TextField(max_length=2000, verbose_name='What monitors do')),
                ('places', models.PositiveSmallIntegerField(verbose_name='Number of monitors')),
                ('opens_on', models.DateField(verbose_name='Applications from')),
                ('closes_on', models.DateField(verbose_name='Applications until')),
                ('term_from', models.DateField(verbose_name='Term from')),
                ('term_to', models.DateField(verbose_name='Term until')),
                ('keep_days', models.PositiveSmallIntegerField(verbose_name='Days until data are erased')),
                ('planned_at', models.DateTimeField(default=governance.clock.now)),
                ('ended_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Office')),
            ],
            options={
                'ordering': ['-closes_on', 'id'],
                'indexes': [models.Index(fields=['-closes_on', '-id'], name='recruitment_by_day'), models.Index(fields=['unit', '-closes_on'], name='recruitment_of_unit'), models.Index(fields=['block', '-closes_on'], name='recruitment_of_block')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on')), ('term_from__gt', models.F('closes_on')), ('term_to__gt', models.F('term_from'))), name='recruitment_days_in_order'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='recruitment_has_places')],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=12, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('received', 'Not decided on yet'), ('chosen', 'Chosen as a monitor'), ('declined', 'Not chosen')], default='received', max_length=8, verbose_name='State')),
                ('age_band', models.CharField(choices=[('under_30', 'Under 30'), ('under_50', '30 to 49'), ('under_65', '50 to 64'), ('older', '65 or older')], max_length=8, verbose_name='Age')),
                ('applied_at', models.DateTimeField(default=governance.clock.now, verbose_name='Received')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='Reason')),
                ('decided_at', models.DateTimeField(null=True)),
                ('told_by', models.CharField(blank=True, choices=[('letter', 'By letter'), ('phone', 'By phone')], max_length=6, verbose_name='How the applicant was told')),
                ('told_on', models.DateField(null=True, verbose_name='Day on which the applicant was told')),
                ('erase_on', models.DateField(verbose_name='Data kept until')),
                ('erased_at', models.DateTimeField(null=True, verbose_name='Data erased')),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('told_by_whom', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recruitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='monitors.recruitment')),
            ],
            options={
                'ordering': ['applied_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('erased_at__isnull', True)), fields=['erase_on'], name='applicant_to_erase'), models.Index(fields=['recruitment', 'state'], name='application_of_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'received'), ('told_on__isnull', True)), models.Q(models.Q(('state', 'received'), _negated=True), models.Q(('reason', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='application_decided_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('told_by', ''), ('told_by_whom__isnull', True), ('told_on__isnull', True)), models.Q(models.Q(('told_by', ''), _negated=True), ('told_by_whom__isnull', False), ('told_on__isnull', False)), _connector='OR'), name='applicant_told_how_and_when')],
            },
        ),
        migrations.CreateModel(
            name='ApplicantData',
            fields=[
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='data', serialize=False, to='monitors.application')),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=12, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held; minutes to be written'), ('drafted', 'Minutes wait for approval'), ('approved', 'Minutes approved'), ('cancelled', 'Cancelled')], default='planned', max_length=9, verbose_name='State')),
                ('number', models.PositiveIntegerField(verbose_name='Meeting no.')),
                ('held_on', models.DateField(verbose_name='Day')),
                ('starts_at', models.TimeField(verbose_name='Time')),
                ('place', models.CharField(max_length=200, verbose_name='Place')),
                ('staff_present', models.PositiveSmallIntegerField(null=True, verbose_name='Staff present')),
                ('cancelled_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('planned_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Office')),
            ],
            options={
                'ordering': ['-held_on', '-id'],
                'indexes': [models.Index(fields=['-held_on', '-id'], name='meeting_by_day'), models.Index(fields=['unit', '-held_on', '-id'], name='meeting_of_unit'), models.Index(fields=['block', '-held_on', '-id'], name='meeting_of_block'), models.Index(fields=['state', 'held_on'], name='meeting_of_state')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'number'), name='meeting_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'cancelled']), ('staff_present__isnull', False), _connector='OR'), name='held_with_attendance')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='monitors.meeting')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='agenda_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='Monitor')),
                ('term_from', models.DateField(verbose_name='Term from')),
                ('term_to', models.DateField(verbose_name='Term until')),
                ('left_on', models.DateField(null=True, verbose_name='Left early on')),
                ('left_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('version', models.PositiveIntegerField(default=1)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='member', to='monitors.application')),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Office')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['-term_to', '-id'], name='member_by_term'), models.Index(fields=['block', '-term_to'], name='member_of_block')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'number'), name='member_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('left_because', ''), ('left_on__isnull', True)), models.Q(('left_on__isnull', False), models.Q(('left_because', ''), _negated=True)), _connector='OR'), name='left_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('present', models.BooleanField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='monitors.meeting')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='monitors.member')),
            ],
            options={
                'ordering': ['member__number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='attendance_once')],
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(max_length=20000, verbose_name='Minutes')),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('returned_because', models.TextField(blank=True, max_length=1000)),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='monitors.meeting')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='minutes_numbered'), models.CheckConstraint(condition=models.Q(('approved_by', models.F('written_by')), _negated=True), name='minutes_approved_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='monitors.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='monitors.meeting')),
                ('voice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='opinion', to='voice.voice')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='opinion_numbered')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicantdata',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ed78a7d7b15ba2e4427606f54241bee5d0f348ef', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8ff9c', table='monitors_applicantdata', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='84ee433b3296c61f011815b08de380b7ec31675c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_81a3e', table='monitors_meeting', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.unit_id, NEW.block_id, NEW.number, NEW.planned_by_id) IS DISTINCT FROM ROW(OLD.reference, OLD.unit_id, OLD.block_id, OLD.number, OLD.planned_by_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3bca8a3c3490976437c9cbfda513d91e5fdce3c3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b0c4c', table='monitors_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='407fe6a771ae6e1ed3b479731cb544716eb63c89', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_25864', table='monitors_agendaitem', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='829f08755b0974b0457c3a6cc217beb14abc07ac', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e14d4', table='monitors_member', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.application_id, NEW.unit_id, NEW.block_id, NEW.number, NEW.term_from, NEW.term_to) IS DISTINCT FROM ROW(OLD.application_id, OLD.unit_id, OLD.block_id, OLD.number, OLD.term_from, OLD.term_to) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c5cddcc1a525197488caffe89a00a71e34d1c8e5', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_8595b', table='monitors_member', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='90a1b08df340af6ef7fe99cb82fe1142bed33a72', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_fd4cf', table='monitors_attendance', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='minutes',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='7d7c15d22491136978b61dca8a87a7ac6218f756', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_59075', table='monitors_minutes', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='minutes',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.meeting_id, NEW.number, NEW.text, NEW.written_by_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.meeting_id, OLD.number, OLD.text, OLD.written_by_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='45bd1e8a13f94a98076b0687dd6e05a2d86cc59b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_f359a', table='monitors_minutes', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ac763db2d506c816a1907e1c226d8f7ab0130800', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8203c', table='monitors_opinion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinion',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.meeting_id, NEW.number, NEW.voice_id, NEW.item_id) IS DISTINCT FROM ROW(OLD.meeting_id, OLD.number, OLD.voice_id, OLD.item_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='8212debbf9c7c596cc829ff330a36af635b462f3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_bbad8', table='monitors_opinion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruitment',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='add6d0a63a72e17621f8b19e97eb0f3daf415238', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_438d2', table='monitors_recruitment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruitment',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.unit_id, NEW.block_id, NEW.text, NEW.places, NEW.opens_on, NEW.closes_on, NEW.term_from, NEW.term_to, NEW.keep_days, NEW.planned_by_id, NEW.planned_at) IS DISTINCT FROM ROW(OLD.reference, OLD.unit_id, OLD.block_id, OLD.text, OLD.places, OLD.opens_on, OLD.closes_on, OLD.term_from, OLD.term_to, OLD.keep_days, OLD.planned_by_id, OLD.planned_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2055977850ebe57abbbf9c91e42265dc7ece3ccb', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ee421', table='monitors_recruitment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0c590f1240ef814b7d55ba7847bba46522c465d4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8b52f', table='monitors_application', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.recruitment_id, NEW.age_band, NEW.applied_at) IS DISTINCT FROM ROW(OLD.reference, OLD.recruitment_id, OLD.age_band, OLD.applied_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='cd225a5ce67de2a23ebad2b66fc66e012f16dfc1', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_f051f', table='monitors_application', when='BEFORE')),
        ),
    ]
