import django.contrib.postgres.constraints
import django.core.validators
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

    initial = True

    dependencies = [
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('code', 'Code of conduct'), ('rules', 'Compliance rules'), ('card', 'Compliance card')], max_length=5, verbose_name='Document')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('approved', 'Approved'), ('in_force', 'In force now'), ('superseded', 'Superseded'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='State')),
                ('title', models.CharField(max_length=60, verbose_name='Title')),
                ('note', models.TextField(max_length=2000, verbose_name='What changes and why')),
                ('valid_from', models.DateField(verbose_name='Comes into force on')),
                ('valid_to', models.DateField(null=True, verbose_name='In force until')),
                ('needs_signature', models.BooleanField(default=True, verbose_name='Everyone signs it')),
                ('sign_within_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name='Days to sign')),
                ('remind_every_days', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name='Days between reminders')),
                ('reminded_on', models.DateField(null=True)),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('approved_at', models.DateTimeField(null=True)),
                ('sent_back_because', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=governance.clock.now)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['kind', '-number'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'number'), name='version_number_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='edition_period_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('approved_by', models.F('author')), _negated=True), models.Q(('approved_by', models.F('submitted_by')), _negated=True)), name='edition_approved_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'in_force', 'superseded']), _negated=True), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('content_hash', ''), _negated=True)), _connector='OR'), name='approved_with_name_time_and_hash'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ['approved', 'in_force', 'superseded'])), expressions=[('kind', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='editions_in_force_do_not_overlap')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='Number of the article')),
                ('branch', models.PositiveSmallIntegerField(default=0, verbose_name='Branch number')),
                ('chapter', models.CharField(blank=True, max_length=60, verbose_name='Chapter')),
                ('heading', models.CharField(max_length=60, verbose_name='Heading')),
                ('text', models.TextField(max_length=8000, verbose_name='Text')),
                ('version', models.PositiveIntegerField(default=1)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='conduct.edition')),
            ],
            options={
                'ordering': ['number', 'branch'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'number', 'branch'), name='article_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1), models.Q(('branch', 1), _negated=True)), name='article_numbers_as_in_laws')],
            },
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='Place in the list')),
                ('name', models.CharField(max_length=40, verbose_name='Name of the counter')),
                ('organization', models.CharField(max_length=60, verbose_name='Who answers')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Telephone')),
                ('hours', models.CharField(blank=True, max_length=60, verbose_name='Hours')),
                ('address', models.CharField(blank=True, max_length=120, verbose_name='Postal address')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['place', 'name'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalArticle',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='Number of the article')),
                ('branch', models.PositiveSmallIntegerField(default=0, verbose_name='Branch number')),
                ('chapter', models.CharField(blank=True, max_length=60, verbose_name='Chapter')),
                ('heading', models.CharField(max_length=60, verbose_name='Heading')),
                ('text', models.TextField(max_length=8000, verbose_name='Text')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('edition', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='conduct.edition')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical article',
                'verbose_name_plural': 'historical articles',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalContactPoint',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('place', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='Place in the list')),
                ('name', models.CharField(max_length=40, verbose_name='Name of the counter')),
                ('organization', models.CharField(max_length=60, verbose_name='Who answers')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Telephone')),
                ('hours', models.CharField(blank=True, max_length=60, verbose_name='Hours')),
                ('address', models.CharField(blank=True, max_length=120, verbose_name='Postal address')),
                ('version', models.PositiveIntegerField(default=1)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical contact point',
                'verbose_name_plural': 'historical contact points',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalEdition',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('code', 'Code of conduct'), ('rules', 'Compliance rules'), ('card', 'Compliance card')], max_length=5, verbose_name='Document')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('approved', 'Approved'), ('in_force', 'In force now'), ('superseded', 'Superseded'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='State')),
                ('title', models.CharField(max_length=60, verbose_name='Title')),
                ('note', models.TextField(max_length=2000, verbose_name='What changes and why')),
                ('valid_from', models.DateField(verbose_name='Comes into force on')),
                ('valid_to', models.DateField(null=True, verbose_name='In force until')),
                ('needs_signature', models.BooleanField(default=True, verbose_name='Everyone signs it')),
                ('sign_within_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name='Days to sign')),
                ('remind_every_days', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name='Days between reminders')),
                ('reminded_on', models.DateField(null=True)),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('approved_at', models.DateTimeField(null=True)),
                ('sent_back_because', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=governance.clock.now)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('author', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical edition',
                'verbose_name_plural': 'historical editions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(default=governance.clock.now)),
                ('due_on', models.DateField(verbose_name='To be signed by')),
                ('signed_at', models.DateTimeField(null=True, verbose_name='Signed')),
                ('signed_hash', models.CharField(blank=True, max_length=64)),
                ('released_at', models.DateTimeField(null=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='conduct.edition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conduct_signatures', to='organization.unit')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['edition', 'unit'], include=('signed_at', 'released_at'), name='signature_by_unit'), models.Index(condition=models.Q(('released_at__isnull', True), ('signed_at__isnull', True)), fields=['person'], name='signature_open')],
                'constraints': [models.UniqueConstraint(fields=('edition', 'person'), name='signed_once'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('signed_hash', '')), models.Q(('signed_at__isnull', False), models.Q(('signed_hash', ''), _negated=True)), _connector='OR'), name='signed_with_the_hash_of_the_text')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contactpoint',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='e1e8254d886fbe034e0c481f4b61334c90e94907', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_86825', table='conduct_contactpoint', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2edaab7f27eb3c9703cafe4369ca40742b26c461', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7c876', table='conduct_edition', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='approved_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" IN (\'approved\', \'in_force\', \'superseded\'))', func="\n            IF TG_OP = 'DELETE' THEN\n                RAISE EXCEPTION 'an approved version is not deleted';\n            END IF;\n            IF ROW(NEW.kind, NEW.number, NEW.title, NEW.note, NEW.valid_from, NEW.needs_signature, NEW.content_hash, NEW.author_id, NEW.submitted_by_id, NEW.approved_by_id, NEW.approved_at) IS DISTINCT FROM ROW(OLD.kind, OLD.number, OLD.title, OLD.note, OLD.valid_from, OLD.needs_signature, OLD.content_hash, OLD.author_id, OLD.submitted_by_id, OLD.approved_by_id, OLD.approved_at) THEN\n                RAISE EXCEPTION 'an approved version is not changed';\n            END IF;\n            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN\n                ('approved>in_force', 'approved>withdrawn', 'in_force>superseded') THEN\n                RAISE EXCEPTION 'an approved version does not go from % to %', OLD.state, NEW.state;\n            END IF;\n            RETURN NEW;\n        ", hash='f92f8acc6f8d80413e355db4e26798c13d1af8a8', operation='UPDATE OR DELETE', pgid='pgtrigger_approved_is_final_32e8c', table='conduct_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1a2abc5cb45372bd6d6730478e82ba48c76ceb46', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_71e5a', table='conduct_article', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='only_in_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (\n                SELECT 1 FROM conduct_edition WHERE id IN (NEW.edition_id, OLD.edition_id) AND state <> 'draft'\n            ) THEN\n                RAISE EXCEPTION 'articles are changed in a draft only';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='531a90365b4a14539b720688f613346f0d57ccaa', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_a_draft_77bc5', table='conduct_article', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='34a9062104a86d25e0d4fa45baa5b794eae295e2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_90e24', table='conduct_signature', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='signed_is_signed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."signed_at" IS NOT NULL)', func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.edition_id, NEW.person_id, NEW.signed_at, NEW.signed_hash)\n                IS DISTINCT FROM ROW(OLD.edition_id, OLD.person_id, OLD.signed_at, OLD.signed_hash) THEN\n                RAISE EXCEPTION 'a signature is not changed';\n            END IF;\n            RETURN NEW;\n        ", hash='1587c5e0b08fb9306fd593044872862207542c60', operation='UPDATE OR DELETE', pgid='pgtrigger_signed_is_signed_ba982', table='conduct_signature', when='BEFORE')),
        ),
    ]
