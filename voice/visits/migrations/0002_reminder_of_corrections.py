from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('visits', '0001_first_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='correction',
            name='reminded_at',
            field=models.DateTimeField(null=True),
        ),
    ]
