"""P10-1, the quarterly confirmation of a unit, and P10-2, the removal of a right."""

from datetime import date

from django.db import migrations

RULES = {
    "P10-1": {
        "title": "端末機能の権限の確認（四半期ごと）",
        "title_en": "Confirmation of who may use which function (quarterly)",
        "amount": 10,
        "unit": "business_days",
        "owed_outside": False,
        "source": "参考資料３（端末操作者の特定と機能制限）に基づく自主基準",
        "steps": [
            ("amber", "before", 5, "unit"),
            ("red", "before", 2, "unit"),
            ("passed", "passed", 0, "unit"),
            ("escalated", "passed", 5, "chief_privacy_officer"),
        ],
    },
    "P10-2": {
        "title": "端末機能の権限の削除",
        "title_en": "Removal of a right to use a function",
        "amount": 10,
        "unit": "business_days",
        "owed_outside": False,
        "source": "参考資料３（端末操作者の特定と機能制限）に基づく自主基準",
        "steps": [
            ("red", "before", 2, "unit"),
            ("passed", "passed", 0, "unit"),
            ("escalated", "passed", 3, "chief_privacy_officer"),
        ],
    },
}


def add_rules(apps, schema_editor):
    Rule, RuleStep = apps.get_model("deadlines", "Rule"), apps.get_model("deadlines", "RuleStep")
    for code, facts in RULES.items():
        facts = dict(facts)
        steps = facts.pop("steps")
        rule = Rule.objects.create(code=code, valid_from=date(2009, 1, 1), **facts)
        for kind, base, days, audience in steps:
            RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [("functions", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
