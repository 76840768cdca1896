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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReceiptCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(unique=True, verbose_name='Day')),
                ('filed', models.PositiveIntegerField(verbose_name='Filed')),
                ('headquarters', models.PositiveIntegerField(verbose_name='Received by headquarters')),
                ('block', models.PositiveIntegerField(verbose_name='Received by the blocks')),
                ('missing', models.JSONField(default=list)),
                ('made_at', models.DateTimeField(default=governance.clock.now, verbose_name='Checked')),
            ],
            options={
                'ordering': ['-day'],
            },
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('kind', models.CharField(choices=[('complaint', 'Complaint'), ('request', 'Request'), ('opinion', 'Opinion or proposal'), ('praise', 'Thanks or praise')], max_length=10, verbose_name='Kind')),
                ('channel', models.CharField(choices=[('counter', 'At the counter'), ('phone', 'By phone'), ('letter', 'By letter'), ('visit', 'During a visit outside'), ('box', 'Opinion box'), ('other', 'Otherwise')], max_length=8, verbose_name='How it came in')),
                ('title', models.CharField(max_length=60, verbose_name='In one line')),
                ('text', models.TextField(max_length=8000, verbose_name='What the customer said')),
                ('done', models.TextField(blank=True, max_length=4000, verbose_name='What was done at once')),
                ('wants_answer', models.BooleanField(default=False, verbose_name='The customer wants an answer')),
                ('received_on', models.DateField(verbose_name='Day on which it came in')),
                ('filed_at', models.DateTimeField(verbose_name='Filed')),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-filed_at', 'id'],
                'indexes': [models.Index(fields=['-filed_at', 'id'], name='voice_filed'), models.Index(fields=['unit', '-filed_at'], name='voice_of_unit'), models.Index(fields=['block', '-filed_at'], name='voice_of_block'), models.Index(fields=['filed_by', '-filed_at'], name='voice_of_filer')],
            },
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=4000, verbose_name='Text')),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='additions', to='voice.voice')),
            ],
            options={
                'ordering': ['added_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=11, unique=True, verbose_name='Reference number')),
                ('state', models.CharField(choices=[('open', 'Going on'), ('ended', 'Reported to the end')], default='open', max_length=6, verbose_name='State')),
                ('kind', models.CharField(choices=[('accident', 'Accident, injury or illness'), ('violence', 'Violence, threat or disturbance'), ('money', 'Loss of cash or valuables'), ('documents', 'Loss or misdelivery of documents'), ('system', 'Failure of systems or equipment'), ('building', 'Fire, disaster or building'), ('error', 'Error in the work'), ('other', 'Other')], max_length=10, verbose_name='Kind')),
                ('text', models.TextField(max_length=2000, verbose_name='What happened')),
                ('injured', models.BooleanField(default=False, verbose_name='Somebody was hurt')),
                ('data_concerned', models.BooleanField(default=False, verbose_name='Personal information may have got out')),
                ('happened_at', models.DateTimeField(verbose_name='Happened')),
                ('filed_at', models.DateTimeField(verbose_name='Filed')),
                ('ended_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Block')),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['-filed_at', 'id'],
                'indexes': [models.Index(fields=['-filed_at', 'id'], name='incident_filed'), models.Index(fields=['unit', '-filed_at'], name='incident_of_unit'), models.Index(fields=['block', '-filed_at'], name='incident_of_block')],
                'constraints': [models.CheckConstraint(condition=models.Q(('filed_at__gte', models.F('happened_at'))), name='filed_after_it_happened'), models.CheckConstraint(condition=models.Q(('state', 'ended'), ('ended_at__isnull', True), _connector='XOR'), name='ended_with_a_time')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=4000, verbose_name='Report')),
                ('is_last', models.BooleanField(default=False, verbose_name='This is the last report')),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='voice.incident')),
            ],
            options={
                'ordering': ['added_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_last', True)), fields=('incident',), name='one_last_report')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('headquarters', 'Headquarters'), ('block', 'Block headquarters')], max_length=12, verbose_name='Received by')),
                ('delivered_at', models.DateTimeField(verbose_name='Delivered')),
                ('seen_at', models.DateTimeField(null=True, verbose_name='First opened')),
                ('acknowledged_at', models.DateTimeField(null=True, verbose_name='Acknowledged')),
                ('acknowledged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('seen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('incident', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='voice.incident')),
                ('voice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='voice.voice')),
            ],
            options={
                'ordering': ['-side'],
                'indexes': [models.Index(condition=models.Q(('acknowledged_at__isnull', True)), fields=['side', 'unit', 'delivered_at'], name='receipt_waiting'), models.Index(fields=['delivered_at', 'side'], name='receipt_by_day')],
                'constraints': [models.UniqueConstraint(fields=('voice', 'side'), name='voice_delivered_once'), models.UniqueConstraint(fields=('incident', 'side'), name='incident_delivered_once'), models.CheckConstraint(condition=models.Q(('voice__isnull', True), ('incident__isnull', True), _connector='XOR'), name='delivery_of_one_thing'), models.CheckConstraint(condition=models.Q(models.Q(('side', 'block'), ('unit__isnull', False)), models.Q(('side', 'headquarters'), ('unit__isnull', True)), _connector='OR'), name='delivered_to_a_block_or_headquarters'), models.CheckConstraint(condition=models.Q(('acknowledged_at__isnull', True), models.Q(('seen_at__isnull', False), ('seen_at__lte', models.F('acknowledged_at'))), _connector='OR'), name='opened_before_acknowledged')],
            },
        ),
        migrations.CreateModel(
            name='Sender',
            fields=[
                ('voice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='sender', serialize=False, to='voice.voice')),
                ('sealed', models.BinaryField()),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptcheck',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1dd22abc91434fb1659e48be477828896b8ec61d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8f464', table='voice_receiptcheck', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='16882deb88f36f58237e5849cfea6ae5b66bb803', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_203a6', table='voice_incident', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='delivered_to_both', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF (SELECT count(*) FROM voice_delivery d WHERE d.delivered_at = NEW.filed_at AND NEW.id\n                    = CASE TG_TABLE_NAME WHEN 'voice_voice' THEN d.voice_id ELSE d.incident_id END)\n                <> (CASE WHEN NEW.block_id IS NULL THEN 1 ELSE 2 END) THEN\n                RAISE EXCEPTION 'a filing goes to headquarters and to its block at the same moment';\n            END IF;\n            RETURN NULL;\n        ", hash='3897f41c50a7ce910e2f2021f91a50814a85e523', operation='INSERT', pgid='pgtrigger_delivered_to_both_6c0cc', table='voice_incident', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.kind, NEW.text, NEW.injured, NEW.data_concerned, NEW.happened_at, NEW.unit_id, NEW.block_id, NEW.filed_by_id, NEW.filed_at) IS DISTINCT FROM ROW(OLD.reference, OLD.kind, OLD.text, OLD.injured, OLD.data_concerned, OLD.happened_at, OLD.unit_id, OLD.block_id, OLD.filed_by_id, OLD.filed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c24e98502ad96b824c0dd41daf859f5826686437', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_df6ee', table='voice_incident', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ea3db2164468dee3a12229093af36fa32a5cde89', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_04496', table='voice_followup', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.incident_id, NEW.text, NEW.is_last, NEW.author_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.incident_id, OLD.text, OLD.is_last, OLD.author_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2b138c63f19d29f2ad1d6a09529a8969c7ae9f3f', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_2d211', table='voice_followup', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sender',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='152b5584218ed7b2677306cac08e54cf63cb98e5', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_228ea', table='voice_sender', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voice',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='9fc4b8a2393f26c19ae648dc3ee34e671f7fd4e8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_13b0c', table='voice_voice', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voice',
            trigger=pgtrigger.compiler.Trigger(name='delivered_to_both', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF (SELECT count(*) FROM voice_delivery d WHERE d.delivered_at = NEW.filed_at AND NEW.id\n                    = CASE TG_TABLE_NAME WHEN 'voice_voice' THEN d.voice_id ELSE d.incident_id END)\n                <> (CASE WHEN NEW.block_id IS NULL THEN 1 ELSE 2 END) THEN\n                RAISE EXCEPTION 'a filing goes to headquarters and to its block at the same moment';\n            END IF;\n            RETURN NULL;\n        ", hash='f7dd5ea6b583018cd50a233be81597984af4a277', operation='INSERT', pgid='pgtrigger_delivered_to_both_43e24', table='voice_voice', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voice',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.reference, NEW.kind, NEW.channel, NEW.title, NEW.text, NEW.done, NEW.wants_answer, NEW.received_on, NEW.unit_id, NEW.block_id, NEW.filed_by_id, NEW.filed_at) IS DISTINCT FROM ROW(OLD.reference, OLD.kind, OLD.channel, OLD.title, OLD.text, OLD.done, OLD.wants_answer, OLD.received_on, OLD.unit_id, OLD.block_id, OLD.filed_by_id, OLD.filed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='9a256e016333497aa39b3d9037394cbaa2426fd3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_d2785', table='voice_voice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delivery',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='6b3334bdf601678255f703ee9e8cf2e981835bcd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_7770d', table='voice_delivery', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delivery',
            trigger=pgtrigger.compiler.Trigger(name='received_is_received', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE'\n                OR ROW(NEW.voice_id, NEW.incident_id, NEW.side, NEW.unit_id, NEW.delivered_at)\n                    IS DISTINCT FROM ROW(OLD.voice_id, OLD.incident_id, OLD.side, OLD.unit_id, OLD.delivered_at)\n                OR (OLD.seen_at IS NOT NULL AND NEW.seen_at IS DISTINCT FROM OLD.seen_at)\n                OR (OLD.acknowledged_at IS NOT NULL AND NEW.acknowledged_at IS DISTINCT FROM OLD.acknowledged_at) THEN\n                RAISE EXCEPTION 'a delivery is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ca5335612ad9537579d4f2dbc0d3544116f13e0a', operation='UPDATE OR DELETE', pgid='pgtrigger_received_is_received_02ba9', table='voice_delivery', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addition',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='dd58f8058d780f0ec911e2b2e519a423aae30da9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_c39d0', table='voice_addition', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addition',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.voice_id, NEW.text, NEW.author_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.voice_id, OLD.text, OLD.author_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='5efda748d595e7c2115c47b436223f9f979f1658', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_f89aa', table='voice_addition', when='BEFORE')),
        ),
    ]
