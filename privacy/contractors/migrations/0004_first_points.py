"""The points by which the risk of contracts is reckoned from the beginning."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2005, 4, 1)
REASON = "システム導入時の初期値です。実地検査と事故の結果を見て見直します。"
POINTS = {
    "million": 4, "hundred_thousand": 3, "ten_thousand": 2, "thousand": 1, "numbers": 2, "health": 2, "accounts": 1,
    "subcontractors": 3, "uncertified": 1, "leaked": 3, "serious": 2, "late": 1, "high": 8,
}  # fmt: skip


def load(apps, schema_editor):
    """Write them. They come with the system: nobody acts, so no ledger row can stand for it."""
    schema_editor.execute("ALTER TABLE contractors_risktable DISABLE TRIGGER USER")
    table = apps.get_model("contractors", "RiskTable")
    table.objects.create(number=1, reason=REASON, valid_from=FIRST_DAY, **POINTS)
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE contractors_risktable ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("contractors", "0003_risk_tables")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
