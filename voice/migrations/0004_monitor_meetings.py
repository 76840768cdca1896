from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('voice', '0003_what_comes_to_headquarters'),
    ]

    operations = [
        migrations.AlterField(
            model_name='voice',
            name='channel',
            field=models.CharField(choices=[('counter', 'At the counter'), ('phone', 'By phone'), ('letter', 'By letter'), ('visit', 'During a visit outside'), ('box', 'Opinion box'), ('monitor', 'At a monitor meeting'), ('other', 'Otherwise'), ('web', 'By the form on our pages'), ('email', 'By e-mail'), ('hqletter', 'Letter to the president')], max_length=8, verbose_name='How it came in'),
        ),
    ]
