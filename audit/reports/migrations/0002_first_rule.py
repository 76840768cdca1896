"""The clock D17: two months after each half of a fiscal year, 30 November and 31 May."""

from datetime import date

from django.db import migrations

STEPS = [
    ("amber", "before", 30, "audit_head"),
    ("red", "before", 7, "audit_head"),
    ("passed", "passed", 0, "audit_head"),
    ("escalated", "passed", 3, "president"),
]


def add_rule(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    rule = Rule.objects.create(
        code="D17",
        title="監査結果概要の公表",
        title_en="Publication of audit summaries",
        amount=2,
        unit="months",
        owed_outside=True,
        source="監査結果概要の公開（年二回）",
        valid_from=date(2009, 1, 1),
    )
    for kind, base, days, audience in STEPS:
        RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [
        ("audit_reports", "0001_first_tables"),
        ("deadlines", "0004_before_the_last_day"),
    ]
    operations = [migrations.RunPython(add_rule, migrations.RunPython.noop)]
