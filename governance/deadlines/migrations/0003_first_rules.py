"""The first rules of duties.md: D1 and D2. Days are from the event (day 0)."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)

RULES = {
    "D1": {
        "title": "受付の通知（通報者へ）",
        "title_en": "Tell the reporter that the report came in",
        "amount": 7,
        "source": "EU 2019/1937 art. 9（実務上の目安）",
        "steps": [
            ("amber", "opened", 3, "handlers"),
            ("red", "opened", 5, "handlers"),
            ("passed", "passed", 0, "head"),
        ],
    },
    "D2": {
        "title": "調査するかどうかの通知（通報者へ）",
        "title_en": "Tell the reporter whether it will be investigated",
        "amount": 20,
        "source": "公益通報者保護法 第3条第3号ホ（法務室による確認前）",
        "steps": [
            ("amber", "opened", 7, "handlers"),
            ("red", "opened", 14, "head"),
            ("escalated", "opened", 17, "vice_president"),
            ("passed", "passed", 0, "head"),
            ("passed", "passed", 1, "vice_president"),
            ("passed", "passed", 2, "committee_chair"),
        ],
    },
}


def load(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    for code, data in RULES.items():
        steps = data["steps"]
        fields = {name: value for name, value in data.items() if name != "steps"}
        rule = Rule.objects.create(code=code, unit="days", owed_outside=True, valid_from=FIRST_DAY, **fields)
        RuleStep.objects.bulk_create(
            RuleStep(rule=rule, kind=kind, base=base, days=days, audience=audience)
            for kind, base, days, audience in steps
        )


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0002_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
