import django.db.models.deletion
import governance.clock
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('voice', '0001_first_tables'),
        ('voice_database', '0003_search'),
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='voice_database.group')),
                ('split_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='split_off', to='voice_database.group')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('joined_at', models.DateTimeField(default=governance.clock.now)),
                ('why', models.CharField(max_length=200)),
                ('left_at', models.DateTimeField(null=True)),
                ('why_left', models.CharField(blank=True, max_length=200)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='voice_database.group')),
                ('joined_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('left_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='voice.voice')),
            ],
            options={
                'ordering': ['joined_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('voice',), name='voice_in_one_group_at_a_time'), models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('left_by__isnull', False), _connector='XOR'), name='voice_taken_out_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'To be decided'), ('same', 'The same matter'), ('different', 'Different matters')], default='waiting', max_length=9, verbose_name='State')),
                ('likeness', models.FloatField(verbose_name='Likeness')),
                ('made_at', models.DateTimeField(default=governance.clock.now, verbose_name='Found')),
                ('decided_at', models.DateTimeField(null=True)),
                ('why', models.CharField(blank=True, max_length=200, verbose_name='Reason')),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice.voice')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice.voice')),
            ],
            options={
                'ordering': ['-made_at', 'id'],
                'indexes': [models.Index(fields=['state', '-made_at'], name='voice_suggestions')],
                'constraints': [models.UniqueConstraint(fields=('voice', 'other'), name='voice_suggested_once'), models.CheckConstraint(condition=models.Q(('voice', models.F('other')), _negated=True), name='voice_not_like_itself'), models.CheckConstraint(condition=models.Q(('state', 'waiting'), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='XOR'), name='voice_suggestion_decided_by_somebody')],
            },
        ),
        migrations.AddField(
            model_name='searchrow',
            name='compared',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='searchrow',
            index=models.Index(condition=models.Q(('compared', False)), fields=['filed_at'], name='voice_search_to_compare'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='group',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a25205418841d790636a861c742e3f3b53570c4f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a8e3f', table='voice_database_group', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='group',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.number, NEW.split_from_id, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM ROW(OLD.number, OLD.split_from_id, OLD.made_by_id, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='684561364ffefa1cd6293f4a54491e8ba87c4e54', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_060c3', table='voice_database_group', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='abe7567c04c5e36fce55e2c5be7fff308b3679b2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_be023', table='voice_database_membership', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.group_id, NEW.voice_id, NEW.joined_by_id, NEW.joined_at, NEW.why) IS DISTINCT FROM ROW(OLD.group_id, OLD.voice_id, OLD.joined_by_id, OLD.joined_at, OLD.why) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f8d34717ce5378900beb53650ea2bfb89d142e60', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_2d0f8', table='voice_database_membership', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suggestion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='06cd5316723e503cc9be72525375c6c2d74b05fe', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e4bcf', table='voice_database_suggestion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suggestion',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.voice_id, NEW.other_id, NEW.likeness, NEW.made_at) IS DISTINCT FROM ROW(OLD.voice_id, OLD.other_id, OLD.likeness, OLD.made_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f6b272efebb7d6bd813283cb2948aa30c688b3bf', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_f4789', table='voice_database_suggestion', when='BEFORE')),
        ),
    ]
