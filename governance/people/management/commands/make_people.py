"""manage.py make_people --count 22000: invented staff over all units, for trying the system at its true size."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance.access import SYSTEM
from governance.people.demo.accounts import PASSWORD
from governance.people.demo.actions import make_staff
from governance.people.demo.staff import members, missing, shared_password
from governance.runner import run

BATCH = 2000


class Command(BaseCommand):
    help = "Make invented staff in the demonstration; those of an earlier run stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of staff."""
        parser.add_argument("--count", type=int, default=22_000)

    def handle(self, *args: Any, count: int, **options: Any) -> None:
        """Make who is missing, one action for each batch; raises CommandError outside the demonstration."""
        if not settings.DEMO:
            raise CommandError("Invented staff are made in the demonstration only.")
        if not 0 < count <= 99_999:
            raise CommandError("--count must be between 1 and 99999.")
        started = time.monotonic()
        wanted = members(count)
        absent = missing(wanted)
        password = shared_password() if absent else ""
        for start in range(0, len(absent), BATCH):
            batch = absent[start : start + BATCH]
            run(make_staff, actor=SYSTEM, batch=batch, password=password, count=len(batch))
            self.stdout.write(f"  {start + len(batch)} of {len(absent)}")
        seconds = time.monotonic() - started
        first, last = wanted[0].staff_number, wanted[-1].staff_number
        self.stdout.write(
            f"  {len(absent)} people were made in {seconds:.0f} s: {first} to {last}, password {PASSWORD}."
        )
