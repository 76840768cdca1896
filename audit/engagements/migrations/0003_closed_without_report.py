"""An audit is closed without a report only for a reason."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit_engagements", "0002_independence")]
    operations = [
        migrations.AddField(
            "engagement",
            "unreported_because",
            models.CharField(blank=True, max_length=400, verbose_name="Why it was closed without a report"),
        ),
        migrations.AddConstraint(
            "engagement",
            models.CheckConstraint(
                condition=models.Q(("state", "closed"), ("unreported_because", ""), _connector="OR"),
                name="engagement_unreported_when_closed",
            ),
        ),
    ]
