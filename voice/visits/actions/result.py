"""The result goes to the office, and becomes final once the time for objections is over."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, Move, Refused, action
from voice.access import is_system
from voice.delivering import block_of
from voice.visits.access import is_planner
from voice.visits.choices import Answer, ContestState, CorrectionState, VisitState
from voice.visits.models import Correction, Visit
from voice.visits.queries import results_of
from voice.visits.rules.rating import GroupResult, to_put_right


class NotYet(Refused):
    """The office may still object, or an objection waits."""

    code = "not_yet"
    message = _("The office may still object, or an objection waits for a decision.")


@action(
    "visits.send_result", subject=Visit, who=is_planner, moves=Move(VisitState.RATED, to=VisitState.SENT),
    clocks=NO_CLOCKS, emits=("visits.result_delivered",), ledger=NO_FIELDS,
)  # fmt: skip
def send_result(visit: Visit, *, actor: Actor) -> None:
    """Open the result to the office and its block."""
    days = visit.round.criteria_set.contest_days
    visit.block = block_of(visit.office, clock.today())
    visit.sent_at, visit.contest_until = clock.now(), clock.today() + timedelta(days=days)


@action(
    "visits.settle", subject=Visit, who=is_system, moves=Move(VisitState.SENT, to=VisitState.FINAL), clocks=NO_CLOCKS,
    emits=("visits.visit_settled",), ledger=NO_FIELDS,
)  # fmt: skip
def settle(visit: Visit, *, actor: Actor) -> None:
    """Make the result final and open corrective actions. Raises NotYet."""
    today = clock.today()
    if visit.contest_until is None or visit.contest_until >= today:
        raise NotYet
    if visit.contests.filter(state=ContestState.OPEN).exists():
        raise NotYet
    groups = results_of([visit])[visit.pk]
    _conclude_earlier(visit, groups)
    due_on = today + timedelta(days=visit.round.criteria_set.correct_days)
    Correction.objects.bulk_create(
        Correction(visit=visit, criterion_id=criterion, office=visit.office, block=visit.block, opened_on=today,
                   due_on=due_on)
        for criterion in to_put_right(groups)
    )  # fmt: skip


def _conclude_earlier(visit: Visit, groups: list[GroupResult]) -> None:
    """Say of each corrective action that this visit looked at what was found; without a result it waits for another visit."""
    answers = {item.criterion.pk: item.answer for group in groups for item in group.items}
    for correction in visit.checks.select_for_update():
        found = answers[correction.criterion_id]
        if found == Answer.YES:
            correction.state = CorrectionState.CONFIRMED
        elif found == Answer.NO:
            correction.state = CorrectionState.NOT_MET
        else:
            correction.checked_in = None
        correction.version += 1
        correction.save()
