"""Indexes for the volumes of the brief: late ones of a list, outcomes, and a year's proposers read from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("organization", "0001_initial"),
        ("proposals", "0002_first_rules"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(condition=models.Q(("answered", False), ("later", False)), fields=["issue"], name="entry_late"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["outcome", "-filed_at", "-id"], name="proposal_by_outcome"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(
                condition=models.Q(("state__in", ["received", "assessing", "assessed", "study"])), fields=["filed_at"],
                name="proposal_waits",
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["filed_at"], include=["filed_by", "unit", "block"], name="proposal_participation"),
        ),
    ]
