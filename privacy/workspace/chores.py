"""The hourly look: units are told a week before a self-check is due, and every week while something is late."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from governance import clock
from governance.access import SYSTEM
from governance.runner import Action, WrongState, run
from privacy.workspace.actions import remind_defect, remind_unit, remind_verifier
from privacy.workspace.choices import CheckKind, CheckState, DefectState, VerificationState
from privacy.workspace.models import Check, Defect, Verification

WEEK = timedelta(days=7)


def remind_units() -> int:
    """Remind; return of how many things."""
    today = clock.today()
    late = Q(due_on__lt=today) & (Q(reminded_on__isnull=True) | Q(reminded_on__lte=today - WEEK))
    soon = Q(due_on__range=(today, today + WEEK), reminded_on__isnull=True)
    checks = Check.objects.filter(kind=CheckKind.SELF, state=CheckState.OPEN)
    return sum(
        _each(action, rows)
        for action, rows in (
            (remind_unit, checks.filter(late | soon)),
            (remind_defect, Defect.objects.filter(late, state=DefectState.OPEN)),
            (remind_verifier, Verification.objects.filter(late, state=VerificationState.DRAWN)),
        )
    )


def _each(action: Action, rows: QuerySet[Any]) -> int:
    done = 0
    for pk in list(rows.order_by("due_on", "pk").values_list("pk", flat=True)):
        try:
            run(action, actor=SYSTEM, subject=pk, key=f"{pk}:{clock.today()}")
        except WrongState:  # it was handed in since the list was read
            continue
        done += 1
    return done
