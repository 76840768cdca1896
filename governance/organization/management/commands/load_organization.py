"""manage.py load_organization: the units of data/units.csv, once."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from governance.organization.models import Unit, UnitPeriod

DATA = Path(__file__).resolve().parents[2] / "data" / "units.csv"


class Command(BaseCommand):
    help = "Load headquarters, divisions, blocks and offices; does nothing when there are units already."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all units in one transaction."""
        if Unit.objects.exists():
            return
        with DATA.open(encoding="utf-8", newline="") as file, transaction.atomic():
            rows = list(csv.DictReader(file))
            units = {row["code"]: Unit(code=row["code"], kind=row["kind"]) for row in rows}
            Unit.objects.bulk_create(units.values())
            UnitPeriod.objects.bulk_create(
                UnitPeriod(
                    unit=units[row["code"]],
                    name=row["name"],
                    kana=row["kana"],
                    parent=units.get(row["parent_code"]),
                    prefecture=row["prefecture"],
                    valid_from=row["valid_from"],
                )
                for row in rows
            )
