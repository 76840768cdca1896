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
        ('audit_engagements', '0002_independence'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('review', 'With the reviewer'), ('head', 'With the audit head'), ('president', 'With the president'), ('approved', 'Approved')], default='draft', max_length=9, verbose_name='State')),
                ('opinion', models.CharField(choices=[('effective', 'Works as it should'), ('mostly', 'Works, with points to improve'), ('weak', 'Grave weaknesses'), ('failed', 'Does not work')], max_length=9, verbose_name='Overall opinion')),
                ('conclusion', models.TextField(max_length=8000, verbose_name='Conclusion')),
                ('method', models.TextField(max_length=4000, verbose_name='How it was audited')),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('content', models.JSONField(null=True)),
                ('hash', models.CharField(blank=True, max_length=64, verbose_name='Hash of what is signed')),
                ('returned_because', models.CharField(blank=True, max_length=1000, verbose_name='Sent back because')),
                ('begun_at', models.DateTimeField(default=governance.clock.now)),
                ('approved_on', models.DateField(null=True, verbose_name='Approved on')),
                ('version', models.PositiveIntegerField(default=1)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('engagement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='audit_engagements.engagement')),
            ],
            options={
                'ordering': ['-begun_at', 'id'],
                'indexes': [models.Index(fields=['-approved_on', '-id'], name='report_by_approval'), models.Index(fields=['state', '-begun_at'], name='report_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('content__isnull', False), models.Q(('hash', ''), _negated=True)), _connector='OR'), name='handed_in_with_a_hash'), models.CheckConstraint(condition=models.Q(('state', 'approved'), ('approved_on__isnull', True), _connector='XOR'), name='report_approved_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(max_length=8000, verbose_name='Addendum')),
                ('added_at', models.DateTimeField(default=governance.clock.now)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='audit_reports.report')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='addendum_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Signoff',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField()),
                ('step', models.CharField(choices=[('submitted', 'Handed in by the lead'), ('reviewed', 'Reviewed'), ('endorsed', 'Passed on by the audit head'), ('approved', 'Approved by the president'), ('returned', 'Sent back')], max_length=9, verbose_name='Step')),
                ('hash', models.CharField(max_length=64)),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='Note')),
                ('at', models.DateTimeField(default=governance.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signoffs', to='audit_reports.report')),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('report', 'round', 'step'), name='signed_once_a_step'), models.UniqueConstraint(condition=models.Q(('step', 'returned'), _negated=True), fields=('report', 'round', 'by'), name='nobody_signs_twice')],
            },
        ),
        migrations.CreateModel(
            name='Summary',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('half', models.PositiveSmallIntegerField(choices=[(1, 'April to September'), (2, 'October to March')], verbose_name='Half')),
                ('opened_at', models.DateTimeField(default=governance.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['-fiscal_year', '-half'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'half'), name='one_summary_of_a_half')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='summary',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='b0f3df1a146bab022d2efc19a1e5163156aaa232', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_e8044', table='audit_reports_summary', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='summary',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.half, NEW.opened_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.half, OLD.opened_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='2089c5159c36267d4f0420d644e5429e683af33b', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_21827', table='audit_reports_summary', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='513c450494ecf5acfe22a620800a3423c419546f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_5c2c7', table='audit_reports_report', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.engagement_id, NEW.begun_by_id, NEW.begun_at) IS DISTINCT FROM ROW(OLD.engagement_id, OLD.begun_by_id, OLD.begun_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='ccadddc5624a3037f7c9d72d159f0d6a65192d1a', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_b5e6c', table='audit_reports_report', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='report_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR OLD.state = 'approved' THEN\n                RAISE EXCEPTION 'an approved report is neither changed nor removed';\n            END IF;\n            IF OLD.state <> 'draft' AND ROW(NEW.opinion, NEW.conclusion, NEW.method, NEW.content::text, NEW.hash) IS DISTINCT FROM ROW(OLD.opinion, OLD.conclusion, OLD.method, OLD.content::text, OLD.hash) THEN\n                RAISE EXCEPTION 'what was handed in is not changed';\n            END IF;\n            IF NEW.state = 'approved' AND (\n                (SELECT count(DISTINCT s.step) FROM audit_reports_signoff s WHERE s.report_id = NEW.id\n                    AND s.round = NEW.round AND s.hash = NEW.hash AND s.step <> 'returned') < 4\n                OR NOT EXISTS (SELECT 1 FROM audit_reports_signoff s JOIN people_roleassignment r ON r.person_id = s.by_id\n                    WHERE s.report_id = NEW.id AND s.round = NEW.round AND s.step = 'approved' AND r.role = 'president'\n                    AND r.state = 'confirmed' AND r.valid_from <= (s.at AT TIME ZONE 'Asia/Tokyo')::date AND (r.valid_to IS NULL OR r.valid_to >= (s.at AT TIME ZONE 'Asia/Tokyo')::date))\n            ) THEN\n                RAISE EXCEPTION 'approved by the president, after lead, reviewer and head, under one hash';\n            END IF;\n            RETURN NEW;\n        ", hash='10a7dffcea202bf81195045b5304c728c8d492f4', operation='UPDATE OR DELETE', pgid='pgtrigger_report_is_final_b196b', table='audit_reports_report', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='1800e830666d1fc69762ab17b57b598927f9424e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_ba019', table='audit_reports_addendum', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.report_id, NEW.number, NEW.text, NEW.added_by_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.report_id, OLD.number, OLD.text, OLD.added_by_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='5839ba473e972dbc66f18165aad38ee8f4c6d38d', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_41d02', table='audit_reports_addendum', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d668cfe40057ace7cd67eeb015c76b0ff58ba740', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_b71be', table='audit_reports_signoff', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.report_id, NEW.round, NEW.step, NEW.hash, NEW.note, NEW.by_id, NEW.at) IS DISTINCT FROM ROW(OLD.report_id, OLD.round, OLD.step, OLD.hash, OLD.note, OLD.by_id, OLD.at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f440e0807b7f021d3a083d689f79ac3424878098', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_6bc2e', table='audit_reports_signoff', when='BEFORE')),
        ),
    ]
