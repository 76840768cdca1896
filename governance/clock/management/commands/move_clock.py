"""manage.py move_clock --days 7: move the demonstration's clock on, so that clocks run out before one's eyes."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance import clock


class Command(BaseCommand):
    help = "Move the demonstration's clock on (days and hours); refuses outside the demonstration."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=0)
        parser.add_argument("--hours", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        """Move, then say what time it is now for the application; raises CommandError outside the demonstration."""
        if not settings.DEMO:
            raise CommandError("The clock can be moved in the demonstration only.")
        distance = timedelta(days=options["days"], hours=options["hours"])
        if distance < timedelta(0):
            raise CommandError("The clock does not go back: the ledger's times would run backwards.")
        clock.move(distance)
        self.stdout.write(f"It is now {clock.now():%Y-%m-%d %H:%M} (UTC) for the application.")
