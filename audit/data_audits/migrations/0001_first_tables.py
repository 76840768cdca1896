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
        ('audit_engagements', '0002_independence'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('subject', models.UUIDField(primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=60)),
                ('percent', models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='DataSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'Being taken in'), ('ready', 'Ready'), ('failed', 'Could not be read'), ('cancelled', 'Cancelled'), ('erased', 'Erased')], default='waiting', max_length=9, verbose_name='State')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('origin', models.CharField(max_length=300, verbose_name='Where it comes from')),
                ('source', models.CharField(choices=[('csv', 'CSV file'), ('excel', 'Excel file'), ('parquet', 'Parquet file'), ('query', 'Own records')], max_length=7, verbose_name='Kind of source')),
                ('query', models.JSONField(default=dict)),
                ('source_sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the file as it came')),
                ('made_at', models.DateTimeField(default=governance.clock.now, verbose_name='Taken in')),
                ('rows', models.BigIntegerField(default=0, verbose_name='Rows')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 of the data set')),
                ('sealed_profile', models.BinaryField(default=b'')),
                ('problem', models.CharField(blank=True, max_length=300, verbose_name='What is wrong')),
                ('ready_at', models.DateTimeField(null=True, verbose_name='Ready')),
                ('erased_at', models.DateTimeField(null=True, verbose_name='Erased')),
                ('version', models.PositiveIntegerField(default=1)),
                ('engagement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='data_sets', to='audit_engagements.engagement', verbose_name='Audit')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Taken in by')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
                'indexes': [models.Index(fields=['-made_at', 'id'], name='data_sets_by_day'), models.Index(fields=['engagement', '-made_at'], name='data_sets_of_engagement'), models.Index(condition=models.Q(('state', 'waiting')), fields=['made_at'], name='data_sets_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ready_at__isnull', False), ('sha256__regex', '^[0-9a-f]{64}$'), ('state__in', ['ready', 'erased'])), models.Q(('ready_at__isnull', True), ('sha256', ''), ('state__in', ['waiting', 'failed', 'cancelled'])), _connector='OR'), name='data_set_ready_with_hash'), models.CheckConstraint(condition=models.Q(models.Q(('erased_at__isnull', False), ('state', 'erased')), models.Q(models.Q(('state', 'erased'), _negated=True), ('erased_at__isnull', True)), _connector='OR'), name='data_set_erased_with_moment')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'Being run'), ('done', 'Done'), ('failed', 'Does not fit the data'), ('cancelled', 'Cancelled')], default='waiting', max_length=9, verbose_name='State')),
                ('test', models.CharField(max_length=20, verbose_name='Test')),
                ('params', models.JSONField(verbose_name='Parameters')),
                ('seed', models.CharField(max_length=32, verbose_name='Seed')),
                ('data_sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the data set')),
                ('other_sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 of the other list')),
                ('code_version', models.CharField(max_length=40, verbose_name='Version of the code')),
                ('asked_at', models.DateTimeField(default=governance.clock.now, verbose_name='Run on')),
                ('done_at', models.DateTimeField(null=True, verbose_name='Done')),
                ('found', models.BigIntegerField(default=0, verbose_name='To look at')),
                ('sealed_result', models.BinaryField(default=b'')),
                ('result_sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 of the result')),
                ('problem', models.CharField(blank=True, max_length=300, verbose_name='What is wrong')),
                ('paper', models.UUIDField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Run by')),
                ('data_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='audit_data_audits.dataset', verbose_name='Data set')),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_data_audits.dataset', verbose_name='Other list')),
                ('repeats', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repetitions', to='audit_data_audits.run', verbose_name='Repeats')),
            ],
            options={
                'ordering': ['-asked_at', 'id'],
                'indexes': [models.Index(fields=['data_set', '-asked_at'], name='runs_of_data_set'), models.Index(condition=models.Q(('state', 'waiting')), fields=['asked_at'], name='runs_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('result_sha256__regex', '^[0-9a-f]{64}$'), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('paper__isnull', True), ('result_sha256', '')), _connector='OR'), name='run_done_with_hash'), models.CheckConstraint(condition=models.Q(('pk', models.F('repeats')), _negated=True), name='run_repeats_another')],
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('errors', models.JSONField()),
                ('result', models.JSONField()),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='Note')),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='audit_data_audits.run')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dataset',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1d038115cecc3ef88390c035b14ced6d99718a6b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_1cad2', table='audit_data_audits_dataset', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dataset',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.engagement_id, NEW.title, NEW.origin, NEW.source, NEW.query, NEW.source_sha256, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.engagement_id, OLD.title, OLD.origin, OLD.source, OLD.query, OLD.source_sha256, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='d2aa2443c198b2b649170ebe9f41a1403e5ed1b4', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_a3a60', table='audit_data_audits_dataset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dataset',
            trigger=pgtrigger.compiler.Trigger(name='data_are_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.ready_at IS NOT NULL AND ROW(NEW.rows, NEW.sha256, NEW.sealed_profile, NEW.ready_at) IS DISTINCT FROM ROW(OLD.rows, OLD.sha256, OLD.sealed_profile, OLD.ready_at))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='396f4aae9b39764f889e26593ed69a332307f158', operation='UPDATE', pgid='pgtrigger_data_are_final_d3281', table='audit_data_audits_dataset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dataset',
            trigger=pgtrigger.compiler.Trigger(name='an_end_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state <> NEW.state AND (OLD.state IN ('failed', 'cancelled', 'erased') OR OLD.state = 'ready' AND NEW.state <> 'erased'))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e6b78b9465fa93e354ec9f0af8ed46231029a68b', operation='UPDATE', pgid='pgtrigger_an_end_is_final_95931', table='audit_data_audits_dataset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='run',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d4525f35143ce51f8664f3f5f3362f70d1f37ae2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ba7f8', table='audit_data_audits_run', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='run',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.data_set_id, NEW.other_id, NEW.test, NEW.params, NEW.seed, NEW.data_sha256, NEW.other_sha256, NEW.repeats_id, NEW.asked_by_id, NEW.asked_at) IS DISTINCT FROM ROW(OLD.data_set_id, OLD.other_id, OLD.test, OLD.params, OLD.seed, OLD.data_sha256, OLD.other_sha256, OLD.repeats_id, OLD.asked_by_id, OLD.asked_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='91cbfcaf54abfa736dca2a54449f59cc35d30037', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_beb49', table='audit_data_audits_run', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='run',
            trigger=pgtrigger.compiler.Trigger(name='results_are_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state <> 'waiting' AND (ROW(NEW.state, NEW.found, NEW.sealed_result, NEW.result_sha256, NEW.done_at, NEW.code_version) IS DISTINCT FROM ROW(OLD.state, OLD.found, OLD.sealed_result, OLD.result_sha256, OLD.done_at, OLD.code_version) OR OLD.paper IS NOT NULL AND NEW.paper IS DISTINCT FROM OLD.paper))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='f258e5f7b5f545ae4a8e12e98160426e05bd59fb', operation='UPDATE', pgid='pgtrigger_results_are_final_56783', table='audit_data_audits_run', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3c036e9028e0d76eee12928bf1bbd6cd78bf86c0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_88d00', table='audit_data_audits_evaluation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.run_id, NEW.errors, NEW.result, NEW.note, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.run_id, OLD.errors, OLD.result, OLD.note, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='55e662fee0bfd24801dc6930b9c9fb2a785d44d0', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_0f7f9', table='audit_data_audits_evaluation', when='BEFORE')),
        ),
    ]
