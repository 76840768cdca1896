"""The clock D14: what is taken outside is back by the approved day."""

from datetime import date

from django.db import migrations

STEPS = [
    ("amber", "before", 1, "carrier"),
    ("passed", "passed", 0, "carrier"),
    ("passed", "passed", 0, "privacy_manager"),
    ("escalated", "passed", 1, "office_head"),
    ("escalated", "passed", 3, "chief_privacy_officer"),
]


def add_rule(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    rule = Rule.objects.create(
        code="D14",
        title="外部へ持ち出した個人情報の返却",
        title_en="Return of personal data taken outside",
        amount=0,
        unit="days",
        owed_outside=True,
        source="個人情報を外部に持ち出す際の記録（17.4）。期日は承認された日",
        valid_from=date(2009, 1, 1),
    )
    for kind, base, days, audience in STEPS:
        RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [("takeouts", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [migrations.RunPython(add_rule, migrations.RunPython.noop)]
