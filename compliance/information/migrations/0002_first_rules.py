"""Version 1 of the routing rules, and the clocks of duties.md for information from outside the hotline (D5)."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)

CLOCKS = {
    "D5": {
        "title": "情報の登録・伝達（把握した日から）",
        "title_en": "Register and route information, from becoming aware",
        "amount": 1,
        "unit": "business_days",
        "source": "通報窓口以外からの情報の伝達ルール（シード第1部）",
        "steps": [("passed", "passed", 0, "head"), ("escalated", "passed", 1, "vice_president")],
    },
    "D5b": {
        "title": "登録された情報の引受け",
        "title_en": "Take up registered information",
        "amount": 1,
        "unit": "business_days",
        "source": "通報窓口以外からの情報の伝達ルール（シード第1部）",
        "steps": [("passed", "passed", 0, "head"), ("escalated", "passed", 1, "vice_president")],
    },
    "D5c": {
        "title": "情報の取扱いの決定",
        "title_en": "Decide what becomes of information",
        "amount": 20,
        "unit": "days",
        "source": "通報事案と同様に対応する（D2に準ずる自主目標）",
        "steps": [
            ("amber", "opened", 7, "head"),
            ("red", "opened", 14, "head"),
            ("passed", "passed", 0, "head"),
            ("escalated", "passed", 1, "vice_president"),
        ],
    },
}

RULES = [
    ("個人情報の漏えい、目的のない閲覧", {"kinds": ["leak", "records"]}, ["chief_privacy_officer", "compliance_head"]),
    ("閲覧記録の点検で説明のつかないもの", {"sources": ["access"]}, ["chief_privacy_officer", "compliance_head"]),
    ("お金や物の不正、業者との関係", {"kinds": ["money", "collusion"]}, ["audit_head", "compliance_head", "vice_president"]),
    ("監査や検査で見つかったもの", {"sources": ["audit"]}, ["audit_head", "compliance_head"]),
    ("お客様の声、苦情、接遇", {"sources": ["voice", "complaint"]}, ["service_promotion", "compliance_head"]),
    ("接遇の問題", {"kinds": ["service"]}, ["service_promotion", "compliance_head"]),
    ("報道されたもの", {"sources": ["press"]}, ["vice_president", "compliance_head"]),
    ("通報後の不利益な取扱い", {"kinds": ["retaliation"]}, ["statutory_auditor", "compliance_head"]),
    ("部内や役員に関わるもの", {"positions": ["compliance_division", "vice_president", "president"]}, ["statutory_auditor", "external_counsel"]),
    ("すべての情報（必ず当てはまる規則）", {}, ["compliance_head"]),
]


def load(apps, schema_editor):
    Rule, RuleStep = apps.get_model("deadlines", "Rule"), apps.get_model("deadlines", "RuleStep")
    for code, data in CLOCKS.items():
        fields = {name: value for name, value in data.items() if name != "steps"}
        rule = Rule.objects.create(code=code, owed_outside=False, valid_from=FIRST_DAY, **fields)
        RuleStep.objects.bulk_create(
            RuleStep(rule=rule, kind=kind, base=base, days=days, audience=audience)
            for kind, base, days, audience in data["steps"]
        )
    with_triggers_off(schema_editor, lambda: load_rules(apps))


def load_rules(apps):
    RuleSet = apps.get_model("information", "RuleSet")
    RoutingRule = apps.get_model("information", "RoutingRule")
    rules = RuleSet.objects.create(
        number=1, state="approved", valid_from=FIRST_DAY, change="最初の規則（導入時）。把握した情報は必ずどこかに伝わる。"
    )
    RoutingRule.objects.bulk_create(
        RoutingRule(
            rule_set=rules, place=place, name=name, recipients=recipients, is_default=place == len(RULES), **conditions
        )
        for place, (name, conditions, recipients) in enumerate(RULES, start=1)
    )


def with_triggers_off(schema_editor, act):
    """The first version comes with the system: nobody acts, so no ledger row can stand for it."""
    tables = ("information_ruleset", "information_routingrule")
    for table in tables:
        schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    act()
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in tables:
        schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("information", "0001_initial"), ("deadlines", "0003_first_rules")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
