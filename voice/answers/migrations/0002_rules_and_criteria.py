"""The clocks of answers: D7, the division's first answer to an important voice, and D8, publication; the first criteria."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)
RULES = {
    "D7": {
        "title": "重要なお客様の声への最初の回答（所管部署）",
        "title_en": "First answer to an important voice by the division in charge",
        "amount": 10,
        "unit": "business_days",
        "owed_outside": False,
        "source": "基本計画に基づく進捗管理（自主基準）",
        "steps": [
            ("amber", "before", 5, "division"),
            ("red", "before", 2, "division"),
            ("passed", "passed", 0, "division"),
            ("passed", "passed", 0, "service_promotion"),
            ("escalated", "passed", 7, "vice_president"),
        ],
    },
    "D8": {
        "title": "お客様の声と回答の公表",
        "title_en": "Publication of a voice with its reply",
        "amount": 30,
        "unit": "days",
        "owed_outside": True,
        "source": "更新の遅れをなくすための自主基準",
        "steps": [
            ("amber", "before", 10, "service_promotion"),
            ("red", "before", 3, "service_promotion"),
            ("passed", "passed", 0, "service_promotion"),
        ],
    },
}
CRITERIA = [
    ("生命・身体・財産への影響", "お客様の生命、身体又は財産に被害が生じた、又は生じるおそれがあるとき。年金額や保険料の誤りを含みます。"),
    ("法令・規程への違反のおそれ", "職員の行為が法令や機構の規程に反するおそれがあるとき。"),
    ("多くのお客様に関わること", "同じ原因で、他の年金事務所や多くのお客様にも同じことが起こると考えられるとき。"),
    ("繰り返されていること", "同じ内容の声が短い期間に続いて寄せられ、これまでの対応では収まっていないとき。"),
    ("制度・システム・様式を改めなければ解決しないこと", "年金事務所の工夫だけでは解決せず、本部の所管部署による見直しが必要なとき。"),
]


def add_rules(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    for code, facts in RULES.items():
        facts = dict(facts)
        steps = facts.pop("steps")
        rule = Rule.objects.create(code=code, valid_from=FIRST_DAY, **facts)
        for kind, base, days, audience in steps:
            RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


def add_criteria(apps, schema_editor):
    """Write the first criteria. They come with the system: nobody acts, so no ledger row can stand for them."""
    schema_editor.execute("ALTER TABLE voice_answers_criterion DISABLE TRIGGER USER")
    Criterion = apps.get_model("voice_answers", "Criterion")
    Criterion.objects.bulk_create(
        Criterion(code=code, name=name, text=text, valid_from=FIRST_DAY)
        for code, (name, text) in enumerate(CRITERIA, start=1)
    )
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE voice_answers_criterion ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("voice_answers", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [
        migrations.RunPython(add_rules, migrations.RunPython.noop),
        migrations.RunPython(add_criteria, migrations.RunPython.noop),
    ]
