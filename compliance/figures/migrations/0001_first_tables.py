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
        ('compliance', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalYearlyFigures',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('edition', models.PositiveSmallIntegerField(default=1, verbose_name='Edition')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('approved', 'Approved'), ('published', 'Made public'), ('superseded', 'Replaced by a correction')], default='draft', max_length=10, verbose_name='State')),
                ('explanation', models.TextField(max_length=4000, verbose_name='Explanation')),
                ('snapshot', models.JSONField()),
                ('snapshot_hash', models.CharField(max_length=64)),
                ('row_count', models.PositiveIntegerField(verbose_name='Rows counted')),
                ('counted_at', models.DateTimeField(default=governance.clock.now)),
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
                'verbose_name': 'historical yearly figures',
                'verbose_name_plural': 'historical yearly figuress',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='YearlyFigures',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('edition', models.PositiveSmallIntegerField(default=1, verbose_name='Edition')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('approved', 'Approved'), ('published', 'Made public'), ('superseded', 'Replaced by a correction')], default='draft', max_length=10, verbose_name='State')),
                ('explanation', models.TextField(max_length=4000, verbose_name='Explanation')),
                ('snapshot', models.JSONField()),
                ('snapshot_hash', models.CharField(max_length=64)),
                ('row_count', models.PositiveIntegerField(verbose_name='Rows counted')),
                ('counted_at', models.DateTimeField(default=governance.clock.now)),
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
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'edition'), name='edition_of_a_year_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'approved'])), fields=('fiscal_year',), name='one_open_edition_per_year'), models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('fiscal_year',), name='one_published_edition_per_year'), models.CheckConstraint(condition=models.Q(('approved_by', models.F('prepared_by')), _negated=True), name='figures_approved_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='figures_approved_with_name_and_time'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('published_by__isnull', False), ('state__in', ['published', 'superseded'])), models.Q(('published_at__isnull', True), ('published_by__isnull', True), ('state__in', ['draft', 'approved'])), _connector='OR'), name='figures_published_with_name_and_time')],
            },
        ),
        migrations.CreateModel(
            name='CaseTie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('article', 'Article of the code'), ('course', 'A training course'), ('question', 'Survey question')], max_length=8, verbose_name='Kind')),
                ('reference', models.CharField(max_length=64)),
                ('label', models.CharField(max_length=300)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='compliance.case')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['kind', 'reference'],
                'indexes': [models.Index(fields=['kind', 'reference'], name='figures_cas_kind_158db8_idx')],
                'constraints': [models.UniqueConstraint(fields=('case', 'kind', 'reference'), name='tied_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='casetie',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d75158ee04133df0c9dcef2eb0ee85c1ada7761d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_82091', table='figures_casetie', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearlyfigures',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b2dccafc40cbd51e2a9a657105222c8574df430a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c2251', table='figures_yearlyfigures', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearlyfigures',
            trigger=pgtrigger.compiler.Trigger(name='frozen_once_approved', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" IN (\'approved\', \'published\', \'superseded\'))', func="\n            IF TG_OP = 'DELETE' THEN\n                RAISE EXCEPTION 'approved figures are not deleted';\n            END IF;\n            IF ROW(NEW.fiscal_year, NEW.edition, NEW.snapshot, NEW.snapshot_hash, NEW.row_count, NEW.explanation)\n                IS DISTINCT FROM\n                ROW(OLD.fiscal_year, OLD.edition, OLD.snapshot, OLD.snapshot_hash, OLD.row_count, OLD.explanation) THEN\n                RAISE EXCEPTION 'approved figures are not changed';\n            END IF;\n            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN\n                ('approved>draft', 'approved>published', 'published>superseded') THEN\n                RAISE EXCEPTION 'approved figures do not go from % to %', OLD.state, NEW.state;\n            END IF;\n            RETURN NEW;\n        ", hash='dd90a97685d00653f77cd8c48c0c9353be69cdb5', operation='UPDATE OR DELETE', pgid='pgtrigger_frozen_once_approved_2e54d', table='figures_yearlyfigures', when='BEFORE')),
        ),
    ]
