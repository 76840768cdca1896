import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0003_volumes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='encouragement',
            name='result',
            field=models.TextField(blank=True, max_length=1000, verbose_name='What came of it'),
        ),
        migrations.AddField(
            model_name='encouragement',
            name='result_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='encouragement',
            name='result_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='encouragement',
            constraint=models.CheckConstraint(
                condition=Q(result='', result_at__isnull=True, result_by__isnull=True)
                | ~Q(result='') & Q(result_at__isnull=False, result_by__isnull=False),
                name='encouragement_with_a_result',
            ),
        ),
    ]
