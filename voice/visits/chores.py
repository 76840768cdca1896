"""The hourly look for results whose time for objections is over, and for failings not put right by their day."""

from governance import clock
from governance.access import SYSTEM
from governance.runner import Refused, run
from voice.visits.actions import remind_office, settle
from voice.visits.choices import ContestState, CorrectionState, VisitState
from voice.visits.models import Correction, Visit

AT_ONCE = 200


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


def remind_offices() -> int:
    """Remind once of each corrective action not reported by its day; return of how many."""
    late = Correction.objects.filter(state=CorrectionState.OPEN, due_on__lt=clock.today(), reminded_at__isnull=True)
    found = list(late.order_by("due_on").values_list("pk", flat=True)[:AT_ONCE])
    for correction in found:
        run(remind_office, actor=SYSTEM, subject=correction, key=str(correction))
    return len(found)
