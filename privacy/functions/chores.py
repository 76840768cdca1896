"""The hourly looks: people who left or moved, exceptions that have run out, a new quarter."""

from governance import clock
from governance.access import SYSTEM
from governance.runner import Refused, run
from privacy.functions import actions
from privacy.functions.choices import SnapshotKind, WaiverState
from privacy.functions.models import Review, Waiver
from privacy.functions.queries import doubted, latest, quarter_now


def flag_rights() -> int:
    """Doubt the rights of those who left or moved since the last look; return how many."""
    snapshot = latest(SnapshotKind.RIGHTS)
    if snapshot is None or not any(rights.exists() for _kind, rights in doubted()):
        return 0
    return int(run(actions.raise_flags, actor=SYSTEM, subject=snapshot.pk).result)


def end_waivers() -> int:
    """Let exceptions run out whose day is over; return how many."""
    due = list(Waiver.objects.filter(state=WaiverState.GRANTED, ends_on__lt=clock.today()).values_list("pk", flat=True))
    for pk in due:
        run(actions.end_waiver, actor=SYSTEM, subject=pk, key=str(pk))
    return len(due)


def open_quarter() -> bool:
    """Open the confirmation of the quarter once it has begun and rights are known; return whether it was opened now."""
    year, quarter = quarter_now()
    if latest(SnapshotKind.RIGHTS) is None or Review.objects.filter(fiscal_year=year, quarter=quarter).exists():
        return False
    try:
        run(actions.open_review, actor=SYSTEM)
    except Refused:  # another worker was there first
        return False
    return True
