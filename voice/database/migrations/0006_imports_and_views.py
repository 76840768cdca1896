import django.db.models.deletion
import governance.clock
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('voice_database', '0005_trends'),
    ]

    operations = [
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('checking', 'Being checked'), ('checked', 'Checked'), ('filing', 'Being filed'), ('filed', 'Filed'), ('dropped', 'Thrown away')], default='checking', max_length=8, verbose_name='State')),
                ('file_name', models.CharField(max_length=100, verbose_name='File')),
                ('rows', models.PositiveIntegerField(verbose_name='Rows')),
                ('uploaded_at', models.DateTimeField(default=governance.clock.now, verbose_name='Uploaded')),
                ('version', models.PositiveIntegerField(default=1)),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Uploaded by')),
            ],
            options={
                'ordering': ['-uploaded_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ImportChunk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'To be checked'), ('checked', 'Checked'), ('filed', 'Filed')], default='waiting', max_length=7)),
                ('number', models.PositiveIntegerField()),
                ('first_row', models.PositiveIntegerField()),
                ('rows', models.PositiveIntegerField()),
                ('wrong', models.PositiveIntegerField(default=0)),
                ('sealed', models.BinaryField()),
                ('whole', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chunks', to='voice_database.import')),
            ],
            options={
                'ordering': ['whole', 'number'],
                'indexes': [models.Index(condition=models.Q(('state', 'filed'), _negated=True), fields=['state', 'number'], name='voice_chunks_to_do')],
                'constraints': [models.UniqueConstraint(fields=('whole', 'number'), name='voice_chunk_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'filed'), _negated=True), ('sealed', b''), _connector='OR'), name='voice_chunk_emptied')],
            },
        ),
        migrations.CreateModel(
            name='Fault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField(verbose_name='Row')),
                ('column', models.CharField(max_length=60, verbose_name='Column')),
                ('problem', models.CharField(max_length=300, verbose_name='What is wrong')),
                ('chunk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='faults', to='voice_database.importchunk')),
            ],
            options={
                'ordering': ['row', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='Name of the view')),
                ('conditions', models.CharField(max_length=1000)),
                ('shared_role', models.CharField(blank=True, max_length=40)),
                ('removed_at', models.DateTimeField(null=True)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'id'],
                'indexes': [models.Index(fields=['owner'], name='voice_saved_views')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='import',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='cda08bf08133f49a1663951494fe136e38559258', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_cf6d0', table='voice_database_import', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='import',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.file_name, NEW.rows, NEW.uploaded_by_id, NEW.uploaded_at) IS DISTINCT FROM ROW(OLD.file_name, OLD.rows, OLD.uploaded_by_id, OLD.uploaded_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='675c2512cde8c6c0101d1af71429d0c9f4500cc2', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_fff58', table='voice_database_import', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importchunk',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1873654f97cc507041971a8a2b53a8a11f93b832', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_fb607', table='voice_database_importchunk', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importchunk',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.whole_id, NEW.number, NEW.first_row, NEW.rows) IS DISTINCT FROM ROW(OLD.whole_id, OLD.number, OLD.first_row, OLD.rows) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='4051e172327dfbdac58611271fcc60f7dd4741f0', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_8d8d7', table='voice_database_importchunk', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fault',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f4050ae11071559fb5758782b73cde73dbe4f7e2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f8995', table='voice_database_fault', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='savedview',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='464080288b3c3e99c9111257ff36b14426bf371e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_cd700', table='voice_database_savedview', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
