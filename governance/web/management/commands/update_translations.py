"""manage.py update_translations: bring locale/ja up to date with code and templates."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.web.translations import missing, update


class Command(BaseCommand):
    help = "Add new messages to locale/ja, drop unused ones, and say what is still to be translated."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Update and list."""
        update()
        for line in missing():
            self.stdout.write(line)
