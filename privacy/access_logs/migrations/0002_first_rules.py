"""The first version of each rule. Its limits are estimates; docs/performance.md says what they find in made logs."""

from datetime import date

from django.db import migrations

FIRST_DAY = date(2009, 1, 1)
REASON = "システム導入時の初期値です。確認の結果を見て見直します。"
RULES = [
    ("explained", {"before": 30, "after": 120, "entered": 480}),
    ("no_contact", {"days": 14}),
    ("same_surname", {"bearers": 30}),
    ("same_address", {}),
    ("colleague", {"same_unit": 0}),
    ("relative", {}),
    ("well_known", {}),
    ("own_record", {}),
    ("outside_hours", {"grace": 30, "night": 22, "morning": 6}),
    ("volume", {"days": 30, "least_days": 5, "least": 40, "unexplained": 10, "deviations": 30, "peers": 20}),
    ("often_unexplained", {"days": 30, "least_days": 5, "least": 8, "deviations": 25, "factor": 15}),
    ("sweeping_search", {"searches": 25, "listed": 150, "percent": 10}),
    ("repeated", {"days": 14, "offices": 4, "people": 4}),
    ("left_or_moved", {"days": 14}),
    ("elsewhere", {"minutes": 10}),
]


def load(apps, schema_editor):
    """Write them. They come with the system: nobody acts, so no ledger row can stand for it."""
    schema_editor.execute("ALTER TABLE privacy_access_logs_ruleversion DISABLE TRIGGER USER")
    version = apps.get_model("privacy_access_logs", "RuleVersion")
    version.objects.bulk_create(
        version(code=code, number=1, parameters=parameters, reason=REASON, valid_from=FIRST_DAY)
        for code, parameters in RULES
    )
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE privacy_access_logs_ruleversion ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("privacy_access_logs", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
