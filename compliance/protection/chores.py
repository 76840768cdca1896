"""What happens by itself: check-ins open on their day, watches begin where one is missing, old rows are forgotten."""

from compliance.protection.actions import forget, open_check_in, plan
from compliance.protection.actions.personnel import KEPT_FOR
from compliance.protection.choices import CheckInState
from compliance.protection.models import CheckIn, Delivery
from compliance.protection.queries import unwatched_cases
from governance import clock
from governance.access import SYSTEM
from governance.runner import Refused, run

LIMIT = 500


def open_due() -> int:
    """Open the check-ins whose day has come; return how many. After an outage the late ones open too."""
    due = CheckIn.objects.filter(state=CheckInState.PLANNED, opens_on__lte=clock.today())
    opened = 0
    for pk in due.order_by("opens_on").values_list("pk", flat=True)[:LIMIT]:
        try:
            run(open_check_in, actor=SYSTEM, subject=pk)
        except Refused:  # another worker opened it since the list was read
            continue
        opened += 1
    return opened


def watch_the_unwatched() -> int:
    """Begin the watch over cases of the last year that have none; return how many."""
    cases = unwatched_cases(LIMIT)
    for case in cases:
        run(plan, actor=SYSTEM, key=f"plan:{case.pk}", case=case)
    return len(cases)


def forget_old() -> int:
    """Remove kept personnel actions after their time; return from how many deliveries."""
    old = Delivery.objects.filter(delivered_at__lt=clock.now() - KEPT_FOR, kept_rows__isnull=False).distinct()
    found = list(old.values_list("pk", flat=True)[:LIMIT])
    for pk in found:
        run(forget, actor=SYSTEM, subject=pk)
    return len(found)
