"""The office reports what it put right; a further visit, of which it learns nothing beforehand, looks at it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_FIELDS, READS, STAYS, Move, Refused, action
from voice.access import is_system
from voice.visits.access import heads_office, is_planner
from voice.visits.actions.planning import make_visit
from voice.visits.choices import CorrectionState, VisitState
from voice.visits.models import Correction, Visit


class NothingReported(Refused):
    """No corrective action waits for a visit."""

    code = "nothing_reported"
    message = _("No corrective action of this visit waits for a further visit.")


@action(
    "visits.report_correction", subject=Correction, who=heads_office,
    moves=Move(CorrectionState.OPEN, to=CorrectionState.REPORTED), clocks=NO_CLOCKS,
    emits=("visits.correction_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def report_correction(correction: Correction, *, actor: Actor, report: str) -> None:
    """Report what was done."""
    correction.report, correction.reported_by_id, correction.reported_at = report, actor.own_id, clock.now()


@action(
    "visits.remind_office", subject=Correction, who=is_system, moves=STAYS.within(CorrectionState.OPEN), clocks=NO_CLOCKS,
    emits=("visits.office_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind_office(correction: Correction, *, actor: Actor) -> None:
    """Note that the office is reminded of what it has not reported by its day."""
    correction.reminded_at = clock.now()


@action(
    "visits.plan_revisit", subject=Visit, who=is_planner, moves=READS.within(VisitState.FINAL), clocks=NO_CLOCKS,
    emits=("visits.revisit_planned",), ledger=NO_FIELDS,
)  # fmt: skip
def plan_revisit(visit: Visit, *, actor: Actor, planned_on: date, raters: Sequence[Person]) -> None:
    """Plan a visit that looks at what was reported. The first visit's row stays untouched. Raises NothingReported."""
    waiting = visit.corrections.filter(state=CorrectionState.REPORTED, checked_in__isnull=True)
    if not waiting.exists():
        raise NothingReported
    again = make_visit(visit.round, visit.office, planned_on, raters, repeats=visit)
    waiting.update(checked_in=again)
