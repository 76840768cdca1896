"""The clocks of proposals (duties.md D9, D18) and version 1 of the criteria by which they are evaluated."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)

CLOCKS = {
    "D9": {
        "title": "改善提案の回答と公表（受付の翌月末まで）",
        "title_en": "Proposal answered and published, by the end of the month after receipt",
        "amount": 1,
        "unit": "months",
        "source": "必ず翌月には提案の内容・評価・対応を機構内に公表（シード第2部別紙）",
        "steps": [
            ("amber", "before", 14, "in_hand"),
            ("red", "before", 5, "in_hand"),
            ("passed", "passed", 0, "service_promotion"),
            ("escalated", "passed", 7, "president"),
        ],
    },
    "D18": {
        "title": "お客様の声と改善提案の理事会への定期報告（四半期ごと）",
        "title_en": "Quarterly report on voices and proposals to the board",
        "amount": 1,
        "unit": "months",
        "source": "理事会への定期報告（シード第2部）",
        "steps": [("passed", "passed", 0, "service_promotion"), ("escalated", "passed", 14, "president")],
    },
}

CRITERIA = [
    ("お客様への効果", "お客様の手間、待ち時間、不安をどれだけ減らすか。"),
    ("実現のしやすさ", "今の人員と設備で、いつまでに実施できるか。"),
    ("費用", "かかる費用は効果に見合うか。"),
    ("広がり", "ほかの事務所や手続でも使えるか。"),
    ("法令・規程との関係", "法令や規程に沿っているか。改正が必要か。"),
]


def load(apps, schema_editor):
    Rule, RuleStep = apps.get_model("deadlines", "Rule"), apps.get_model("deadlines", "RuleStep")
    for code, data in CLOCKS.items():
        if Rule.objects.filter(code=code).exists():  # D18 is shared with the voices
            continue
        fields = {name: value for name, value in data.items() if name != "steps"}
        rule = Rule.objects.create(code=code, owed_outside=False, valid_from=FIRST_DAY, **fields)
        RuleStep.objects.bulk_create(
            RuleStep(rule=rule, kind=kind, base=base, days=days, audience=audience)
            for kind, base, days, audience in data["steps"]
        )
    with_triggers_off(schema_editor, lambda: load_criteria(apps))


def load_criteria(apps):
    CriteriaSet, Criterion = apps.get_model("proposals", "CriteriaSet"), apps.get_model("proposals", "Criterion")
    first = CriteriaSet.objects.create(number=1, reason="最初の基準（導入時）")
    Criterion.objects.bulk_create(
        Criterion(set=first, place=place, name=name, question=question)
        for place, (name, question) in enumerate(CRITERIA, start=1)
    )


def with_triggers_off(schema_editor, act):
    """The first version comes with the system: nobody acts, so no ledger row can stand for it."""
    tables = ("proposals_criteriaset", "proposals_criterion")
    for table in tables:
        schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    act()
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in tables:
        schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial"), ("deadlines", "0004_before_the_last_day")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
