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
            name='TakeOut',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('approved', 'Approved, still inside'), ('refused', 'Not approved'), ('withdrawn', 'Given up'), ('out', 'Outside'), ('ended', 'Ended')], default='asked', max_length=9, verbose_name='State')),
                ('what', models.CharField(max_length=200, verbose_name='What data')),
                ('persons', models.PositiveIntegerField(verbose_name='Of how many persons')),
                ('purpose', models.CharField(max_length=400, verbose_name='What for')),
                ('destination', models.CharField(max_length=200, verbose_name='Where to')),
                ('protection', models.CharField(max_length=400, verbose_name='How it is protected on the way')),
                ('out_on', models.DateField(verbose_name='Leaves on')),
                ('due_on', models.DateField(verbose_name='Back until')),
                ('asked_at', models.DateTimeField(default=governance.clock.now, verbose_name='Asked for')),
                ('decided_at', models.DateTimeField(null=True)),
                ('decision_note', models.CharField(blank=True, max_length=400)),
                ('left_at', models.DateTimeField(null=True, verbose_name='Went out')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='Ended')),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('carrier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Who carries it')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-asked_at', 'id'],
                'indexes': [models.Index(fields=['-asked_at', '-id'], name='takeout_by_day'), models.Index(fields=['unit', '-asked_at'], name='takeout_of_unit'), models.Index(fields=['block', '-asked_at'], name='takeout_of_block'), models.Index(fields=['asked_by', '-asked_at'], name='takeout_of_person'), models.Index(fields=['carrier', '-asked_at'], name='takeout_of_carrier'), models.Index(condition=models.Q(('state', 'out')), fields=['due_on'], name='takeout_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('out_on'))), name='takeout_days_in_order'), models.CheckConstraint(condition=models.Q(('persons__gte', 1)), name='takeout_of_someone'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by', models.F('asked_by')), _negated=True), models.Q(('decided_by', models.F('carrier')), _negated=True)), name='approved_by_another'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'withdrawn']), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='out_after_a_decision'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('decision_note', ''), _negated=True), _connector='OR'), name='refused_with_a_reason'), models.CheckConstraint(condition=models.Q(('state__in', ['out', 'ended']), ('left_at__isnull', True), _connector='XOR'), name='out_with_a_moment'), models.CheckConstraint(condition=models.Q(('state', 'ended'), ('ended_at__isnull', True), _connector='XOR'), name='ended_with_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='TakenItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=40, verbose_name='Number on the item')),
                ('description', models.CharField(max_length=120, verbose_name='What it is')),
                ('medium', models.CharField(choices=[('paper', 'Paper'), ('laptop', 'Laptop or tablet'), ('storage', 'USB storage, disc or drive'), ('other', 'Something else')], max_length=7, verbose_name='Kind of medium')),
                ('encrypted', models.BooleanField(default=False, verbose_name='Encrypted')),
                ('locked', models.BooleanField(default=False, verbose_name='In a locked case')),
                ('state', models.CharField(choices=[('inside', 'Inside'), ('out', 'Outside'), ('returned', 'Back inside'), ('destroying', 'Said to be destroyed; to be confirmed'), ('destroyed', 'Destroyed, with a certificate'), ('lost', 'Lost')], default='inside', max_length=10, verbose_name='State')),
                ('settled_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('takeout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='takeouts.takeout')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(condition=models.Q(('state__in', ['inside', 'out'])), fields=['code'], name='taken_item_code')],
                'constraints': [models.UniqueConstraint(fields=('takeout', 'number'), name='taken_item_number_once'), models.UniqueConstraint(fields=('takeout', 'code'), name='taken_item_code_once'), models.CheckConstraint(condition=models.Q(models.Q(('medium__in', ['laptop', 'storage']), _negated=True), ('encrypted', True), _connector='OR'), name='electronic_is_encrypted'), models.CheckConstraint(condition=models.Q(('state__in', ['inside', 'out', 'destroying', 'lost']), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='settled_with_name_and_moment')],
            },
        ),
        migrations.CreateModel(
            name='Loss',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stolen', models.BooleanField(default=False)),
                ('text', models.TextField(max_length=2000, verbose_name='What happened')),
                ('known_at', models.DateTimeField(verbose_name='Known since')),
                ('reported_at', models.DateTimeField(default=governance.clock.now)),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('items', models.ManyToManyField(related_name='losses', to='takeouts.takenitem')),
                ('takeout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='losses', to='takeouts.takeout')),
            ],
            options={
                'ordering': ['reported_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('granted', 'More time granted'), ('declined', 'More time declined')], default='asked', max_length=8)),
                ('was_due_on', models.DateField()),
                ('due_on', models.DateField(verbose_name='Back until')),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('asked_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('takeout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='takeouts.takeout')),
            ],
            options={
                'ordering': ['asked_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('takeout',), name='one_extension_waits'), models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('was_due_on'))), name='extended_to_a_later_day'), models.CheckConstraint(condition=models.Q(('decided_by', models.F('asked_by')), _negated=True), name='extended_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='extension_decided_with_name')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sealed_name', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('takeout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='takeouts.takeout')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='takeout',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='fba93ce43c7eb696e7a1cb09f763a604d3d2e114', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7d623', table='takeouts_takeout', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='takeout',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.unit_id, NEW.block_id, NEW.what, NEW.persons, NEW.purpose, NEW.destination, NEW.protection, NEW.carrier_id, NEW.out_on, NEW.asked_by_id, NEW.asked_at) IS DISTINCT FROM ROW(OLD.reference, OLD.unit_id, OLD.block_id, OLD.what, OLD.persons, OLD.purpose, OLD.destination, OLD.protection, OLD.carrier_id, OLD.out_on, OLD.asked_by_id, OLD.asked_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='035ae0f769f53bc90f784be7550e89697609f3fa', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_adebd', table='takeouts_takeout', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='takeout',
            trigger=pgtrigger.compiler.Trigger(name='ended_with_its_items', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state IN ('ended', 'refused', 'withdrawn') AND NEW.state <> OLD.state THEN\n                RAISE EXCEPTION 'an end is final';\n            END IF;\n            IF NEW.state = 'ended' AND EXISTS (\n                SELECT 1 FROM takeouts_takenitem WHERE takeout_id = NEW.id AND state IN ('inside', 'out', 'destroying')\n            ) THEN\n                RAISE EXCEPTION 'something is still outside';\n            END IF;\n            RETURN NEW;\n        ", hash='c09d478f243d9e98a8eaa3dfbfdd053ee9e948c6', operation='UPDATE', pgid='pgtrigger_ended_with_its_items_5b0d7', table='takeouts_takeout', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='takenitem',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='9468ed0c394186dd6267663eca0a1349d7c64e48', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f6e86', table='takeouts_takenitem', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='takenitem',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.takeout_id, NEW.number, NEW.code, NEW.description, NEW.medium, NEW.encrypted, NEW.locked) IS DISTINCT FROM ROW(OLD.takeout_id, OLD.number, OLD.code, OLD.description, OLD.medium, OLD.encrypted, OLD.locked) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a59901b5d9eac8d59f942d1ff4d82a534f5351fc', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_9bc1b', table='takeouts_takenitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='loss',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f5022ee7f1be3a700630afbc2adc4277fa7ffbe0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_107d4', table='takeouts_loss', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='loss',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.takeout_id, NEW.stolen, NEW.text, NEW.known_at, NEW.reported_by_id, NEW.reported_at) IS DISTINCT FROM ROW(OLD.takeout_id, OLD.stolen, OLD.text, OLD.known_at, OLD.reported_by_id, OLD.reported_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='89f4f43f31af62d0e371a69142cad2fe5882b573', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_00bf0', table='takeouts_loss', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='25d0a9715096209516ab4b87a4c2950e08915fad', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_a1f92', table='takeouts_extension', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.takeout_id, NEW.was_due_on, NEW.due_on, NEW.reason, NEW.asked_by_id, NEW.asked_at) IS DISTINCT FROM ROW(OLD.takeout_id, OLD.was_due_on, OLD.due_on, OLD.reason, OLD.asked_by_id, OLD.asked_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2c811257a66bae745a4181411443ce168fe270b6', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_6b744', table='takeouts_extension', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='21d8dda52b00219932c1a4c0064cf80f86281492', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_298a2', table='takeouts_certificate', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.takeout_id, NEW.kind, NEW.size, NEW.sealed_name, NEW.sealed) IS DISTINCT FROM ROW(OLD.takeout_id, OLD.kind, OLD.size, OLD.sealed_name, OLD.sealed) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='416eb0bcba186f3e6f6f586c82764e6149965b2c', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_61490', table='takeouts_certificate', when='BEFORE')),
        ),
    ]
