"""The hourly look for requirements past their day: the owner is told once, and again every thirty days."""

from datetime import timedelta

from django.db.models import Q

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from privacy.promotion.actions import remind_owner
from privacy.promotion.queries import late_items

AGAIN = timedelta(days=30)


def remind_owners() -> int:
    """Remind; return of how many requirements."""
    today = clock.today()
    due = late_items().filter(Q(reminded_on__isnull=True) | Q(reminded_on__lte=today - AGAIN))
    found = list(due.order_by("due_on", "pk").values_list("pk", flat=True))
    for item in found:
        run(remind_owner, actor=SYSTEM, subject=item, key=f"{item}:{today}")
    return len(found)
