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
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('open', 'To be confirmed'), ('judged', 'Confirmed or not, all of it'), ('lapsed', 'Explained by a file that came later')], default='open', max_length=6, verbose_name='State')),
                ('day', models.DateField(verbose_name='Day')),
                ('staff_id', models.CharField(max_length=20, verbose_name='Staff number')),
                ('level', models.CharField(choices=[('unit', 'Head or privacy manager of the unit'), ('block', 'Block head'), ('officer', 'Chief privacy officer'), ('executive', 'Vice-president')], max_length=9, verbose_name='Who judges')),
                ('score', models.PositiveSmallIntegerField(default=0, verbose_name='Score')),
                ('basis', models.JSONField(default=list)),
                ('opened_at', models.DateTimeField(default=governance.clock.now, verbose_name='Opened')),
                ('settled_at', models.DateTimeField(null=True, verbose_name='Settled')),
                ('handed_over_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-day', 'id'],
                'indexes': [models.Index(fields=['-score', '-id'], name='monitoring_by_score'), models.Index(fields=['-day', '-id'], name='monitoring_by_day'), models.Index(fields=['unit', 'state', '-day'], name='monitoring_of_unit'), models.Index(fields=['block', 'state', '-day'], name='monitoring_of_block'), models.Index(condition=models.Q(('state', 'open')), fields=['level', 'opened_at'], name='monitoring_open'), models.Index(fields=['staff_id', '-day'], name='monitoring_of_person')],
                'constraints': [models.UniqueConstraint(fields=('day', 'staff_id'), name='one_task_a_person_a_day'), models.CheckConstraint(condition=models.Q(('settled_by', models.F('person')), _negated=True), name='task_settled_by_another'), models.CheckConstraint(condition=models.Q(('state', 'open'), ('settled_at__isnull', False), _connector='XOR'), name='task_settled_with_a_moment'), models.CheckConstraint(condition=models.Q(('score__lte', 1000)), name='task_score_in_thousandths')],
            },
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'To be confirmed'), ('confirmed', 'Purpose confirmed'), ('unexplained', 'No purpose found'), ('lapsed', 'Explained by a file that came later')], default='open', max_length=11, verbose_name='State')),
                ('source', models.CharField(choices=[('rule', 'A rule'), ('explained', 'Sample of explained views'), ('random', 'Sample of all views')], max_length=9, verbose_name='Why it is asked')),
                ('rule', models.CharField(max_length=20, verbose_name='Rule')),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('rule_version', models.PositiveIntegerField(default=0)),
                ('title', models.CharField(max_length=120)),
                ('why', models.CharField(max_length=300)),
                ('measure', models.FloatField(null=True)),
                ('expected', models.FloatField(null=True)),
                ('seen_from', models.DateTimeField()),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='privacy_monitoring.task')),
            ],
            options={
                'ordering': ['made_at', 'rule', 'round'],
                'indexes': [models.Index(fields=['rule', 'state'], name='flags_of_rule')],
                'constraints': [models.UniqueConstraint(fields=('task', 'rule', 'round'), name='flag_once_a_person_a_day_a_rule')],
            },
        ),
        migrations.CreateModel(
            name='Forgetting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('tasks', 'Judged tasks'), ('logs', 'Days of logs')], max_length=5, verbose_name='What was thrown away')),
                ('before', models.DateField(verbose_name='Days before')),
                ('number', models.PositiveIntegerField(verbose_name='How many')),
                ('done_at', models.DateTimeField(default=governance.clock.now, verbose_name='Thrown away')),
            ],
            options={
                'ordering': ['-done_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FlaggedView',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('log_no', models.BigIntegerField()),
                ('seen_at', models.DateTimeField(verbose_name='Viewed at')),
                ('masked', models.CharField(max_length=20, verbose_name='Record')),
                ('sealed', models.BinaryField()),
                ('digest', models.CharField(max_length=64)),
                ('lapsed', models.BooleanField(default=False)),
                ('flag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views', to='privacy_monitoring.flag')),
            ],
            options={
                'ordering': ['seen_at', 'log_no'],
                'indexes': [models.Index(fields=['digest', 'log_no'], name='flagged_views_of_record')],
                'constraints': [models.UniqueConstraint(fields=('flag', 'log_no'), name='flagged_view_once')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('open', 'To be confirmed'), ('confirmed', 'Purpose confirmed'), ('unexplained', 'No purpose found'), ('lapsed', 'Explained by a file that came later')], max_length=11)),
                ('evidence', models.CharField(blank=True, choices=[('reception', 'Reception at a counter'), ('call', 'Telephone call'), ('case', 'Case being handled'), ('batch', 'Batch or campaign'), ('assignment', 'Assignment'), ('order', 'Written order'), ('request', 'Request of another office or body'), ('other', 'Another record')], max_length=10, verbose_name='What shows the purpose')),
                ('evidence_reference', models.CharField(blank=True, max_length=60, verbose_name='Its number')),
                ('evidence_at', models.DateTimeField(null=True, verbose_name='When it was recorded')),
                ('older_than', models.DateTimeField()),
                ('found', models.CharField(choices=[('found', 'In the store, about this record'), ('not_found', 'Not in the store'), ('unchecked', 'Cannot be looked up')], default='unchecked', max_length=9)),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='In words')),
                ('judged_at', models.DateTimeField(default=governance.clock.now)),
                ('started_at', models.DateTimeField()),
                ('seconds', models.PositiveIntegerField()),
                ('flag', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='judgement', to='privacy_monitoring.flag')),
                ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('without_purpose', models.ManyToManyField(related_name='+', to='privacy_monitoring.flaggedview')),
            ],
            options={
                'ordering': ['judged_at', 'id'],
                'indexes': [models.Index(fields=['judged_by', '-judged_at'], name='judgements_of_person'), models.Index(fields=['-judged_at'], name='judgements_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('evidence_at__isnull', False), ('evidence_at__lt', models.F('older_than')), ('outcome', 'confirmed'), models.Q(('evidence', ''), _negated=True), models.Q(('evidence_reference', ''), _negated=True)), models.Q(('evidence', ''), ('evidence_at__isnull', True), ('evidence_reference', ''), ('outcome', 'unexplained'), models.Q(('words', ''), _negated=True)), _connector='OR'), name='confirmed_by_what_is_older_than_the_view'), models.CheckConstraint(condition=models.Q(('judged_at__gte', models.F('started_at'))), name='judged_after_it_was_opened')],
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_at', models.DateTimeField(default=governance.clock.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='privacy_monitoring.task')),
            ],
            options={
                'ordering': ['first_at'],
                'constraints': [models.UniqueConstraint(fields=('task', 'person'), name='first_look_once')],
            },
        ),
        migrations.CreateModel(
            name='MonitoredDay',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'To be gone through'), ('flagged', 'Gone through')], default='waiting', max_length=7, verbose_name='State')),
                ('day', models.DateField(unique=True, verbose_name='Day')),
                ('sealed_seed', models.BinaryField()),
                ('drawn_at', models.DateTimeField(null=True)),
                ('flagged_at', models.DateTimeField(null=True, verbose_name='Gone through at')),
                ('people', models.PositiveIntegerField(default=0, verbose_name='People')),
                ('left_out', models.PositiveIntegerField(default=0, verbose_name='Left out, below the score that is set')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['-day'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['day'], name='monitored_days_waiting')],
            },
        ),
        migrations.CreateModel(
            name='Plant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('planted_at', models.DateTimeField(default=governance.clock.now)),
                ('caught', models.BooleanField(null=True)),
                ('flag', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plant', to='privacy_monitoring.flag')),
            ],
            options={
                'ordering': ['-planted_at', 'id'],
                'indexes': [models.Index(fields=['-planted_at', '-id'], name='plants_by_day')],
            },
        ),
        migrations.CreateModel(
            name='Settings',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('values', models.JSONField(default=dict, verbose_name='Parameters')),
                ('reason', models.CharField(max_length=300, verbose_name='Why so')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(null=True, verbose_name='Valid to')),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='monitoring_settings_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='monitoring_settings_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='TrailRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('asked', 'To be decided'), ('approved', 'Approved'), ('refused', 'Refused')], default='asked', max_length=8, verbose_name='State')),
                ('sealed', models.BinaryField()),
                ('masked', models.CharField(max_length=20, verbose_name='Record')),
                ('first', models.DateField(verbose_name='Views from')),
                ('last', models.DateField(verbose_name='Views to')),
                ('asked_on', models.DateField(verbose_name='Asked for on')),
                ('identity', models.CharField(choices=[('my_number_card', 'Individual Number card'), ('licence', 'Driving licence'), ('passport', 'Passport or residence card'), ('two_papers', 'Two papers without a photo'), ('proxy', 'Proxy with power of attorney and own identity card')], max_length=14, verbose_name='How the identity was checked')),
                ('identity_note', models.CharField(max_length=200, verbose_name='What was seen')),
                ('filed_at', models.DateTimeField(default=governance.clock.now, verbose_name='Filed')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='Decided')),
                ('decision_note', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('with_names', models.BooleanField(default=False, verbose_name='The viewers are named')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-filed_at', 'id'],
                'indexes': [models.Index(fields=['-filed_at', '-id'], name='trails_by_day'), models.Index(fields=['unit', '-filed_at'], name='trails_of_unit'), models.Index(fields=['block', '-filed_at'], name='trails_of_block')],
                'constraints': [models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='trail_days_in_order'), models.CheckConstraint(condition=models.Q(('decided_by', models.F('filed_by')), _negated=True), name='trail_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='trail_decided_with_name'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('decision_note', ''), _negated=True), _connector='OR'), name='trail_refused_with_reason'), models.CheckConstraint(condition=models.Q(('with_names', False), models.Q(('state', 'approved'), models.Q(('decision_note', ''), _negated=True)), _connector='OR'), name='trail_names_for_a_reason')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='forgetting',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='40c1202f05d1ce57cbf8e936b178e0037011e004', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_665df', table='privacy_monitoring_forgetting', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='forgetting',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.what, NEW.before, NEW.number, NEW.done_at) IS DISTINCT FROM ROW(OLD.what, OLD.before, OLD.number, OLD.done_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a4473070a83e1743552cb10eec2fa3ea2ce93b2f', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_a9f03', table='privacy_monitoring_forgetting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='monitoredday',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6629e81bb8ca11663fa0d813099f581a9b5c6618', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9c448', table='privacy_monitoring_monitoredday', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='monitoredday',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.day, NEW.sealed_seed) IS DISTINCT FROM ROW(OLD.day, OLD.sealed_seed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='26ea9e26c499d9f3ab3a536479117dbb8048910a', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_910c1', table='privacy_monitoring_monitoredday', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flaggedview',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ce6e9f871bb087343cb659d75399871015ca5266', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b65af', table='privacy_monitoring_flaggedview', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flaggedview',
            trigger=pgtrigger.compiler.Trigger(name='kept_until_forgotten', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                IF EXISTS (SELECT 1 FROM privacy_monitoring_task WHERE id = (SELECT task_id FROM privacy_monitoring_flag WHERE id = OLD.flag_id) AND state = 'open') THEN\n                    RAISE EXCEPTION 'what is open is not thrown away';\n                END IF;\n                RETURN OLD;\n            END IF;\n            IF ROW(NEW.id, NEW.flag_id, NEW.log_no, NEW.seen_at, NEW.masked, NEW.sealed, NEW.digest) IS DISTINCT FROM ROW(OLD.id, OLD.flag_id, OLD.log_no, OLD.seen_at, OLD.masked, OLD.sealed, OLD.digest) THEN\n                RAISE EXCEPTION 'what was written is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='71559c65c1b7d72c555b0c00bf08678c5ee562a4', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_until_forgotten_7f7ee', table='privacy_monitoring_flaggedview', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flaggedview',
            trigger=pgtrigger.compiler.Trigger(name='only_to_open_flags', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (SELECT 1 FROM privacy_monitoring_flag WHERE id = NEW.flag_id AND state = 'open') THEN\n                RAISE EXCEPTION 'what was judged is not added to';\n            END IF;\n            RETURN NEW;\n        ", hash='40c128518f336fa8a3faa0b37f745bd611976b78', operation='INSERT OR UPDATE', pgid='pgtrigger_only_to_open_flags_d8898', table='privacy_monitoring_flaggedview', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='879cfb8603f25b2f7eeb6077109052e5efc2604a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_09af5', table='privacy_monitoring_judgement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='kept_until_forgotten', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                IF EXISTS (SELECT 1 FROM privacy_monitoring_task WHERE id = (SELECT task_id FROM privacy_monitoring_flag WHERE id = OLD.flag_id) AND state = 'open') THEN\n                    RAISE EXCEPTION 'what is open is not thrown away';\n                END IF;\n                RETURN OLD;\n            END IF;\n            IF ROW(NEW.flag_id, NEW.outcome, NEW.evidence, NEW.evidence_reference, NEW.evidence_at, NEW.older_than, NEW.found, NEW.words, NEW.judged_by_id, NEW.judged_at, NEW.started_at, NEW.seconds) IS DISTINCT FROM ROW(OLD.flag_id, OLD.outcome, OLD.evidence, OLD.evidence_reference, OLD.evidence_at, OLD.older_than, OLD.found, OLD.words, OLD.judged_by_id, OLD.judged_at, OLD.started_at, OLD.seconds) THEN\n                RAISE EXCEPTION 'what was written is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='ac51ecc6e8d9e42741f869b8c80dcd1051bc5df2', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_until_forgotten_0557c', table='privacy_monitoring_judgement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='judgement',
            trigger=pgtrigger.compiler.Trigger(name='never_ones_own', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (\n                SELECT 1 FROM privacy_monitoring_flag f JOIN privacy_monitoring_task t ON t.id = f.task_id\n                WHERE f.id = NEW.flag_id AND t.person_id = NEW.judged_by_id\n            ) THEN\n                RAISE EXCEPTION 'nobody judges their own views';\n            END IF;\n            IF NOT EXISTS (\n                SELECT 1 FROM privacy_monitoring_flag WHERE id = NEW.flag_id AND seen_from = NEW.older_than\n            ) THEN\n                RAISE EXCEPTION 'evidence is compared with the moment of the view';\n            END IF;\n            RETURN NEW;\n        ", hash='490c4a230442a3c1681089dbdced796e7f7e891f', operation='INSERT', pgid='pgtrigger_never_ones_own_89e79', table='privacy_monitoring_judgement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plant',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='82470eac4c12c7b6b89e5330a307156e97689044', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_87ede', table='privacy_monitoring_plant', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plant',
            trigger=pgtrigger.compiler.Trigger(name='kept_until_forgotten', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                IF EXISTS (SELECT 1 FROM privacy_monitoring_task WHERE id = (SELECT task_id FROM privacy_monitoring_flag WHERE id = OLD.flag_id) AND state = 'open') THEN\n                    RAISE EXCEPTION 'what is open is not thrown away';\n                END IF;\n                RETURN OLD;\n            END IF;\n            IF ROW(NEW.flag_id, NEW.planted_at) IS DISTINCT FROM ROW(OLD.flag_id, OLD.planted_at) THEN\n                RAISE EXCEPTION 'what was written is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='1a49ae639a3d4fb89a184e1edd6baf1294677256', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_until_forgotten_22dc6', table='privacy_monitoring_plant', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settings',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a0ea27afb1d89c87c01dae89d116537ca2ab7a3d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_1fc10', table='privacy_monitoring_settings', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settings',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.number, NEW.values, NEW.reason, NEW.written_by_id, NEW.valid_from) IS DISTINCT FROM ROW(OLD.number, OLD.values, OLD.reason, OLD.written_by_id, OLD.valid_from) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3ed3591bc7f7d1a64c3640f6acd773bf78f58ab6', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_bfcde', table='privacy_monitoring_settings', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='25e43db49a25d556fdd2baae7513cebfdce50602', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_61eb1', table='privacy_monitoring_task', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='kept_until_forgotten', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                IF EXISTS (SELECT 1 FROM privacy_monitoring_task WHERE id = OLD.id AND state = 'open') THEN\n                    RAISE EXCEPTION 'what is open is not thrown away';\n                END IF;\n                RETURN OLD;\n            END IF;\n            IF ROW(NEW.reference, NEW.day, NEW.staff_id, NEW.person_id, NEW.unit_id, NEW.block_id, NEW.level) IS DISTINCT FROM ROW(OLD.reference, OLD.day, OLD.staff_id, OLD.person_id, OLD.unit_id, OLD.block_id, OLD.level) THEN\n                RAISE EXCEPTION 'what was written is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='9525cd6161e4e37c673c0f357e7325ed56185531', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_until_forgotten_34e1a', table='privacy_monitoring_task', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='look',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='dc09a6b353dbffc5ceba78954d208a7ff9ca10b3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_dda9a', table='privacy_monitoring_look', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='look',
            trigger=pgtrigger.compiler.Trigger(name='kept_until_forgotten', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                IF EXISTS (SELECT 1 FROM privacy_monitoring_task WHERE id = OLD.task_id AND state = 'open') THEN\n                    RAISE EXCEPTION 'what is open is not thrown away';\n                END IF;\n                RETURN OLD;\n            END IF;\n            IF ROW(NEW.task_id, NEW.person_id, NEW.first_at) IS DISTINCT FROM ROW(OLD.task_id, OLD.person_id, OLD.first_at) THEN\n                RAISE EXCEPTION 'what was written is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='d32fed592b253eaf3f2c69f089358022c815de47', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_until_forgotten_e1520', table='privacy_monitoring_look', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flag',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='427dfc8bad436e2a6b34df9f6d1e9b19d930f67d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a05f8', table='privacy_monitoring_flag', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flag',
            trigger=pgtrigger.compiler.Trigger(name='kept_until_forgotten', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                IF EXISTS (SELECT 1 FROM privacy_monitoring_task WHERE id = OLD.task_id AND state = 'open') THEN\n                    RAISE EXCEPTION 'what is open is not thrown away';\n                END IF;\n                RETURN OLD;\n            END IF;\n            IF ROW(NEW.task_id, NEW.source, NEW.rule, NEW.round, NEW.title, NEW.why, NEW.made_at) IS DISTINCT FROM ROW(OLD.task_id, OLD.source, OLD.rule, OLD.round, OLD.title, OLD.why, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was written is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='f8099c93151c9e34792ebb71bf8fd94e90ee400d', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_until_forgotten_8005d', table='privacy_monitoring_flag', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='flag',
            trigger=pgtrigger.compiler.Trigger(name='judged_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state <> 'open' AND ROW(NEW.state, NEW.measure, NEW.expected, NEW.seen_from, NEW.rule_version) IS DISTINCT FROM ROW(OLD.state, OLD.measure, OLD.expected, OLD.seen_from, OLD.rule_version) THEN\n                RAISE EXCEPTION 'what was judged is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='7995702e4e59578c39153aef2e9f13981ef30aa9', operation='UPDATE', pgid='pgtrigger_judged_stays_b2cd8', table='privacy_monitoring_flag', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trailrequest',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f58e82cafd911606496a7730d8110204b07301de', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_215d7', table='privacy_monitoring_trailrequest', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trailrequest',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.unit_id, NEW.block_id, NEW.sealed, NEW.masked, NEW.first, NEW.last, NEW.asked_on, NEW.identity, NEW.identity_note, NEW.filed_by_id, NEW.filed_at) IS DISTINCT FROM ROW(OLD.reference, OLD.unit_id, OLD.block_id, OLD.sealed, OLD.masked, OLD.first, OLD.last, OLD.asked_on, OLD.identity, OLD.identity_note, OLD.filed_by_id, OLD.filed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='957f6f81e33fb3cbede927b35b6725362720eef1', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_ae544', table='privacy_monitoring_trailrequest', when='BEFORE')),
        ),
    ]
