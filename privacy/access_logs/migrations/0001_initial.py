import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.expressions
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
            name='LogFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('received', 'Received'), ('checked', 'Checked, being stored'), ('stored', 'Stored'), ('doubled', 'Came before'), ('rejected', 'Rejected')], default='received', max_length=8, verbose_name='State')),
                ('kind', models.CharField(blank=True, choices=[('views', 'Views of records at terminals'), ('searches', 'Result lists of name searches'), ('contacts', 'Receptions, calls, cases and batches'), ('duty', 'Hours of duty and leave'), ('staff', 'Staff'), ('records', 'Insured persons'), ('relatives', 'Relatives by declaration')], max_length=9, verbose_name='What it holds')),
                ('name', models.CharField(max_length=120, verbose_name='File')),
                ('size', models.PositiveBigIntegerField(verbose_name='Bytes')),
                ('arrived_at', models.DateTimeField(default=governance.clock.now, verbose_name='Arrived')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 of the file')),
                ('rows', models.PositiveBigIntegerField(default=0, verbose_name='Rows')),
                ('wrong', models.PositiveBigIntegerField(default=0, verbose_name='Rows with something wrong')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='Why it was rejected')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='Finished')),
                ('version', models.PositiveIntegerField(default=1)),
                ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy_access_logs.logfile')),
            ],
            options={
                'ordering': ['-arrived_at', 'id'],
                'indexes': [models.Index(fields=['-arrived_at', '-id'], name='log_files_by_arrival'), models.Index(fields=['state', 'arrived_at'], name='log_files_by_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['checked', 'stored'])), fields=('sha256',), name='log_file_taken_in_once'), models.CheckConstraint(condition=models.Q(('wrong__lte', models.F('rows'))), name='log_file_wrong_are_some_of_the_rows'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('state__in', ['received', 'checked', 'stored', 'doubled'])), models.Q(('state', 'rejected'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='log_file_rejected_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('same_as__isnull', False), ('state', 'doubled')), models.Q(models.Q(('state', 'doubled'), _negated=True), ('same_as__isnull', True)), _connector='OR'), name='log_file_doubled_of_another')],
            },
        ),
        migrations.CreateModel(
            name='DayPart',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'Waits'), ('stored', 'Stored')], default='waiting', max_length=7, verbose_name='State')),
                ('kind', models.CharField(choices=[('views', 'Views of records at terminals'), ('searches', 'Result lists of name searches'), ('contacts', 'Receptions, calls, cases and batches'), ('duty', 'Hours of duty and leave'), ('staff', 'Staff'), ('records', 'Insured persons'), ('relatives', 'Relatives by declaration')], max_length=9)),
                ('day', models.DateField(verbose_name='Day')),
                ('found', models.PositiveBigIntegerField(verbose_name='Rows in the file')),
                ('rows', models.PositiveBigIntegerField(default=0, verbose_name='Rows added')),
                ('doubled', models.PositiveBigIntegerField(default=0, verbose_name='Rows that were there')),
                ('differing', models.PositiveBigIntegerField(default=0, verbose_name='Rows whose number is taken by another row')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 of the stored rows')),
                ('stored_at', models.DateTimeField(null=True, verbose_name='Stored')),
                ('version', models.PositiveIntegerField(default=1)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='privacy_access_logs.logfile')),
            ],
            options={
                'ordering': ['day', 'kind', 'stored_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'stored')), fields=['kind', 'day'], name='log_parts_in_the_store')],
                'constraints': [models.UniqueConstraint(fields=('file', 'day'), name='log_part_once'), models.CheckConstraint(condition=models.Q(models.Q(('rows', 0), ('sha256', ''), ('state', 'waiting'), ('stored_at__isnull', True)), models.Q(('found', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('rows'), '+', models.F('doubled')), '+', models.F('differing'))), ('state', 'stored'), ('stored_at__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='log_part_accounts_for_each_row')],
            },
        ),
        migrations.CreateModel(
            name='Fault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveBigIntegerField(verbose_name='Row')),
                ('column', models.CharField(max_length=60, verbose_name='Column')),
                ('problem', models.CharField(max_length=200, verbose_name='What is wrong')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='faults', to='privacy_access_logs.logfile')),
            ],
            options={
                'ordering': ['row', 'id'],
            },
        ),
        migrations.CreateModel(
            name='LogDay',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'To be explained'), ('explained', 'Explained')], default='waiting', max_length=9, verbose_name='State')),
                ('day', models.DateField(unique=True, verbose_name='Day')),
                ('views', models.PositiveBigIntegerField(default=0, verbose_name='Views')),
                ('explained', models.PositiveBigIntegerField(default=0, verbose_name='Explained')),
                ('unknown_unit', models.PositiveBigIntegerField(default=0, verbose_name='Views with an unknown unit')),
                ('explained_at', models.DateTimeField(null=True, verbose_name='Explained at')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['-day'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['day'], name='log_days_to_explain')],
                'constraints': [models.CheckConstraint(condition=models.Q(('explained__lte', models.F('views'))), name='log_day_explained_are_some_of_the_views')],
            },
        ),
        migrations.CreateModel(
            name='UnitDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='Day')),
                ('views', models.PositiveBigIntegerField(verbose_name='Views')),
                ('explained', models.PositiveBigIntegerField(verbose_name='Explained')),
                ('by_kind', models.JSONField(default=dict)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='privacy_access_logs.logday')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-on', 'unit'],
                'indexes': [models.Index(fields=['unit', '-on'], name='log_shares_of_unit'), models.Index(fields=['block', '-on'], name='log_shares_of_block'), models.Index(fields=['-on', 'unit'], name='log_shares_by_day')],
                'constraints': [models.UniqueConstraint(fields=('day', 'unit'), name='log_share_once'), models.CheckConstraint(condition=models.Q(('explained__lte', models.F('views'))), name='log_share_is_a_share')],
            },
        ),
        migrations.CreateModel(
            name='RuleVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=20, verbose_name='Rule')),
                ('number', models.PositiveIntegerField(verbose_name='Version')),
                ('parameters', models.JSONField(default=dict, verbose_name='Parameters')),
                ('is_active', models.BooleanField(default=True, verbose_name='Is applied')),
                ('reason', models.CharField(max_length=300, verbose_name='Why so')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(null=True, verbose_name='Valid to')),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['code', '-number'],
                'constraints': [models.UniqueConstraint(fields=('code', 'number'), name='log_rule_version_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='log_rule_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('code', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='log_rules_do_not_overlap')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='logday',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='aebf295c3bf80e3abc4406abed2d36c5cf0c26b7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_04b05', table='privacy_access_logs_logday', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='logfile',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='8b64fda51c58bba072c54d9eba8028a3550f8706', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_613a9', table='privacy_access_logs_logfile', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='logfile',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.kind, NEW.name, NEW.size, NEW.arrived_at) IS DISTINCT FROM ROW(OLD.kind, OLD.name, OLD.size, OLD.arrived_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='3cfbf5393664d001a2a58a30db2bc9f62db343f6', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9089e', table='privacy_access_logs_logfile', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fault',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='0f70fb154c42ed6b460912fa488327a800ff6a5b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a10c7', table='privacy_access_logs_fault', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='daypart',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3adce672e88bbd76e198011a6be35cc25341181e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_2faff', table='privacy_access_logs_daypart', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='daypart',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.file_id, NEW.kind, NEW.day, NEW.found) IS DISTINCT FROM ROW(OLD.file_id, OLD.kind, OLD.day, OLD.found) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f37ec789682a03b774a6c81f5f5c1e6dcd3be791', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_14d45', table='privacy_access_logs_daypart', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleversion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ec3ab30c09ca98775811e428013b3b2ac7492950', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_174ae', table='privacy_access_logs_ruleversion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleversion',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.code, NEW.number, NEW.parameters, NEW.is_active, NEW.reason, NEW.written_by_id, NEW.valid_from) IS DISTINCT FROM ROW(OLD.code, OLD.number, OLD.parameters, OLD.is_active, OLD.reason, OLD.written_by_id, OLD.valid_from) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d3ca7ae9de9aa2ebba14eb5bdaa71fe0230ba8cb', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_2ec7b', table='privacy_access_logs_ruleversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitday',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='5cb1cd0ef852699b419eb8ac6ff5160d4895fcac', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_abc31', table='privacy_access_logs_unitday', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
