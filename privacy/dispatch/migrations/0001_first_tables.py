import django.db.models.constraints
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
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('letter', 'Letters'), ('mail', 'E-mails'), ('handed', 'Documents handed over')], max_length=6, verbose_name='What is sent')),
                ('valid_from', models.DateField(verbose_name='In force from')),
                ('how', models.CharField(choices=[('each', 'Each item'), ('sample', 'A sample drawn by the system')], max_length=6, verbose_name='What is checked')),
                ('sample_size', models.PositiveIntegerField(null=True, verbose_name='Size of the sample')),
                ('preparer_may_check', models.BooleanField(default=False, verbose_name='Who prepared the batch may check it too')),
                ('blind_entry', models.BooleanField(default=True, verbose_name='The second person types the key fields without seeing them')),
                ('remote_second', models.BooleanField(default=True, verbose_name='A lone shift may ask another unit for the second check')),
                ('text', models.TextField(max_length=2000, verbose_name='The rule in words')),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['kind', '-valid_from'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'valid_from'), name='one_check_rule_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('how', 'each'), ('sample_size__isnull', True)), models.Q(('how', 'sample'), ('sample_size__gte', 1)), _connector='OR'), name='sample_with_a_size')],
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('title', models.CharField(max_length=80, verbose_name='What is sent, in one line')),
                ('kind', models.CharField(choices=[('letter', 'Letters'), ('mail', 'E-mails'), ('handed', 'Documents handed over')], max_length=6, verbose_name='Kind')),
                ('state', models.CharField(choices=[('preparing', 'Being prepared'), ('checking', 'Being checked'), ('checked', 'Checked, not released yet'), ('released', 'Sent out'), ('cancelled', 'Not sent')], default='preparing', max_length=9, verbose_name='State')),
                ('seed', models.CharField(max_length=16)),
                ('prepared_at', models.DateTimeField(default=governance.clock.now, verbose_name='Prepared')),
                ('remote_reason', models.CharField(blank=True, max_length=200)),
                ('widened', models.BooleanField(default=False)),
                ('checked_at', models.DateTimeField(null=True)),
                ('released_at', models.DateTimeField(null=True, verbose_name='Sent out')),
                ('released_items', models.PositiveIntegerField(null=True, verbose_name='Items sent out')),
                ('cancelled_because', models.CharField(blank=True, max_length=400)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('remote_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy_dispatch.checkrule')),
            ],
            options={
                'ordering': ['-prepared_at', 'id'],
                'indexes': [models.Index(fields=['-prepared_at', '-id'], name='batch_by_day'), models.Index(fields=['unit', '-prepared_at'], name='batch_of_unit'), models.Index(fields=['block', '-prepared_at'], name='batch_of_block'), models.Index(condition=models.Q(('state', 'checking')), fields=['remote_unit'], name='batch_for_remote'), models.Index(condition=models.Q(('state', 'released')), fields=['released_at', 'unit'], name='batch_released')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('checked_at__isnull', False), ('checked_by__isnull', False), ('released_at__isnull', False), ('released_by__isnull', False), ('released_items__gte', 1), ('state', 'released')), models.Q(models.Q(('state', 'released'), _negated=True), ('released_at__isnull', True), ('released_by__isnull', True), ('released_items__isnull', True)), _connector='OR'), name='released_with_name_and_number'), models.CheckConstraint(condition=models.Q(models.Q(('remote_reason', ''), ('remote_unit__isnull', True)), models.Q(('remote_unit__isnull', False), models.Q(('remote_reason', ''), _negated=True), models.Q(('remote_unit', models.F('unit')), _negated=True)), _connector='OR'), name='remote_second_is_another_unit'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_because', ''), _negated=True), _connector='OR'), name='not_sent_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='Item number')),
                ('code', models.CharField(max_length=40, verbose_name='Code')),
                ('state', models.CharField(choices=[('open', 'Not checked'), ('first', 'First check passed'), ('passed', 'Both checks passed'), ('stopped', 'Stopped: something is wrong'), ('removed', 'Taken out of the batch'), ('released', 'Sent out'), ('withdrawn', 'Planted; taken back')], default='open', max_length=9, verbose_name='State')),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('drawn', models.BooleanField(default=True)),
                ('planted', models.BooleanField(default=False)),
                ('name_digest', models.CharField(max_length=64)),
                ('place_digest', models.CharField(max_length=64)),
                ('tail_digest', models.CharField(blank=True, max_length=64)),
                ('removed_because', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='privacy_dispatch.batch')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('batch', 'code'), name='item_code_once'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('batch', 'number'), name='item_number_once'), models.CheckConstraint(condition=models.Q(('planted', True), ('state', 'released'), _negated=True), name='planted_items_never_leave'), models.CheckConstraint(condition=models.Q(('planted', True), models.Q(('state', 'withdrawn'), _negated=True), _connector='OR'), name='only_planted_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'removed'), _negated=True), models.Q(('removed_because', ''), _negated=True), _connector='OR'), name='removed_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='FoundError',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrong', models.CharField(choices=[('name', 'Name of the addressee'), ('address', 'Address or number of the addressee'), ('other_person', "Somebody else's document inside"), ('missing', 'A document is missing'), ('extra', 'A document that does not belong'), ('contents', 'Contents of the document'), ('other', 'Something else')], max_length=12, verbose_name='What was wrong')),
                ('text', models.TextField(max_length=2000, verbose_name='What happened')),
                ('persons', models.PositiveIntegerField(null=True, verbose_name='Persons concerned')),
                ('known_at', models.DateTimeField(verbose_name='Known since')),
                ('reported_at', models.DateTimeField(default=governance.clock.now)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='errors', to='privacy_dispatch.item')),
            ],
            options={
                'ordering': ['-reported_at', 'id'],
                'indexes': [models.Index(fields=['unit', '-known_at'], name='found_error_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField()),
                ('place', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=governance.clock.now)),
                ('passed', models.BooleanField()),
                ('scanned', models.BooleanField()),
                ('remote', models.BooleanField(default=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='privacy_dispatch.item')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'round', 'place'), name='one_first_and_one_second_check'), models.UniqueConstraint(fields=('item', 'round', 'by'), name='two_different_checkers'), models.CheckConstraint(condition=models.Q(('place__in', [1, 2])), name='first_or_second_check'), models.CheckConstraint(condition=models.Q(('remote', False), ('place', 2), _connector='OR'), name='only_the_second_check_is_remote')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(verbose_name='Month')),
                ('text', models.TextField(max_length=600, verbose_name='Lesson of the month')),
                ('written_at', models.DateTimeField(default=governance.clock.now)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-month', 'id'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'month'), name='one_lesson_a_month', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='lesson_of_a_month')],
            },
        ),
        migrations.CreateModel(
            name='NearMiss',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('wrong', models.CharField(choices=[('name', 'Name of the addressee'), ('address', 'Address or number of the addressee'), ('other_person', "Somebody else's document inside"), ('missing', 'A document is missing'), ('extra', 'A document that does not belong'), ('contents', 'Contents of the document'), ('other', 'Something else')], max_length=12, verbose_name='What was wrong')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='In a few words, without names')),
                ('caught_at', models.DateTimeField(default=governance.clock.now)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('caught_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='near_misses', to='privacy_dispatch.item')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
            ],
            options={
                'ordering': ['-caught_at', 'id'],
                'indexes': [models.Index(fields=['-caught_at', '-id'], name='near_miss_by_day'), models.Index(fields=['unit', '-caught_at'], name='near_miss_of_unit'), models.Index(fields=['block', '-caught_at'], name='near_miss_of_block')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('wrong', 'other'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='something_else_is_named')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sealed_name', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('round', models.PositiveSmallIntegerField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='privacy_dispatch.item')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Plant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrong', models.CharField(choices=[('name', 'Name of the addressee'), ('address', 'Address or number of the addressee'), ('other_person', "Somebody else's document inside"), ('missing', 'A document is missing'), ('extra', 'A document that does not belong'), ('contents', 'Contents of the document'), ('other', 'Something else')], max_length=12, verbose_name='What was wrong')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='In a few words, without names')),
                ('planted_at', models.DateTimeField(default=governance.clock.now)),
                ('caught', models.BooleanField(null=True)),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plant', to='privacy_dispatch.item')),
                ('planted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-planted_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Returned',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('returned_on', models.DateField(verbose_name='Came back on')),
                ('reason', models.CharField(choices=[('moved', 'Moved'), ('unknown', 'Addressee unknown'), ('incomplete', 'Address incomplete or wrong'), ('absent', 'Not collected in time'), ('refused', 'Refused'), ('other', 'Something else')], max_length=10, verbose_name='Reason')),
                ('note', models.CharField(blank=True, max_length=200)),
                ('noted_at', models.DateTimeField(default=governance.clock.now)),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='returned', to='privacy_dispatch.item')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-returned_on', 'id'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkrule',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='9a521088eef3fc02b5300df1ddd85449e799ee85', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_51b04', table='privacy_dispatch_checkrule', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkrule',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.kind, NEW.valid_from, NEW.how, NEW.sample_size, NEW.preparer_may_check, NEW.blind_entry, NEW.remote_second, NEW.text, NEW.written_by_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.kind, OLD.valid_from, OLD.how, OLD.sample_size, OLD.preparer_may_check, OLD.blind_entry, OLD.remote_second, OLD.text, OLD.written_by_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f843d14abd87480b6f05aaf521af324187240409', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_458df', table='privacy_dispatch_checkrule', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='batch',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='dc49ba2876d421945dcc230be17d9e58ce277bff', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_cc384', table='privacy_dispatch_batch', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='batch',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.kind, NEW.unit_id, NEW.block_id, NEW.rule_id, NEW.seed, NEW.prepared_by_id, NEW.prepared_at) IS DISTINCT FROM ROW(OLD.reference, OLD.kind, OLD.unit_id, OLD.block_id, OLD.rule_id, OLD.seed, OLD.prepared_by_id, OLD.prepared_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='259aa0b3e7daee1cbf223ec10ad0ab7c3f0c9c05', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_92bef', table='privacy_dispatch_batch', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='batch',
            trigger=pgtrigger.compiler.Trigger(name='released_after_two_checks', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'released\')', declare='DECLARE leaving integer;', func="\n            IF TG_OP = 'INSERT' OR OLD.state NOT IN ('checked', 'released') THEN\n                RAISE EXCEPTION 'a batch is released after its check';\n            END IF;\n            IF OLD.state = 'released' THEN\n                RETURN NEW;\n            END IF;\n            IF EXISTS (\n                SELECT 1 FROM privacy_dispatch_item item\n                WHERE item.batch_id = NEW.id AND (\n                    item.state NOT IN ('released', 'removed', 'withdrawn')\n                    OR (item.planted AND item.state <> 'withdrawn')\n                    OR (item.state = 'released' AND item.drawn AND (\n                        SELECT count(DISTINCT by_id) FROM privacy_dispatch_check\n                        WHERE item_id = item.id AND round = item.round AND passed\n                    ) < 2)\n                )\n            ) THEN\n                RAISE EXCEPTION 'two different people have not passed each item that was to be checked';\n            END IF;\n            SELECT count(*) INTO leaving FROM privacy_dispatch_item WHERE batch_id = NEW.id AND state = 'released';\n            IF leaving = 0 OR leaving <> NEW.released_items THEN\n                RAISE EXCEPTION 'the number of released items is wrong';\n            END IF;\n            RETURN NEW;\n        ", hash='a3a03591ba7de699e86fbd8bf7882e7eb19d929a', operation='INSERT OR UPDATE', pgid='pgtrigger_released_after_two_checks_c9b59', table='privacy_dispatch_batch', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='390c97fe4097b0d0b0494885aa58c735b5bb27f6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_933cd', table='privacy_dispatch_item', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.batch_id, NEW.code, NEW.planted) IS DISTINCT FROM ROW(OLD.batch_id, OLD.code, OLD.planted) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='6710b7e888a6e5c208cfa0f32e62776815eb07d9', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_997ac', table='privacy_dispatch_item', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='final_with_its_batch', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE batch_state text;', func="\n            SELECT state INTO batch_state FROM privacy_dispatch_batch\n                WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.batch_id ELSE NEW.batch_id END;\n            IF batch_state IN ('released', 'cancelled') OR (TG_OP <> 'UPDATE' AND batch_state <> 'preparing') THEN\n                RAISE EXCEPTION 'the items of a batch are as they were';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            IF NEW.state = 'released' AND batch_state <> 'checked' THEN\n                RAISE EXCEPTION 'an item is released with its batch, after the check';\n            END IF;\n            RETURN NEW;\n        ", hash='8dab357795085b8a678440ff1cd5faa0d4f63730', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_final_with_its_batch_1c04a', table='privacy_dispatch_item', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founderror',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d6a5f54e15c7982b22050600335974f2d920524e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9c817', table='privacy_dispatch_founderror', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founderror',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.unit_id, NEW.block_id, NEW.wrong, NEW.text, NEW.persons, NEW.known_at, NEW.reported_by_id, NEW.reported_at) IS DISTINCT FROM ROW(OLD.item_id, OLD.unit_id, OLD.block_id, OLD.wrong, OLD.text, OLD.persons, OLD.known_at, OLD.reported_by_id, OLD.reported_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='e47c5647f7b44355f9ee414f53c670c720800cc5', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9376b', table='privacy_dispatch_founderror', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6c0b00bad2d2174eab387b69585fcde20a3e6a43', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_48277', table='privacy_dispatch_check', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.round, NEW.place, NEW.by_id, NEW.at, NEW.passed, NEW.scanned, NEW.remote) IS DISTINCT FROM ROW(OLD.item_id, OLD.round, OLD.place, OLD.by_id, OLD.at, OLD.passed, OLD.scanned, OLD.remote) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='aa43a4e4110fa579173c52926be6d11d9b380aa3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_448e0', table='privacy_dispatch_check', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='checked_by_others', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE found record;', func="\n            SELECT batch.state, batch.prepared_by_id, item.entered_by_id, item.state AS item_state, rule.preparer_may_check\n                INTO found\n                FROM privacy_dispatch_item item\n                JOIN privacy_dispatch_batch batch ON batch.id = item.batch_id\n                JOIN privacy_dispatch_checkrule rule ON rule.id = batch.rule_id\n                WHERE item.id = NEW.item_id;\n            IF found.state <> 'checking' THEN\n                RAISE EXCEPTION 'items are checked while their batch is being checked';\n            END IF;\n            IF NOT found.preparer_may_check AND NEW.by_id IN (found.prepared_by_id, found.entered_by_id) THEN\n                RAISE EXCEPTION 'who prepared an item does not check it';\n            END IF;\n            IF NEW.place = 2 AND NOT EXISTS (\n                SELECT 1 FROM privacy_dispatch_check\n                WHERE item_id = NEW.item_id AND round = NEW.round AND place = 1 AND passed\n            ) THEN\n                RAISE EXCEPTION 'the second check comes after the first';\n            END IF;\n            RETURN NEW;\n        ", hash='771fa171e5260f509d47547713025d5e85afff62', operation='INSERT', pgid='pgtrigger_checked_by_others_3c3c6', table='privacy_dispatch_check', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='c563f37224e00b1681966c791f9488b2ad68b830', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d8a2e', table='privacy_dispatch_lesson', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.unit_id, NEW.month, NEW.text, NEW.written_by_id, NEW.written_at) IS DISTINCT FROM ROW(OLD.unit_id, OLD.month, OLD.text, OLD.written_by_id, OLD.written_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='85388f946c9e0758a30ce60d871318ed5bf0ec17', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_304dd', table='privacy_dispatch_lesson', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nearmiss',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='12c72f20be40e6d983de91572650d88bde0e0382', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c4c29', table='privacy_dispatch_nearmiss', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nearmiss',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.unit_id, NEW.block_id, NEW.place, NEW.wrong, NEW.note, NEW.caught_by_id, NEW.caught_at) IS DISTINCT FROM ROW(OLD.item_id, OLD.unit_id, OLD.block_id, OLD.place, OLD.wrong, OLD.note, OLD.caught_by_id, OLD.caught_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='7f6e7b34561a526ab044ac6af1a97bfd44cae160', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_41113', table='privacy_dispatch_nearmiss', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='photo',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f86239cf5e03bbd4f6e711dddf9ecd8d6b07cfb9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_22ea1', table='privacy_dispatch_photo', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='photo',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.round, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.item_id, OLD.round, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a82783e0d58fc8efe64034df3b610173d2633db4', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_3f708', table='privacy_dispatch_photo', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plant',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3320c3d12ec87f0bcaf187163767a348e483bbdd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_161a5', table='privacy_dispatch_plant', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plant',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.wrong, NEW.note, NEW.planted_by_id, NEW.planted_at) IS DISTINCT FROM ROW(OLD.item_id, OLD.wrong, OLD.note, OLD.planted_by_id, OLD.planted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='637841a9e0f9cb0bb97e2813e38ed62be9a6d937', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_80f80', table='privacy_dispatch_plant', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='returned',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='fe6353b9fc5de418b5f73cc2323691f5b7393807', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_d1d46', table='privacy_dispatch_returned', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='returned',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.item_id, NEW.returned_on, NEW.reason, NEW.note, NEW.noted_by_id, NEW.noted_at) IS DISTINCT FROM ROW(OLD.item_id, OLD.returned_on, OLD.reason, OLD.note, OLD.noted_by_id, OLD.noted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='87676efdbed7c59c61981c1eb4a2854ff3beaf26', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_367fd', table='privacy_dispatch_returned', when='BEFORE')),
        ),
    ]
