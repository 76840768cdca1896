"""The clocks of leaks: D10 and D11, the reports to the Commission, and D12, the notice to the persons; the year 2007."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2022, 4, 1)
OFFICER, PRESIDENT = "chief_privacy_officer", "president"
RULES = {
    "D10": {
        "title": "漏えい等の速報（個人情報保護委員会）",
        "title_en": "Leak: preliminary report to the Personal Information Protection Commission",
        "amount": 5,
        "source": "個人情報保護法68条・施行規則44条（速やかに。ガイドライン：概ね3～5日以内）。3日以内を目標",
        "steps": [
            ("amber", "opened", 1, OFFICER),
            ("red", "before", 1, OFFICER),
            ("escalated", "before", 0, PRESIDENT),
            ("passed", "passed", 0, OFFICER),
            ("passed", "passed", 0, PRESIDENT),
        ],
    },
    "D11": {
        "title": "漏えい等の確報（個人情報保護委員会）",
        "title_en": "Leak: full report to the Personal Information Protection Commission",
        "amount": 30,
        "source": "個人情報保護法68条・施行規則44条（30日以内。不正の目的によるおそれがあるときは60日以内）",
        "steps": [
            ("amber", "before", 10, OFFICER),
            ("red", "before", 3, OFFICER),
            ("escalated", "before", 1, PRESIDENT),
            ("passed", "passed", 0, OFFICER),
            ("passed", "passed", 0, PRESIDENT),
        ],
    },
    "D12": {
        "title": "漏えい等の本人への通知",
        "title_en": "Leak: notice to the persons concerned",
        "amount": 10,
        "source": "個人情報保護法68条2項（速やかに）。10日以内は自主基準",
        "steps": [
            ("amber", "before", 5, OFFICER),
            ("red", "before", 2, OFFICER),
            ("passed", "passed", 0, OFFICER),
            ("escalated", "passed", 1, PRESIDENT),
        ],
    },
}
HISTORY = [(2007, 213, "社会保険庁（各種通知書の誤送付等による個人情報漏えい）。基本計画の参考資料")]


def add_rules(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    for code, facts in RULES.items():
        facts = dict(facts)
        steps = facts.pop("steps")
        rule = Rule.objects.create(code=code, valid_from=FIRST_DAY, unit="days", owed_outside=True, **facts)
        for kind, base, days, audience in steps:
            RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


def add_history(apps, schema_editor):
    HistoricalCount = apps.get_model("privacy_incidents", "HistoricalCount")
    for year, count, source in HISTORY:
        HistoricalCount.objects.create(fiscal_year=year, count=count, source=source)


class Migration(migrations.Migration):
    dependencies = [("privacy_incidents", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [
        migrations.RunPython(add_rules, migrations.RunPython.noop),
        migrations.RunPython(add_history, migrations.RunPython.noop),
    ]
