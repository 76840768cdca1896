"""manage.py create_administrator NUMBER NAME UNIT-CODE: the first account of a new installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.people.actions import create_first_administrator
from governance.people.first_password import new_password
from governance.runner import NotAllowed, run


class Command(BaseCommand):
    help = "Make the first system administrator and print the first password; refuses once there is one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("staff_number")
        parser.add_argument("name")
        parser.add_argument("unit_code")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account; raises CommandError for an unknown unit or when an administrator exists."""
        unit = Unit.objects.filter(code=options["unit_code"]).first()
        if unit is None:
            raise CommandError("No unit has this code.")
        password = new_password()
        try:
            run(
                create_first_administrator,
                actor=SYSTEM,
                staff_number=options["staff_number"],
                name=options["name"],
                unit=unit,
                password=password,
            )
        except NotAllowed as error:
            raise CommandError("There is an administrator already; they make further accounts.") from error
        self.stdout.write(f"First password, to be changed at the first sign-in: {password}")
