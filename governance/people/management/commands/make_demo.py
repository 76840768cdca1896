"""manage.py make_demo: accounts of every role and the areas' demo data; prints how to sign in."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance import clock
from governance.access import SYSTEM
from governance.organization.queries import periods_on
from governance.people.demo.accounts import ACCOUNTS, PASSWORD
from governance.people.demo.actions import make_demo_accounts
from governance.people.demo.hooks import hooks
from governance.people.models import Person
from governance.people.roles import Role
from governance.runner import run

NUMBER_WIDTH, NAME_WIDTH, ROLE_WIDTH = 16, 16, 34


class Command(BaseCommand):
    help = "Make the demonstration's accounts and data; does nothing when they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing and print the log-ins; raises CommandError outside the demonstration."""
        if not settings.DEMO:
            raise CommandError("Demonstration accounts are made in the demonstration only.")
        numbers = [account.staff_number for account in ACCOUNTS]
        if Person.objects.filter(is_demo=True, staff_number__in=numbers).count() < len(ACCOUNTS):
            run(make_demo_accounts, actor=SYSTEM)
        for hook in hooks():
            hook()
        self.stdout.write("\n  Sign in with one of these staff numbers:\n")
        for line in log_ins():
            self.stdout.write(f"    {line}")
        self.stdout.write(f"\n  Password for all: {PASSWORD}")
        self.stdout.write("  Second factor: the page after the password shows the present code.")
        self.stdout.write("  Sealed content asks for a passphrase; the page shows that of the demonstration.")


def log_ins() -> Iterator[str]:
    """Yield one line for each account: staff number, name, role, unit."""
    unit_names = dict(periods_on(clock.today()).values_list("unit__code", "name"))
    for account in ACCOUNTS:
        number = padded(account.staff_number, NUMBER_WIDTH)
        role = padded(str(Role(account.role).label), ROLE_WIDTH)
        yield f"{number}{padded(account.name, NAME_WIDTH)}{role}{unit_names.get(account.unit, account.unit)}"


def padded(text: str, width: int) -> str:
    """Return the text filled up to a width in half-width columns: a Japanese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return text + " " * max(width - taken, 1)
