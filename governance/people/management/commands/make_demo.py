"""manage.py make_demo: accounts of every role and the areas' demo data; prints how to sign in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance.access import SYSTEM
from governance.people.demo.accounts import ACCOUNTS, PASSWORD
from governance.people.demo.actions import make_demo_accounts
from governance.people.demo.hooks import hooks
from governance.people.models import Person
from governance.people.roles import Role
from governance.runner import run


class Command(BaseCommand):
    help = "Make the demonstration's accounts and data; does nothing when they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing and print the log-ins; raises CommandError outside the demonstration."""
        if not settings.DEMO:
            raise CommandError("Demonstration accounts are made in the demonstration only.")
        if Person.objects.filter(is_demo=True).count() < len(ACCOUNTS):
            run(make_demo_accounts, actor=SYSTEM)
        for hook in hooks():
            hook()
        self.stdout.write("\n  Sign in with one of these staff numbers:\n")
        for account in ACCOUNTS:
            self.stdout.write(f"    {account.staff_number:<16}{account.name}　{Role(account.role).label}")
        self.stdout.write(f"\n  Password for all: {PASSWORD}")
        self.stdout.write("  Second factor: the page after the password shows the present code.")
