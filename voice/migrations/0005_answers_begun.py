"""The desk finds the few answers to decide on or to send among all that is not closed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("voice", "0004_monitor_meetings"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(
                condition=models.Q(("state__in", ["drafted", "decided"])), fields=["received_on", "id"],
                name="voice_answer_begun",
            ),
        ),
    ]
