
import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import governance.organization.models
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contractors', '0002_rules_and_catalogues'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RiskTable',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='Version')),
                ('million', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='From 1,000,000 persons')),
                ('hundred_thousand', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='From 100,000 persons')),
                ('ten_thousand', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='From 10,000 persons')),
                ('thousand', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='From 1,000 persons')),
                ('numbers', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='Individual numbers or basic pension numbers')),
                ('health', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='Illness, disability')),
                ('accounts', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='Bank accounts')),
                ('subcontractors', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='One point each for so many subcontractors at most')),
                ('uncertified', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='No valid certificate')),
                ('leaked', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='A leak within a year')),
                ('serious', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='The last inspection was serious')),
                ('late', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(20)], verbose_name='Findings overdue')),
                ('high', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='High risk from so many points')),
                ('reason', models.CharField(max_length=300, verbose_name='Why so')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(null=True, verbose_name='Valid to')),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='risk_table_in_order'), models.CheckConstraint(condition=models.Q(('high__gte', 1)), name='risk_is_high_from_a_point_on'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='risk_tables_do_not_overlap')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='risktable',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='015a8118377a5f3cad36c648e820177ba4075652', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_db061', table='contractors_risktable', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='risktable',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.number, NEW.million, NEW.hundred_thousand, NEW.ten_thousand, NEW.thousand, NEW.numbers, NEW.health, NEW.accounts, NEW.subcontractors, NEW.uncertified, NEW.leaked, NEW.serious, NEW.late, NEW.high, NEW.reason, NEW.written_by_id, NEW.valid_from) IS DISTINCT FROM ROW(OLD.number, OLD.million, OLD.hundred_thousand, OLD.ten_thousand, OLD.thousand, OLD.numbers, OLD.health, OLD.accounts, OLD.subcontractors, OLD.uncertified, OLD.leaked, OLD.serious, OLD.late, OLD.high, OLD.reason, OLD.written_by_id, OLD.valid_from) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='f55da78b86d5a66ce3f14e944778d5b1464c4217', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_55ee6', table='contractors_risktable', when='BEFORE')),
        ),
    ]
