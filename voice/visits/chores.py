"""The hourly look for results whose time for objections is over."""

from governance import clock
from governance.access import SYSTEM
from governance.runner import Refused, run
from voice.visits.actions import settle
from voice.visits.choices import ContestState, VisitState
from voice.visits.models import Visit


def settle_results() -> int:
    """Make results final to which nobody may object any more; return how many."""
    due = Visit.objects.filter(state=VisitState.SENT, contest_until__lt=clock.today())
    done = 0
    for visit in due.exclude(contests__state=ContestState.OPEN).values_list("pk", flat=True):
        try:
            run(settle, actor=SYSTEM, subject=visit)
        except Refused:  # another worker was there first
            continue
        done += 1
    return done
