"""The hourly look whether yesterday's receipts have been compared, and days before that the workers were down."""

from datetime import timedelta

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from voice.actions import check_receipts
from voice.models import ReceiptCheck

DAYS_BACK = 7


def compare_receipts() -> int:
    """Compare each day of the last week that has not been compared; return how many were."""
    today = clock.today()
    days = [today - timedelta(days=n) for n in range(1, DAYS_BACK + 1)]
    known = set(ReceiptCheck.objects.filter(day__in=days).values_list("day", flat=True))
    for day in sorted(set(days) - known):
        run(check_receipts, actor=SYSTEM, day=day)
    return len(days) - len(known)
