
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
        ('privacy_incidents', '0002_rules_and_history'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Criteria',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=10, unique=True, verbose_name='Version')),
                ('most', models.PositiveIntegerField(help_text='Rule 43 for public bodies: 100. Private operators have 1,000 by rule 7.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='To be reported from more persons than')),
                ('source', models.CharField(max_length=300, verbose_name='Source')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(null=True, verbose_name='Valid to')),
                ('confirmed_on', models.DateField(null=True, verbose_name='Confirmed on')),
                ('version', models.PositiveIntegerField(default=1)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='criteria_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by__isnull', True), ('confirmed_on__isnull', True), ('noted_by__isnull', True)), models.Q(('confirmed_by__isnull', False), ('confirmed_on__isnull', False), ('noted_by__isnull', False), models.Q(('confirmed_by', models.F('noted_by')), _negated=True)), _connector='OR'), name='criteria_confirmed_by_another_than_noted'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(governance.organization.models.DateRange('valid_from', 'valid_to', models.Value('[]')), '&&')], name='one_set_of_criteria_at_a_time')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteria',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='d232607efbd79f1ecf32061f2aeafdcd4acccefc', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_8c4eb', table='privacy_incidents_criteria', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteria',
            trigger=pgtrigger.compiler.Trigger(name='filed_is_filed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR ROW(NEW.code, NEW.most, NEW.source, NEW.written_by_id, NEW.valid_from) IS DISTINCT FROM ROW(OLD.code, OLD.most, OLD.source, OLD.written_by_id, OLD.valid_from) THEN\n                RAISE EXCEPTION 'what was filed is neither changed nor removed';\n            END IF;\n            RETURN NEW;\n        ", hash='724ce859574f598f2deb4dd0a426802acf28005f', operation='UPDATE OR DELETE', pgid='pgtrigger_filed_is_filed_869d2', table='privacy_incidents_criteria', when='BEFORE')),
        ),
    ]
