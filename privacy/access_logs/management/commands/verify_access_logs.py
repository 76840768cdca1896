"""manage.py verify_access_logs: compares every stored part with the hash that the ledger names, as is done once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from privacy.access_logs.choices import DamageState
from privacy.access_logs.models import Damage
from privacy.access_logs.verifying import compare


class Command(BaseCommand):
    """Reads the whole store."""

    help = "Compares the store of access logs with the hashes in the ledger."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name each part that is missing or altered; raise CommandError when there is one."""
        bad = compare()
        for damage in Damage.objects.filter(state=DamageState.OPEN).select_related("part"):
            self.stderr.write(f"{damage.part} {damage.part_id}: {damage.wrong}")
        if bad:
            raise CommandError(f"{bad} parts are not as they were stored")
        self.stdout.write("The store is as it was written.")
