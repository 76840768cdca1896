"""Whoever proves that no notice of an audit went out looks for notices by the beginning of their path."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_initial")]
    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["path"], opclasses=["varchar_pattern_ops"], name="notice_by_page"),
        ),
    ]
