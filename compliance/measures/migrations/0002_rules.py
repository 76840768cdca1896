"""The clocks of measures: M1 carried out by the agreed day, M2 checked half a year after it was accepted as done."""

from datetime import date

from django.db import migrations

RULES = {
    "M1": {
        "title": "措置の実施",
        "title_en": "Measure carried out",
        "amount": 30,
        "unit": "days",
        "source": "自主基準（措置ごとに合意した期日）",
        "steps": [
            ("amber", "before", 14, "owner"),
            ("red", "before", 3, "owner"),
            ("passed", "passed", 0, "owner"),
            ("passed", "passed", 0, "followers"),
            ("escalated", "passed", 14, "vice_president"),
        ],
    },
    "M2": {
        "title": "措置の効果の確認",
        "title_en": "Effect of the measure checked",
        "amount": 6,
        "unit": "months",
        "source": "自主基準（実施の確認から6か月後）",
        "steps": [
            ("amber", "before", 14, "followers"),
            ("passed", "passed", 0, "followers"),
            ("escalated", "passed", 30, "vice_president"),
        ],
    },
}


def add(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    for code, facts in RULES.items():
        facts = dict(facts)
        steps = facts.pop("steps")
        rule = Rule.objects.create(code=code, owed_outside=False, valid_from=date(2009, 1, 1), **facts)
        for kind, base, days, audience in steps:
            RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial"), ("deadlines", "0004_before_the_last_day")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
