"""Lists in the order of ratings and of days due, without sorting everything."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit_findings", "0003_cited_papers")]
    operations = [
        migrations.AddIndex("finding", models.Index(fields=["rating", "id"], name="finding_by_rating")),
        migrations.AddIndex("recommendation", models.Index(fields=["due_on", "id"], name="recommendation_by_due")),
    ]
