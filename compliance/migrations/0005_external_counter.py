import django.db.models.deletion
import governance.clock
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('compliance', '0004_list_indexes'),
        ('organization', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PassingOn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('passed_at', models.DateTimeField(default=governance.clock.now)),
                ('sealed_original', models.BinaryField()),
                ('sealed_passed', models.BinaryField()),
                ('sealed_identity', models.BinaryField(null=True)),
                ('name_passed_at', models.DateTimeField(null=True)),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='passing_on', to='compliance.case')),
                ('identity_box', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box')),
                ('passed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-passed_at', 'id'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['-passed_at', 'id'], name='compliance__passed__14fd88_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name_passed_at__isnull', True), ('sealed_identity__isnull', False), _connector='OR'), name='only_a_name_is_passed')],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='counter',
            field=models.CharField(choices=[('internal', "The organization's counter (Risk/Compliance division)"), ('external', 'The external counter (law firm)')], default='internal', max_length=8, verbose_name='Counter'),
        ),
        migrations.AddField(
            model_name='case',
            name='name_may_pass',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='counter',
            field=models.CharField(choices=[('internal', "The organization's counter (Risk/Compliance division)"), ('external', 'The external counter (law firm)')], default='internal', max_length=8, verbose_name='Counter'),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='name_may_pass',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='message',
            name='earlier_box',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.box'),
        ),
        migrations.AlterField(
            model_name='case',
            name='state',
            field=models.CharField(choices=[('at_counsel', 'With the external counter'), ('received', 'Received'), ('accepted', 'Accepted'), ('investigating', 'Under investigation'), ('in_review', 'Conclusion under review'), ('declined', 'Not taken up'), ('concluded', 'Concluded'), ('closed', 'Closed')], default='received', max_length=14, verbose_name='State'),
        ),
        migrations.AlterField(
            model_name='case',
            name='track',
            field=models.CharField(choices=[('division', 'Risk/Compliance division'), ('vice_president', 'Vice-president'), ('statutory', 'Inspector of the board and external counsel'), ('external', 'External counter (law firm)')], max_length=15, verbose_name='Handled by'),
        ),
        migrations.AlterField(
            model_name='historicalcase',
            name='state',
            field=models.CharField(choices=[('at_counsel', 'With the external counter'), ('received', 'Received'), ('accepted', 'Accepted'), ('investigating', 'Under investigation'), ('in_review', 'Conclusion under review'), ('declined', 'Not taken up'), ('concluded', 'Concluded'), ('closed', 'Closed')], default='received', max_length=14, verbose_name='State'),
        ),
        migrations.AlterField(
            model_name='historicalcase',
            name='track',
            field=models.CharField(choices=[('division', 'Risk/Compliance division'), ('vice_president', 'Vice-president'), ('statutory', 'Inspector of the board and external counsel'), ('external', 'External counter (law firm)')], max_length=15, verbose_name='Handled by'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('counter', 'external'), ('state', 'at_counsel'), ('track', 'external')), models.Q(('state', 'at_counsel'), ('track', 'external'), _connector='OR', _negated=True), _connector='OR'), name='at_counsel_exactly_on_the_external_track'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='passingon',
            trigger=pgtrigger.compiler.Trigger(name='ledger_required', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN\n                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;\n            END IF;\n            RETURN NULL;\n        ", hash='432f8a98148040f8c104bccfb591162e6d37c799', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ledger_required_f5982', table='compliance_passingon', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
