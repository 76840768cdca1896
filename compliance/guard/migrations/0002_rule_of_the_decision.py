"""D4-N: how long the external counsel may take to decide on a necessity record."""

from datetime import date

from django.db import migrations

RULE = {
    "code": "D4-N",
    "title": "通報者の特定につながるおそれがある調査の要否を判断する（外部弁護士）",
    "title_en": "Decide on a step that could point at a reporter (external counsel)",
    "amount": 3,
    "unit": "business_days",
    "owed_outside": False,
    "source": "自主目標（公益通報者保護法 指針 第4-2(2)）（法務室による確認前）",
    "valid_from": date(2009, 1, 1),
}
STEPS = [
    ("amber", "opened", 2, "external_counsel"),
    ("passed", "passed", 0, "external_counsel"),
    ("passed", "passed", 0, "handlers"),
]


def load(apps, schema_editor):
    rule = apps.get_model("deadlines", "Rule").objects.create(**RULE)
    for kind, base, days, audience in STEPS:
        rule.steps.create(kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [("guard", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
