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
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='YearlyOpinion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fiscal_year', models.PositiveSmallIntegerField(unique=True, verbose_name='Fiscal year')),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('president', 'With the president'), ('presented', 'Presented to president and board')], default='draft', max_length=9, verbose_name='State')),
                ('overall', models.CharField(choices=[('effective', 'Works as it should'), ('mostly', 'Works, with points to improve'), ('weak', 'Grave weaknesses'), ('failed', 'Does not work')], max_length=9, verbose_name='Overall opinion')),
                ('governance', models.CharField(choices=[('effective', 'Works as it should'), ('mostly', 'Works, with points to improve'), ('weak', 'Grave weaknesses'), ('failed', 'Does not work')], max_length=9, verbose_name='Governance')),
                ('risk', models.CharField(choices=[('effective', 'Works as it should'), ('mostly', 'Works, with points to improve'), ('weak', 'Grave weaknesses'), ('failed', 'Does not work')], max_length=9, verbose_name='Risk management')),
                ('control', models.CharField(choices=[('effective', 'Works as it should'), ('mostly', 'Works, with points to improve'), ('weak', 'Grave weaknesses'), ('failed', 'Does not work')], max_length=9, verbose_name='Internal control')),
                ('basis', models.TextField(max_length=8000, verbose_name='What the opinion rests on')),
                ('limits', models.TextField(max_length=4000, verbose_name='What was not looked at, and other limits')),
                ('independence', models.TextField(max_length=4000, verbose_name='Statement on independence')),
                ('content', models.JSONField(null=True)),
                ('hash', models.CharField(blank=True, max_length=64, verbose_name='Hash of the opinion')),
                ('begun_at', models.DateTimeField(default=governance.clock.now)),
                ('handed_at', models.DateTimeField(null=True, verbose_name='Handed to the president')),
                ('presented_at', models.DateTimeField(null=True, verbose_name='Presented')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name='Remark of the president')),
                ('version', models.PositiveIntegerField(default=1)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('presented_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-fiscal_year'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('content__isnull', True), ('handed_at__isnull', True), ('hash', ''), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('content__isnull', False), ('handed_at__isnull', False), models.Q(('hash', ''), _negated=True)), _connector='OR'), name='opinion_handed_over_with_a_hash'), models.CheckConstraint(condition=models.Q(models.Q(('presented_at__isnull', False), ('presented_by__isnull', False), ('state', 'presented')), models.Q(models.Q(('state', 'presented'), _negated=True), ('presented_at__isnull', True), ('presented_by__isnull', True), ('remark', '')), _connector='OR'), name='opinion_presented_with_name'), models.CheckConstraint(condition=models.Q(('presented_by__isnull', True), models.Q(('presented_by', models.F('begun_by')), _negated=True), _connector='OR'), name='opinion_presented_by_another')],
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
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='audit_overview.yearlyopinion')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('opinion', 'number'), name='opinion_addendum_number_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearlyopinion',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='cbe5b741668905200d2709c57a64b0568d4733f3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_82003', table='audit_overview_yearlyopinion', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearlyopinion',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.fiscal_year, NEW.begun_by_id, NEW.begun_at) IS DISTINCT FROM ROW(OLD.fiscal_year, OLD.begun_by_id, OLD.begun_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='b2ff4df60fbe6897884727bb424e36fecf7d5f75', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_efc35', table='audit_overview_yearlyopinion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearlyopinion',
            trigger=pgtrigger.compiler.Trigger(name='opinion_is_the_heads', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'draft' THEN\n                    RAISE EXCEPTION 'an opinion begins as a draft';\n                END IF;\n                RETURN NEW;\n            END IF;\n            IF TG_OP = 'DELETE' OR OLD.state = 'presented' THEN\n                RAISE EXCEPTION 'an opinion is not removed, and a presented one is final';\n            END IF;\n            IF OLD.state = 'president' AND (ROW(NEW.overall, NEW.governance, NEW.risk, NEW.control, NEW.basis, NEW.limits, NEW.independence) IS DISTINCT FROM ROW(OLD.overall, OLD.governance, OLD.risk, OLD.control, OLD.basis, OLD.limits, OLD.independence) OR NEW.state <> 'draft' AND ROW(NEW.content::text, NEW.hash) IS DISTINCT FROM ROW(OLD.content::text, OLD.hash)) THEN\n                RAISE EXCEPTION 'what was handed over is not changed';\n            END IF;\n            IF NEW.state = 'presented' AND NOT (OLD.state = 'president' AND EXISTS (\n                SELECT 1 FROM people_roleassignment r WHERE r.person_id = NEW.presented_by_id AND r.role = 'president'\n                AND r.state = 'confirmed' AND r.valid_from <= (NEW.presented_at AT TIME ZONE 'Asia/Tokyo')::date AND (r.valid_to IS NULL OR r.valid_to >= (NEW.presented_at AT TIME ZONE 'Asia/Tokyo')::date))) THEN\n                RAISE EXCEPTION 'the president presents what was handed over';\n            END IF;\n            RETURN NEW;\n        ", hash='764e721a04140c7c9f2e129670f68fd065f9c7e8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_opinion_is_the_heads_6dd3a', table='audit_overview_yearlyopinion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='a1813d8745cda8ecc506f54bf3befeb725ccaeee', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_85c08', table='audit_overview_addendum', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.opinion_id, NEW.number, NEW.text, NEW.added_by_id, NEW.added_at) IS DISTINCT FROM ROW(OLD.opinion_id, OLD.number, OLD.text, OLD.added_by_id, OLD.added_at) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='c8c75406838d1f8836188660ebf1b3ee83aec8c3', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_31b8f', table='audit_overview_addendum', when='BEFORE')),
        ),
    ]
