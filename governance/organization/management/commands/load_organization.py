"""manage.py load_organization: the units of data/units.csv, once."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance.access import SYSTEM
from governance.organization.actions import import_units
from governance.organization.importing import Plan
from governance.organization.models import Unit
from governance.runner import run

DATA = Path(__file__).resolve().parents[2] / "data" / "units.csv"


class Command(BaseCommand):
    help = "Load headquarters, divisions, blocks and offices; does nothing when there are units already."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all units in one action; raises CommandError when the file has errors."""
        if Unit.objects.exists():
            return
        plan = Plan(DATA.read_text("utf-8"))
        if plan.errors:
            raise CommandError(f"{DATA.name}: {plan.errors[:5]}")
        run(import_units, actor=SYSTEM, changes=plan.changes, codes=["*"])
