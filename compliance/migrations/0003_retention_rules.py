"""The first rules of retention. To be confirmed by the legal office; a change is a new row."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)
SOURCE = "文書管理規程に基づく保存期間（法務室による確認前）"
YEARS = {"declined": 3, "no_violation": 5, "violation": 10}


def load(apps, schema_editor):
    RetentionRule = apps.get_model("compliance", "RetentionRule")
    RetentionRule.objects.bulk_create(
        RetentionRule(kind=kind, years=years, source=SOURCE, valid_from=FIRST_DAY) for kind, years in YEARS.items()
    )


class Migration(migrations.Migration):
    dependencies = [("compliance", "0002_casework")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
