import django.contrib.postgres.fields
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
            name='CountRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(unique=True, verbose_name='Day')),
                ('voices', models.PositiveIntegerField()),
                ('counted_at', models.DateTimeField(default=governance.clock.now, verbose_name='Counted')),
            ],
            options={
                'ordering': ['-day'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAnnualReport',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('edition', models.PositiveSmallIntegerField(default=1, verbose_name='Edition')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('approved', 'Approved'), ('published', 'Made public'), ('superseded', 'Replaced by a correction')], default='draft', max_length=10, verbose_name='State')),
                ('foreword', models.TextField(blank=True, max_length=4000, verbose_name='Foreword')),
                ('on_voices', models.TextField(blank=True, max_length=8000, verbose_name='What customers told us')),
                ('on_changes', models.TextField(blank=True, max_length=8000, verbose_name='What changed because of them')),
                ('outlook', models.TextField(blank=True, max_length=4000, verbose_name='What comes next')),
                ('snapshot', models.JSONField()),
                ('snapshot_hash', models.CharField(max_length=64)),
                ('row_count', models.PositiveIntegerField(verbose_name='Voices counted')),
                ('counted_at', models.DateTimeField(default=governance.clock.now, verbose_name='Counted')),
                ('returned_because', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('prepared_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical annual report',
                'verbose_name_plural': 'historical annual reports',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(choices=[('mail', 'Mails to the president'), ('letter', 'Letters to the president'), ('headquarters', 'Voice forms: made at headquarters (1)'), ('office', 'Voice forms: made at blocks and offices (2)'), ('reported', 'Of these: reported to headquarters (3)'), ('all_forms', 'Sum (1) + (2)'), ('forms_at_headquarters', 'Sum (1) + (3)'), ('proposal', 'Improvement proposals')], max_length=22)),
                ('fiscal_year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['fiscal_year', 'id'],
                'constraints': [models.UniqueConstraint(fields=('line', 'fiscal_year'), name='historical_receipt_once')],
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=300, verbose_name='What we promise')),
                ('state', models.CharField(choices=[('open', 'Not reported yet'), ('kept', 'The promise was kept'), ('partly', 'Kept in part'), ('not_kept', 'Not kept')], default='open', max_length=8, verbose_name='State')),
                ('outcome', models.TextField(blank=True, max_length=1000, verbose_name='What became of it')),
                ('given_at', models.DateTimeField(default=governance.clock.now)),
                ('carried_from', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='voice_figures.promise')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Division in charge')),
            ],
            options={
                'ordering': ['given_at', 'id'],
                'indexes': [models.Index(fields=['fiscal_year'], name='promise_of_year')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='promise_reported_with_words')],
            },
        ),
        migrations.CreateModel(
            name='QuarterReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('quarter', models.DateField(unique=True, verbose_name='Quarter')),
                ('in_time_days', models.PositiveSmallIntegerField()),
                ('important', models.PositiveIntegerField(verbose_name='Made important')),
                ('important_open', models.PositiveIntegerField(verbose_name='Important and open at the end')),
                ('published', models.PositiveIntegerField(verbose_name='Published with reply')),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('presented_on', models.DateField(null=True, verbose_name='Put before the board')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name='What the board said')),
                ('version', models.PositiveIntegerField(default=1)),
                ('presented_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-quarter'],
                'constraints': [models.CheckConstraint(condition=models.Q(('presented_on__isnull', True), ('presented_by__isnull', False), _connector='XOR'), name='voices_presented_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='QuarterLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('whole', models.BooleanField()),
                ('received', models.PositiveIntegerField(verbose_name='Received')),
                ('in_time', models.PositiveIntegerField(verbose_name='Answered in time')),
                ('late', models.PositiveIntegerField(verbose_name='Answered late')),
                ('overdue', models.PositiveIntegerField(verbose_name='Unanswered and overdue at the end')),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='voice_figures.quarterreport')),
            ],
            options={
                'ordering': ['-report__quarter', '-whole', 'id'],
                'constraints': [models.UniqueConstraint(fields=('report', 'whole', 'block'), name='one_line_per_block', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='UnitMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('source', models.CharField(choices=[('mail', 'Mails to the president'), ('letter', 'Letters to the president'), ('form', 'Voice forms'), ('proposal', 'Improvement proposals')], max_length=8)),
                ('filed', models.PositiveIntegerField()),
                ('reported', models.PositiveIntegerField(default=0)),
                ('answered', models.PositiveIntegerField(default=0)),
                ('days', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), default=list, size=None)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['month', 'unit'], name='unit_month')],
                'constraints': [models.UniqueConstraint(fields=('month', 'unit', 'block', 'source'), name='counted_once_a_month', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='VisitorsEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=200, verbose_name='Source of the numbers')),
                ('rows', models.PositiveIntegerField()),
                ('entered_at', models.DateTimeField(default=governance.clock.now, verbose_name='Entered')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-entered_at'],
            },
        ),
        migrations.CreateModel(
            name='Visitors',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(verbose_name='Month')),
                ('number', models.PositiveIntegerField(verbose_name='Visitors')),
                ('superseded_at', models.DateTimeField(null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Office')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbers', to='voice_figures.visitorsentry')),
            ],
            options={
                'ordering': ['-month', 'office__code'],
                'indexes': [models.Index(fields=['-month', 'office'], name='visitors_by_month')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('office', 'month'), name='one_number_a_month')],
            },
        ),
        migrations.CreateModel(
            name='AnnualReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('edition', models.PositiveSmallIntegerField(default=1, verbose_name='Edition')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('approved', 'Approved'), ('published', 'Made public'), ('superseded', 'Replaced by a correction')], default='draft', max_length=10, verbose_name='State')),
                ('foreword', models.TextField(blank=True, max_length=4000, verbose_name='Foreword')),
                ('on_voices', models.TextField(blank=True, max_length=8000, verbose_name='What customers told us')),
                ('on_changes', models.TextField(blank=True, max_length=8000, verbose_name='What changed because of them')),
                ('outlook', models.TextField(blank=True, max_length=4000, verbose_name='What comes next')),
                ('snapshot', models.JSONField()),
                ('snapshot_hash', models.CharField(max_length=64)),
                ('row_count', models.PositiveIntegerField(verbose_name='Voices counted')),
                ('counted_at', models.DateTimeField(default=governance.clock.now, verbose_name='Counted')),
                ('returned_because', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-fiscal_year', '-edition'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'edition'), name='report_edition_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'approved'])), fields=('fiscal_year',), name='one_open_report_a_year'), models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('fiscal_year',), name='one_published_report_a_year'), models.CheckConstraint(condition=models.Q(('approved_by', models.F('prepared_by')), _negated=True), name='report_approved_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='report_approved_with_name'), models.CheckConstraint(condition=models.Q(('state__in', ['published', 'superseded']), ('published_by__isnull', True), _connector='XOR'), name='report_published_with_name')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countrun',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='129ae71d1ca14d21af2900fe10ceee1be147bc31', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_4340e', table='voice_figures_countrun', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countrun',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.day, NEW.voices, NEW.counted_at) IS DISTINCT FROM ROW(OLD.day, OLD.voices, OLD.counted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='6b6228719197adbc9572fd2cab6e1af005864465', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_3c2ae', table='voice_figures_countrun', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalreceipt',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='585e69362dd7e2e16f7559a0f5213bf95aca5239', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_54366', table='voice_figures_historicalreceipt', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalreceipt',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.line, NEW.fiscal_year, NEW.number) IS DISTINCT FROM ROW(OLD.line, OLD.fiscal_year, OLD.number) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='675aa75260a9b8eda0995d214cd0c2b78d670b47', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d1984', table='voice_figures_historicalreceipt', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annualreport',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='40dfa5663ede0a457adf76a22ecfc609a3473c5d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0983e', table='voice_figures_annualreport', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annualreport',
            trigger=pgtrigger.compiler.Trigger(name='report_frozen_once_approved', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" IN (\'approved\', \'published\', \'superseded\'))', func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.edition, NEW.snapshot, NEW.snapshot_hash, NEW.row_count, NEW.foreword, NEW.on_voices, NEW.on_changes, NEW.outlook) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.edition, OLD.snapshot, OLD.snapshot_hash, OLD.row_count, OLD.foreword, OLD.on_voices, OLD.on_changes, OLD.outlook) THEN\n                RAISE EXCEPTION 'an approved report is neither changed nor deleted';\n            END IF;\n            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN\n                ('approved>draft', 'approved>published', 'published>superseded') THEN\n                RAISE EXCEPTION 'an approved report does not go from % to %', OLD.state, NEW.state;\n            END IF;\n            RETURN NEW;\n        ", hash='a76795313da370117a1d8febd3a5bdb7ff28f93e', operation='UPDATE OR DELETE', pgid='pgtrigger_report_frozen_once_approved_ca07b', table='voice_figures_annualreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b8164185900daa5def87e29fcc0ce050a529cf53', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5e8d0', table='voice_figures_promise', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterreport',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='430d9911b10a9edb83711fb5aaa008212f73cfc7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_de06b', table='voice_figures_quarterreport', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterreport',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.quarter, NEW.in_time_days, NEW.important, NEW.important_open, NEW.published, NEW.made_at) IS DISTINCT FROM ROW(OLD.quarter, OLD.in_time_days, OLD.important, OLD.important_open, OLD.published, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='daba30996df4c67886f6be1ef77d3a4482575a04', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9fbad', table='voice_figures_quarterreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterline',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='797de7c22c8be259662e33562ee3622d5018dbb4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d1c9a', table='voice_figures_quarterline', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterline',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.report_id, NEW.whole, NEW.block_id, NEW.received, NEW.in_time, NEW.late, NEW.overdue) IS DISTINCT FROM ROW(OLD.report_id, OLD.whole, OLD.block_id, OLD.received, OLD.in_time, OLD.late, OLD.overdue) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='4d4a80390448a3d76c7a1d0fecc8cb673b28d950', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_802a6', table='voice_figures_quarterline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visitorsentry',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='69bddec9ed0ffe18fd7c581194fc738702a75c02', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bd276', table='voice_figures_visitorsentry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visitorsentry',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.source, NEW.rows, NEW.entered_by_id, NEW.entered_at) IS DISTINCT FROM ROW(OLD.source, OLD.rows, OLD.entered_by_id, OLD.entered_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='512f70da517c091d2396dac4dff310d82393cc88', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_71dc5', table='voice_figures_visitorsentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visitors',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ef30e2146aee9c3cabc261f184b9cd68926cc570', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5b9d2', table='voice_figures_visitors', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visitors',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.office_id, NEW.month, NEW.number, NEW.entry_id) IS DISTINCT FROM ROW(OLD.office_id, OLD.month, OLD.number, OLD.entry_id) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='dbea5d8d6343c9afa79ff9ea06bb9a97b4fb23ce', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_17722', table='voice_figures_visitors', when='BEFORE')),
        ),
    ]
