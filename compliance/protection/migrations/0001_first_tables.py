import django.contrib.postgres.constraints
import django.db.models.deletion
import governance.clock
import governance.organization.models
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compliance', '0001_initial'),
        ('deadlines', '0003_first_rules'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('delivered_at', models.DateTimeField(default=governance.clock.now, verbose_name='Handed in')),
                ('rows', models.PositiveIntegerField(verbose_name='Rows')),
                ('sealed_rows', models.BinaryField(null=True)),
                ('matched_at', models.DateTimeField(null=True)),
                ('delivered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-delivered_at', 'id'],
                'indexes': [models.Index(fields=['-delivered_at'], name='protection__deliver_b94998_idx')],
            },
        ),
        migrations.CreateModel(
            name='LegalText',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('status', 'Who is protected'), ('duty', 'What everyone must know')], max_length=6, verbose_name='Kind')),
                ('code', models.CharField(max_length=20)),
                ('position', models.PositiveSmallIntegerField()),
                ('title_ja', models.CharField(max_length=120, verbose_name='Title')),
                ('title_en', models.CharField(max_length=200)),
                ('text_ja', models.TextField(verbose_name='Text')),
                ('text_en', models.TextField()),
                ('source', models.CharField(max_length=200, verbose_name='Source')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(null=True, verbose_name='Valid to')),
            ],
            options={
                'ordering': ['kind', 'position', 'valid_from'],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('kind', '='), ('code', '='), (governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='one_version_of_a_text_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('confirmed_on', models.DateField()),
                ('noted_at', models.DateTimeField(default=governance.clock.now)),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rule', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='deadlines.rule')),
                ('text', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='protection.legaltext')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('rule__isnull', False), ('text__isnull', True)), models.Q(('rule__isnull', True), ('text__isnull', False)), _connector='OR'), name='confirms_a_rule_or_a_text'), models.CheckConstraint(condition=models.Q(('confirmed_by', models.F('noted_by')), _negated=True), name='confirmed_by_another_than_noted')],
            },
        ),
        migrations.CreateModel(
            name='PersonnelRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number_index', models.CharField(max_length=64)),
                ('name_unit_index', models.CharField(max_length=64)),
                ('sealed_by_number', models.BinaryField()),
                ('sealed_by_name_unit', models.BinaryField()),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept_rows', to='protection.delivery')),
            ],
            options={
                'indexes': [models.Index(fields=['number_index'], name='protection__number__d9e7f5_idx'), models.Index(fields=['name_unit_index'], name='protection__name_un_da8197_idx')],
            },
        ),
        migrations.CreateModel(
            name='Protected',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('standing', models.CharField(choices=[('reporter', 'Reporter'), ('witness', 'Witness'), ('interviewee', 'Person who was interviewed'), ('supporter', 'Person who helped the reporter')], max_length=11, verbose_name='Standing')),
                ('number_index', models.CharField(blank=True, max_length=64)),
                ('name_index', models.CharField(blank=True, max_length=64)),
                ('name_unit_index', models.CharField(blank=True, max_length=64)),
                ('sealed', models.BinaryField()),
                ('registered_at', models.DateTimeField(default=governance.clock.now)),
                ('released_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protected_people', to='compliance.case')),
                ('registered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Protected person',
                'ordering': ['registered_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('released_at__isnull', True), models.Q(('number_index', ''), _negated=True)), fields=['number_index'], name='by_number_index'), models.Index(condition=models.Q(('released_at__isnull', True), models.Q(('name_index', ''), _negated=True)), fields=['name_index'], name='by_name_index'), models.Index(condition=models.Q(('released_at__isnull', True), models.Q(('name_unit_index', ''), _negated=True)), fields=['name_unit_index'], name='by_name_unit_index')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name_index', ''), ('name_unit_index', ''), ('number_index', ''), _negated=True), name='protected_with_an_index')],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('how', models.CharField(choices=[('number', 'Staff number'), ('name_unit', 'Name and unit'), ('name', 'Name alone (may be another person of the same name)')], max_length=9, verbose_name='Rests on')),
                ('state', models.CharField(choices=[('found', 'To be assessed'), ('assessed', 'Assessed'), ('stop', 'Stop recommended'), ('answered', 'Recommendation answered'), ('cleared', 'Cleared'), ('raised', 'A case of retaliation was opened')], default='found', max_length=8, verbose_name='State')),
                ('needs_legal', models.BooleanField()),
                ('sealed', models.BinaryField()),
                ('found_at', models.DateTimeField(default=governance.clock.now, verbose_name='Found')),
                ('verdict', models.CharField(blank=True, choices=[('unrelated', 'Not related to the report'), ('other_person', 'Another person of the same name'), ('possible', 'May be related'), ('related', 'Related')], max_length=12, verbose_name='Assessment')),
                ('sealed_assessment', models.BinaryField(null=True)),
                ('assessed_at', models.DateTimeField(null=True)),
                ('opinion', models.CharField(blank=True, choices=[('justified', 'There are grounds apart from the report'), ('doubtful', 'The grounds are not sufficient')], max_length=9, verbose_name='Legal check')),
                ('sealed_opinion', models.BinaryField(null=True)),
                ('checked_on', models.DateField(null=True)),
                ('sealed_stop', models.BinaryField(null=True)),
                ('stop_at', models.DateTimeField(null=True)),
                ('stop_answer', models.CharField(blank=True, choices=[('stopped', 'The personnel action was stopped or put off'), ('checked', 'The personnel division was asked to check again'), ('not_stopped', 'Not stopped')], max_length=11)),
                ('sealed_stop_answer', models.BinaryField(null=True)),
                ('stop_answered_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('assessed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='personnel_matches', to='compliance.case')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stop_answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stop_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('protected', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='protection.protected')),
            ],
            options={
                'verbose_name': 'Match',
                'ordering': ['-found_at', 'id'],
                'indexes': [models.Index(fields=['state', '-found_at'], name='protection__state_82e690_idx'), models.Index(fields=['case', '-found_at'], name='protection__case_id_2af505_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'cleared'), _negated=True), ('needs_legal', False), ('opinion', 'justified'), ('verdict', 'other_person'), _connector='OR'), name='cleared_after_the_legal_check'), models.CheckConstraint(condition=models.Q(('assessed_by__isnull', True), ('checked_by__isnull', True), models.Q(('assessed_by', models.F('checked_by')), _negated=True), _connector='OR'), name='checked_by_another_than_assessed'), models.CheckConstraint(condition=models.Q(('state', 'found'), models.Q(('verdict', ''), _negated=True), _connector='OR'), name='assessed_before_anything_else')],
            },
        ),
        migrations.CreateModel(
            name='RuleProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=20, verbose_name='Duty')),
                ('is_text', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('proposed', 'Waits for a second person'), ('adopted', 'Adopted'), ('refused', 'Not adopted')], default='proposed', max_length=8, verbose_name='State')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('fields', models.JSONField()),
                ('proposed_at', models.DateTimeField(default=governance.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-proposed_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', models.F('proposed_by')), _negated=True), name='rule_decided_by_a_second_person'), models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('code', 'is_text'), name='one_proposal_per_rule_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grown_cases', to='compliance.case')),
                ('second', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='grown_from', to='compliance.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='tied_to_another_case')],
            },
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('close', models.BooleanField(default=False)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='watch', to='compliance.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='watch_in_order')],
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('months', models.PositiveSmallIntegerField(verbose_name='Round')),
                ('opens_on', models.DateField(verbose_name='Opens')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'The reporter is being asked'), ('answered', 'Answered, to be read'), ('decided', 'Done')], default='planned', max_length=8, verbose_name='State')),
                ('asked', models.PositiveSmallIntegerField(default=0)),
                ('asked_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('sealed_answer', models.BinaryField(null=True)),
                ('decision', models.CharField(blank=True, choices=[('nothing', 'Nothing has changed for the worse'), ('watch', 'Watch more closely'), ('contact', 'Contact the reporter'), ('unanswered', 'No answer, although asked again'), ('raised', 'A case of retaliation was opened')], max_length=10, verbose_name='Decision')),
                ('sealed_reason', models.BinaryField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='compliance.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['opens_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'planned')), fields=['opens_on'], name='check_in_planned'), models.Index(fields=['state', 'opens_on'], name='protection__state_002db0_idx')],
                'constraints': [models.UniqueConstraint(fields=('case', 'months'), name='one_check_in_per_round'), models.CheckConstraint(condition=models.Q(('state', 'decided'), ('decision', ''), _connector='XOR'), name='decision_exactly_when_decided'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), ('sealed_answer__isnull', False), _connector='OR'), name='answered_with_an_answer')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkin',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='28c2b4efabeeb367ddc0fb87f7a65b51d52eddf0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_4b0b4', table='protection_checkin', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delivery',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b91074bdd9536cad3a16ad134d0a4deff7aaca55', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_06430', table='protection_delivery', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='confirmation',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='f599dc8a6c8a4d0fe4075cd749f5b0c519c860cf', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_447dc', table='protection_confirmation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personnelrow',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='15f54aa713b3ad17f43de3e8832d75f4a260f6c1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_496c8', table='protection_personnelrow', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='protected',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='8a97ccee4da37c4e3633cb23b2332fa1c2eff590', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b372d', table='protection_protected', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='51875c606368ce653db5a3ac1d62bc974f3280dc', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_758e4', table='protection_match', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleproposal',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='dfa93a3b459e784ac82fb171a27e991f771261f9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_0e7ed', table='protection_ruleproposal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tie',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='20fdcf05bdfa566c96c83a88737025ffa6f6c45f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5e66d', table='protection_tie', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watch',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='22186b3c1b2d109a8686231ff9c78916972c3f3a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_bbf55', table='protection_watch', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
