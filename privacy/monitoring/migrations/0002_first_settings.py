"""D13, the purpose of a flagged view, and the first version of the numbers that are set."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)
OFFICER = "chief_privacy_officer"
STEPS = [
    ("amber", "before", 2, "manager"),
    ("passed", "passed", 0, "manager"),
    ("escalated", "passed", 1, "block"),
    ("escalated", "passed", 4, OFFICER),
]
VALUES = {
    "sample_explained": 20, "sample_random": 10, "planted": 1, "least_score": 100, "days": 180, "volume": 20,
    "quick_seconds": 15, "quick_percent": 50, "yes_percent": 98, "passed": 1, "cap_minutes": 60, "keep_tasks": 5,
    "keep_logs": 5, "keep_rejected": 90,
}
REASON = "システム導入時の初期値です。確認の結果を見て見直します。"


def add_rule(apps, schema_editor):
    rule = apps.get_model("deadlines", "Rule").objects.create(
        code="D13", title="業務目的の確認（照会記録の検知）", title_en="Purpose of a flagged record view confirmed by the manager",
        amount=5, unit="business_days", owed_outside=False,
        source="氏名索引処理結果リスト等による業務目的の確認（17.1）。5開庁日は自主基準", valid_from=FIRST_DAY,
    )
    for kind, base, days, audience in STEPS:
        apps.get_model("deadlines", "RuleStep").objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


def add_settings(apps, schema_editor):
    """Write them. They come with the system: nobody acts, so no ledger row can stand for it."""
    schema_editor.execute("ALTER TABLE privacy_monitoring_settings DISABLE TRIGGER USER")
    apps.get_model("privacy_monitoring", "Settings").objects.create(
        number=1, values=VALUES, reason=REASON, valid_from=FIRST_DAY
    )
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE privacy_monitoring_settings ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("privacy_monitoring", "0001_first_tables"), ("deadlines", "0004_before_the_last_day")]
    operations = [
        migrations.RunPython(add_rule, migrations.RunPython.noop),
        migrations.RunPython(add_settings, migrations.RunPython.noop),
    ]
