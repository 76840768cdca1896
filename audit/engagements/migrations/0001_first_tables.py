import datetime
import django.contrib.postgres.fields
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
        ('audit_auditors', '0001_first_tables'),
        ('organization', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=100, verbose_name='What is drawn for')),
                ('state', models.CharField(choices=[('committed', 'Number sealed, digest in the ledger'), ('drawn', 'Drawn'), ('revealed', 'Number shown')], default='committed', max_length=9, verbose_name='State')),
                ('commitment', models.CharField(max_length=64, verbose_name='Digest of the number')),
                ('sealed_seed', models.BinaryField()),
                ('pool', models.JSONField()),
                ('pool_digest', models.CharField(max_length=64, verbose_name='Digest of the pool')),
                ('picks', models.PositiveSmallIntegerField(verbose_name='Number of units to draw')),
                ('guessable', models.PositiveSmallIntegerField(verbose_name='Picks that the best guess finds (%)')),
                ('committed_at', models.DateTimeField(default=governance.clock.now, verbose_name='Sealed on')),
                ('ledger_number', models.BigIntegerField(null=True)),
                ('ledger_hash', models.CharField(blank=True, max_length=64)),
                ('picked', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('drawn_at', models.DateTimeField(null=True, verbose_name='Drawn on')),
                ('seed', models.CharField(blank=True, max_length=64, verbose_name='Number of the draw')),
                ('revealed_at', models.DateTimeField(null=True, verbose_name='Shown on')),
                ('version', models.PositiveIntegerField(default=1)),
                ('committed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-committed_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('picks__gte', 1)), name='draw_of_some_picks'), models.CheckConstraint(condition=models.Q(models.Q(('drawn_at__isnull', True), ('ledger_hash', ''), ('state', 'committed')), models.Q(('drawn_at__isnull', False), ('state__in', ['drawn', 'revealed']), models.Q(('ledger_hash', ''), _negated=True)), _connector='OR'), name='drawn_with_a_moment'), models.CheckConstraint(condition=models.Q(models.Q(('revealed_at__isnull', False), ('state', 'revealed'), models.Q(('seed', ''), _negated=True)), models.Q(models.Q(('state', 'revealed'), _negated=True), ('revealed_at__isnull', True), ('seed', '')), _connector='OR'), name='number_shown_with_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='Engagement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('headquarters', 'Headquarters audit'), ('block', 'Block audit'), ('office', 'Office audit'), ('system', 'System audit'), ('privacy', 'Privacy audit'), ('theme', 'Theme audit'), ('follow_up', 'Follow-up audit'), ('external', 'External audit')], max_length=12, verbose_name='Kind')),
                ('title', models.CharField(max_length=100, verbose_name='Title')),
                ('purpose', models.TextField(max_length=4000, verbose_name='Purpose and scope')),
                ('announced', models.BooleanField(default=False, verbose_name='Announced beforehand')),
                ('state', models.CharField(choices=[('planned', 'Planned, not opened'), ('opened', 'Opened'), ('fieldwork', 'Fieldwork'), ('reporting', 'Report being written'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='planned', max_length=9, verbose_name='State')),
                ('starts_on', models.DateField(verbose_name='First day on site')),
                ('ends_on', models.DateField(verbose_name='Last day on site')),
                ('auditor_days', models.PositiveSmallIntegerField(verbose_name='Auditor days')),
                ('planned_at', models.DateTimeField(default=governance.clock.now)),
                ('authorized_at', models.DateTimeField(null=True)),
                ('fiscal_year', models.PositiveSmallIntegerField(null=True, verbose_name='Fiscal year')),
                ('number', models.PositiveIntegerField(null=True)),
                ('reference', models.CharField(max_length=12, null=True, unique=True, verbose_name='Reference number')),
                ('opened_at', models.DateTimeField(null=True, verbose_name='Opened')),
                ('opened_where', models.CharField(blank=True, max_length=200, verbose_name='Where it was opened')),
                ('fieldwork_ended_on', models.DateField(null=True, verbose_name='Fieldwork ended on')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='Closed')),
                ('cancelled_because', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                ('version', models.PositiveIntegerField(default=1)),
                ('authorized_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='audit_engagements.engagement')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-starts_on', 'id'],
                'indexes': [models.Index(fields=['-opened_at', '-id'], name='engagement_by_opening'), models.Index(fields=['-starts_on', '-id'], name='engagement_by_start'), models.Index(fields=['kind', '-opened_at'], name='engagement_of_kind'), models.Index(fields=['state', 'starts_on'], name='engagement_by_state')],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'number'), name='engagement_number_once'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on')), ('starts_on__gte', datetime.date(2010, 1, 1))), name='engagement_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('fiscal_year__isnull', True), ('number__isnull', True), ('opened_at__isnull', True), ('opened_by__isnull', True), ('reference__isnull', True), ('state__in', ['planned', 'cancelled'])), models.Q(('fiscal_year__isnull', False), ('number__isnull', False), ('opened_at__isnull', False), ('opened_by__isnull', False), ('reference__isnull', False), models.Q(('state', 'planned'), _negated=True)), _connector='OR'), name='numbered_when_opened'), models.CheckConstraint(condition=models.Q(('announced', True), ('opened_at__isnull', True), models.Q(('authorized_at__lte', models.F('opened_at')), ('authorized_by__isnull', False), models.Q(('authorized_by', models.F('opened_by')), _negated=True), models.Q(('opened_where', ''), _negated=True)), _connector='OR'), name='opened_on_site_by_two'), models.CheckConstraint(condition=models.Q(models.Q(('fieldwork_ended_on__isnull', False), ('state__in', ['reporting', 'closed'])), models.Q(('state__in', ['reporting', 'closed']), _negated=True), _connector='OR'), name='reported_after_fieldwork'), models.CheckConstraint(condition=models.Q(('state', 'closed'), ('closed_at__isnull', True), _connector='XOR'), name='engagement_closed_with_a_moment'), models.CheckConstraint(condition=models.Q(('state', 'cancelled'), ('cancelled_because', ''), _connector='XOR'), name='engagement_cancelled_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lifts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('undeclared', 'Has not declared relatives and processes yet'), ('home_block', 'Comes from this block'), ('served', 'Served there lately'), ('relative', 'A relative works there'), ('designed', 'Designed what is audited')], max_length=10), size=None)),
                ('reason', models.CharField(max_length=400, verbose_name='Reason')),
                ('granted_at', models.DateTimeField(default=governance.clock.now)),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_auditors.auditor')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemptions', to='audit_engagements.engagement')),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['granted_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='exempted_with_a_reason'), models.CheckConstraint(condition=models.Q(('lifts__len__gte', 1)), name='exempted_from_something')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('lead', 'Lead'), ('member', 'Member'), ('reviewer', 'Reviewer')], max_length=8, verbose_name='Role in the team')),
                ('assigned_at', models.DateTimeField(default=governance.clock.now)),
                ('released_at', models.DateTimeField(null=True)),
                ('released_because', models.CharField(blank=True, choices=[('head', 'Released by the audit head'), ('independence', 'No longer independent: released by the database')], max_length=12)),
                ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='audit_auditors.auditor')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='audit_engagements.engagement')),
            ],
            options={
                'ordering': ['role', 'assigned_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('released_at__isnull', True)), fields=['auditor'], name='member_at_work')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('released_at__isnull', True)), fields=('engagement', 'auditor'), name='member_once'), models.UniqueConstraint(condition=models.Q(('released_at__isnull', True), ('role', 'lead')), fields=('engagement',), name='one_lead'), models.CheckConstraint(condition=models.Q(('released_at__isnull', True), models.Q(('released_because', ''), _negated=True), _connector='XOR'), name='released_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='SkillNeed',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('skill', models.CharField(choices=[('auditing', 'Audit methods'), ('practice', 'Pension practice'), ('accounting', 'Accounting and cash'), ('data', 'Data analysis'), ('systems', 'Information systems'), ('privacy', 'Protection of personal information'), ('procurement', 'Contracts and procurement'), ('interviews', 'Interviews and writing')], max_length=11, verbose_name='Skill')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Learns it'), (2, 'Does it with help'), (3, 'Does it alone'), (4, 'Teaches it')], verbose_name='Level')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skill_needs', to='audit_engagements.engagement')),
            ],
            options={
                'ordering': ['skill'],
                'constraints': [models.UniqueConstraint(fields=('engagement', 'skill'), name='skill_needed_once')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('hidden', models.BooleanField(default=False)),
                ('revealed_at', models.DateTimeField(null=True)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit')),
                ('draw', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='audit_engagements.draw')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='audit_engagements.engagement')),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit_auditors.process')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.unit', verbose_name='Unit')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['unit', 'revealed_at'], name='target_of_unit'), models.Index(fields=['block', 'revealed_at'], name='target_of_block')],
                'constraints': [models.UniqueConstraint(fields=('engagement', 'unit'), name='audited_unit_once'), models.UniqueConstraint(fields=('engagement', 'process'), name='audited_process_once'), models.CheckConstraint(condition=models.Q(('unit__isnull', False), ('process__isnull', False), _connector='XOR'), name='target_of_one_thing')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='2b5f0635504d6dfea30c21d9f4dd265edf1a80f7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_9957f', table='audit_engagements_draw', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.title, NEW.commitment, NEW.sealed_seed, NEW.pool, NEW.pool_digest, NEW.picks, NEW.guessable, NEW.committed_by_id, NEW.committed_at) IS DISTINCT FROM ROW(OLD.title, OLD.commitment, OLD.sealed_seed, OLD.pool, OLD.pool_digest, OLD.picks, OLD.guessable, OLD.committed_by_id, OLD.committed_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='0d01422e533f7c17d1eea1d04c0bc6aa89064c7b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_5a74f', table='audit_engagements_draw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='picks_are_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.drawn_at IS NOT NULL AND ROW(NEW.picked, NEW.drawn_at, NEW.ledger_hash) IS DISTINCT FROM ROW(OLD.picked, OLD.drawn_at, OLD.ledger_hash))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='baf9d37fbd1d95d3edcd1b12bfbb6664315a19ca', operation='UPDATE', pgid='pgtrigger_picks_are_final_a6e82', table='audit_engagements_draw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='shown_when_all_are_told', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.seed <> '' AND NEW.seed <> OLD.seed THEN\n                RAISE EXCEPTION 'a number that was shown stays';\n            END IF;\n            IF NEW.seed <> '' AND OLD.seed = '' AND (\n                cardinality(NEW.picked) <> (SELECT count(DISTINCT unit_id) FROM audit_engagements_target WHERE draw_id = NEW.id)\n                OR EXISTS (\n                    SELECT 1 FROM audit_engagements_target t JOIN audit_engagements_engagement e ON e.id = t.engagement_id\n                    WHERE t.draw_id = NEW.id AND t.revealed_at IS NULL AND e.state <> 'cancelled')\n            ) THEN\n                RAISE EXCEPTION 'the number would tell of an audit that is not opened';\n            END IF;\n            RETURN NEW;\n        ", hash='fc04c488054afbc6dc7c0cea5240982e96003332', operation='UPDATE', pgid='pgtrigger_shown_when_all_are_told_d6c2c', table='audit_engagements_draw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='27c3919e3c78610b444c705ba80a5bb15fa33105', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_067d9', table='audit_engagements_engagement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.planned_by_id, NEW.planned_at) IS DISTINCT FROM ROW(OLD.planned_by_id, OLD.planned_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='0448914cc3bee2045761bb7d1668c1dd9b724ef8', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_5be5d', table='audit_engagements_engagement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='opened_as_planned', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' THEN\n                RAISE EXCEPTION 'an engagement is never removed';\n            END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'planned' THEN\n                    RAISE EXCEPTION 'an engagement begins as a plan';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF OLD.state IN ('closed', 'cancelled') AND NEW.state <> OLD.state THEN\n                RAISE EXCEPTION 'an end is final';\n            END IF;\n            IF OLD.opened_at IS NOT NULL AND ROW(NEW.kind, NEW.announced, NEW.starts_on, NEW.authorized_by_id, NEW.authorized_at,\n                NEW.fiscal_year, NEW.number, NEW.reference, NEW.opened_by_id, NEW.opened_at, NEW.opened_where)\n                IS DISTINCT FROM ROW(OLD.kind, OLD.announced, OLD.starts_on, OLD.authorized_by_id, OLD.authorized_at,\n                OLD.fiscal_year, OLD.number, OLD.reference, OLD.opened_by_id, OLD.opened_at, OLD.opened_where) THEN\n                RAISE EXCEPTION 'what was opened stays as it was opened';\n            END IF;\n            IF OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL THEN\n                IF NOT EXISTS (SELECT 1 FROM audit_engagements_member\n                    WHERE engagement_id = NEW.id AND role = 'lead' AND released_at IS NULL) THEN\n                    RAISE EXCEPTION 'nothing is opened without a lead';\n                END IF;\n                IF NOT NEW.announced AND (\n                    (NEW.opened_at AT TIME ZONE 'Asia/Tokyo')::date < NEW.starts_on\n                    OR NOT EXISTS (\n                        SELECT 1 FROM audit_engagements_member m JOIN audit_auditors_auditor a ON a.id = m.auditor_id\n                        WHERE m.engagement_id = NEW.id AND m.released_at IS NULL AND a.person_id = NEW.opened_by_id)\n                ) THEN\n                    RAISE EXCEPTION 'opened by the team, on the first day or later';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ", hash='8c72992d125ecaf3433833703eb4008ce627c71f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_opened_as_planned_cc740', table='audit_engagements_engagement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='dates_keep_independence', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF ROW(NEW.starts_on, NEW.ends_on, NEW.state) IS DISTINCT FROM ROW(OLD.starts_on, OLD.ends_on, OLD.state) THEN\n                PERFORM audit_refuse_conflicts(NEW.id, NULL);\n            END IF;\n            RETURN NULL;\n        ', hash='6904d3a5229da74a5a8acf8811aa011cdbb88546', operation='UPDATE', pgid='pgtrigger_dates_keep_independence_2620e', table='audit_engagements_engagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemption',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='465c278428af3bfd628cc32df58bc63261f5c422', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_739bb', table='audit_engagements_exemption', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemption',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.engagement_id, NEW.auditor_id, NEW.lifts, NEW.reason, NEW.granted_by_id, NEW.granted_at) IS DISTINCT FROM ROW(OLD.engagement_id, OLD.auditor_id, OLD.lifts, OLD.reason, OLD.granted_by_id, OLD.granted_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ae41f30495e13076723c37047e32127d47b02594', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_7255d', table='audit_engagements_exemption', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemption',
            trigger=pgtrigger.compiler.Trigger(name='exemption_of_the_president', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (\n                SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id\n                WHERE r.person_id = NEW.granted_by_id AND r.role = 'president' AND r.state = 'confirmed' AND p.is_active\n                AND r.valid_from <= (NEW.granted_at AT TIME ZONE 'Asia/Tokyo')::date\n                AND (r.valid_to IS NULL OR r.valid_to >= (NEW.granted_at AT TIME ZONE 'Asia/Tokyo')::date)\n            ) THEN\n                RAISE EXCEPTION 'only the president lifts the rule of independence';\n            END IF;\n            IF EXISTS (SELECT 1 FROM audit_auditors_auditor WHERE id = NEW.auditor_id AND person_id = NEW.granted_by_id) THEN\n                RAISE EXCEPTION 'nobody lifts the rule for themselves';\n            END IF;\n            RETURN NEW;\n        ", hash='7ea05946ceeb5575315be60eefe682aa0b4c7edf', operation='INSERT', pgid='pgtrigger_exemption_of_the_president_ab4fc', table='audit_engagements_exemption', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemption',
            trigger=pgtrigger.compiler.Trigger(name='exemption_in_the_ledger', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (\n                SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint\n                AND action = 'engagements.grant_exemption' AND actor_id = NEW.granted_by_id AND outcome = 'done'\n            ) THEN\n                RAISE EXCEPTION 'the ledger does not know of this exemption';\n            END IF;\n            RETURN NULL;\n        ", hash='3cf9e3ec1220fbc70ce1a81a6ab71c666964eeb8', operation='INSERT', pgid='pgtrigger_exemption_in_the_ledger_2f058', table='audit_engagements_exemption', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='ca5c591dcaf08ea242ae16f6b46a1df00c40edd0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_66fa4', table='audit_engagements_member', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.engagement_id, NEW.auditor_id, NEW.role, NEW.assigned_by_id, NEW.assigned_at) IS DISTINCT FROM ROW(OLD.engagement_id, OLD.auditor_id, OLD.role, OLD.assigned_by_id, OLD.assigned_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='a1c89c42ccea68f7178ed8bf92650927603e5de3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_1bce9', table='audit_engagements_member', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='member_is_independent', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF NEW.released_at IS NULL THEN\n                PERFORM audit_refuse_conflicts(NEW.engagement_id, NEW.auditor_id);\n            END IF;\n            RETURN NULL;\n        ', hash='ffadfc8c1426816998c3a8624ffc1fbf90a649d4', operation='INSERT OR UPDATE', pgid='pgtrigger_member_is_independent_b6116', table='audit_engagements_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillneed',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d41faf967995d04e174edf367c384a6151eaf6b7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e1170', table='audit_engagements_skillneed', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='target',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='3576499c5db7b699043cdb208da677ef76ac31dd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_cdb0d', table='audit_engagements_target', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='target',
            trigger=pgtrigger.compiler.Trigger(name='targets_only_while_planned', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' THEN\n                IF ROW(NEW.engagement_id, NEW.unit_id, NEW.block_id, NEW.process_id, NEW.draw_id, NEW.hidden)\n                    IS DISTINCT FROM ROW(OLD.engagement_id, OLD.unit_id, OLD.block_id, OLD.process_id, OLD.draw_id, OLD.hidden)\n                    OR OLD.revealed_at IS NOT NULL AND NEW.revealed_at IS DISTINCT FROM OLD.revealed_at THEN\n                    RAISE EXCEPTION 'what is audited stays as it was decided';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF EXISTS (SELECT 1 FROM audit_engagements_engagement\n                WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.engagement_id ELSE NEW.engagement_id END\n                AND state <> 'planned') THEN\n                RAISE EXCEPTION 'what is audited is decided before the opening';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='77c5382b8a3c2e89b18d9376941fecb79302e942', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_targets_only_while_planned_57d2b', table='audit_engagements_target', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='target',
            trigger=pgtrigger.compiler.Trigger(name='targets_keep_independence', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            PERFORM audit_refuse_conflicts(NEW.engagement_id, NULL);\n            RETURN NULL;\n        ', hash='81676dfe260289a4a093ea5e79d0d704167b7262', operation='INSERT OR UPDATE', pgid='pgtrigger_targets_keep_independence_efa02', table='audit_engagements_target', when='AFTER')),
        ),
    ]
