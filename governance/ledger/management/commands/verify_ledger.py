"""manage.py verify_ledger [--head NUMBER:HASH]: prove the ledger whole, or say where it is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.ledger.verify import breaks, head


class Command(BaseCommand):
    help = "Recompute the hash chain of the ledger; exits with an error that names each broken entry."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", help="NUMBER:HASH as mailed to the statutory auditor; shows a cut tail")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the head of a whole chain; raises CommandError listing the breaks otherwise."""
        expected = None
        if options["head"]:
            number, _, digest = options["head"].partition(":")
            if not number.isdigit() or not digest:
                raise CommandError("--head takes NUMBER:HASH")
            expected = (int(number), digest)
        found = [f"entry {found.number}: {found.reason}" for found in breaks(expected)]
        if found:
            raise CommandError("The ledger is broken.\n" + "\n".join(found))
        number, digest = head()
        self.stdout.write(f"The ledger is whole: {number} entries, head {number}:{digest}")
