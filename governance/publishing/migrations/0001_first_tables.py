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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalPublication',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('area', models.CharField(max_length=20, verbose_name='Area')),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField()),
                ('title', models.CharField(max_length=200, verbose_name='Title')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('approved', 'Approved'), ('published', 'Made public'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='State')),
                ('returned_because', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_hash', models.CharField(blank=True, max_length=64)),
                ('published_at', models.DateTimeField(null=True, verbose_name='Published')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_because', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('author', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Prepared by')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Approved by')),
                ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical publication',
                'verbose_name_plural': 'historical publications',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('area', models.CharField(max_length=20, verbose_name='Area')),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField()),
                ('title', models.CharField(max_length=200, verbose_name='Title')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('approved', 'Approved'), ('published', 'Made public'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='State')),
                ('returned_because', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_hash', models.CharField(blank=True, max_length=64)),
                ('published_at', models.DateTimeField(null=True, verbose_name='Published')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_because', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Prepared by')),
                ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Approved by')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at'],
                'indexes': [models.Index(fields=['area', 'state'], name='publishing__area_046234_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('subject_type', 'subject_id'), name='one_publication_per_subject'), models.CheckConstraint(condition=models.Q(('reviewer', models.F('author')), _negated=True), name='publication_reviewed_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_hash', ''), ('reviewer__isnull', True), ('state__in', ['draft', 'in_review'])), models.Q(models.Q(('state__in', ['draft', 'in_review']), _negated=True), ('approved_at__isnull', False), ('reviewer__isnull', False), models.Q(('approved_hash', ''), _negated=True)), _connector='OR'), name='publication_approved_with_name_and_hash'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state__in', ['published', 'withdrawn'])), models.Q(models.Q(('state__in', ['published', 'withdrawn']), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='publication_published_with_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_because', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True), ('withdrawn_because', ''), ('withdrawn_by__isnull', True)), _connector='OR'), name='publication_withdrawn_with_name_and_reason')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('label', models.CharField(max_length=60)),
                ('original', models.TextField()),
                ('wording', models.TextField()),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='publishing.publication')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('publication', 'place'), name='part_in_its_place')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('content', models.JSONField()),
                ('left', models.JSONField()),
                ('hash', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='publishing.publication')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('publication', 'number'), name='publication_edition_once')],
            },
        ),
        migrations.CreateModel(
            name='Mask',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('words', models.TextField()),
                ('kind', models.CharField(choices=[('name', 'Name of a person'), ('phone', 'Phone number'), ('postal', 'Postal code'), ('address', 'Address'), ('email', 'E-mail address'), ('url', 'Address of a page'), ('pension_number', 'Basic pension number'), ('individual_number', 'Individual number'), ('insured_number', 'Number of an insured person'), ('certificate', 'Number of a pension certificate'), ('bank', 'Bank account'), ('birth', 'Date of birth'), ('car', 'Number of a car'), ('receipt', 'Number of a receipt')], max_length=20)),
                ('reason', models.CharField(max_length=30)),
                ('sure', models.BooleanField()),
                ('replacement', models.CharField(max_length=30)),
                ('left_because', models.CharField(blank=True, max_length=300)),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='masks', to='publishing.part')),
            ],
            options={
                'ordering': ['start'],
                'constraints': [models.UniqueConstraint(fields=('part', 'start'), name='mask_in_its_place'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='mask_covers_something')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mask',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c986b358c57331c3d61109cbadfca6092f2eeb5b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_30cca', table='publishing_mask', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mask',
            trigger=pgtrigger.compiler.Trigger(name='only_while_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE changed RECORD;', func="\n    IF TG_OP = 'DELETE' THEN\n        changed := OLD;\n    ELSE\n        changed := NEW;\n    END IF;\n    IF EXISTS (SELECT 1 FROM publishing_publication WHERE id = (SELECT publication_id FROM publishing_part WHERE id = changed.part_id) AND state <> 'draft') THEN\n        RAISE EXCEPTION 'a text in review or beyond is not changed';\n    END IF;\n    RETURN changed;\n", hash='e31526ba66ee2cd8984d82bc9e04d147a92221e7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_while_a_draft_6df50', table='publishing_mask', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c6b6b0faeb0b2c8541b2c8d48fc5d43c5ce6651e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e2d2f', table='publishing_publication', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='part',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='fd7a9bcbfd989cbb3fe17cd526f8bb48446f7854', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_dd2b8', table='publishing_part', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='part',
            trigger=pgtrigger.compiler.Trigger(name='only_while_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE changed RECORD;', func="\n    IF TG_OP = 'DELETE' THEN\n        changed := OLD;\n    ELSE\n        changed := NEW;\n    END IF;\n    IF EXISTS (SELECT 1 FROM publishing_publication WHERE id = changed.publication_id AND state <> 'draft') THEN\n        RAISE EXCEPTION 'a text in review or beyond is not changed';\n    END IF;\n    RETURN changed;\n", hash='679eefc5052556cc066a7223331ad5f5acf4c685', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_while_a_draft_adc2d', table='publishing_part', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='56ef435b4c0e8a6e0e714aa21c9aada71a30f493', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_2f187', table='publishing_edition', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='edition_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='82949d331b288b5f2cece9dc8d5dfae1edeeaf72', operation='UPDATE OR DELETE', pgid='pgtrigger_edition_stays_19faf', table='publishing_edition', when='BEFORE')),
        ),
    ]
