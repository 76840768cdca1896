"""manage.py verify_access_logs: compares every stored part with the hash that was noted when it was stored."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from privacy.access_logs import store
from privacy.access_logs.choices import PartState
from privacy.access_logs.intake.reading import sha256_of
from privacy.access_logs.models import DayPart


class Command(BaseCommand):
    """Reads the whole store."""

    help = "Compares the store of access logs with the hashes in the ledger's rows."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name each part that is missing or altered; raise CommandError when there is one."""
        bad = 0
        for part in DayPart.objects.filter(state=PartState.STORED).iterator():
            path = store.stored(part)
            if not path.is_file() or sha256_of(path) != part.sha256:
                bad += 1
                self.stderr.write(f"{part} {part.pk}: missing or altered")
        if bad:
            raise CommandError(f"{bad} parts are not as they were stored")
        self.stdout.write("The store is as it was written.")
