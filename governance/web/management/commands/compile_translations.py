"""manage.py compile_translations: make the .mo files that Django reads."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.web.translations import compile_all


class Command(BaseCommand):
    help = "Compile the catalogues in locale/ (needs no gettext tools)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile."""
        compile_all()
