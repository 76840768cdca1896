"""manage.py translations_complete: fail when a message has no Japanese, or the catalogue holds one nobody uses."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance.web.translations import missing


class Command(BaseCommand):
    help = "Check that locale/ja is complete; exits with an error that lists what is not."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError with every gap."""
        gaps = missing()
        if gaps:
            raise CommandError("locale/ja is not complete. Run `make translations`.\n" + "\n".join(gaps))
        self.stdout.write("locale/ja is complete.")
