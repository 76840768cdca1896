"""Planning and cancelling a visit of headquarters. Nobody but the officer and the inspector learns of either."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import wait_in_line
from privacy.units import blocks_on
from privacy.workspace.access import is_officer
from privacy.workspace.choices import CheckKind, CheckState
from privacy.workspace.models import Check
from privacy.workspace.queries import open_round_now


class NoRound(Refused):
    """Visits belong to a round: what they see is compared with its self-checks."""

    code = "no_round"
    message = _("No round is open. A visit belongs to a round, since it is compared with the self-check.")


class VisitPlanned(Refused):
    """One visit a round."""

    code = "visit_planned"
    message = _("There is a visit of this unit in the round already.")
    field = "unit"


@action(
    "workspace.plan_visit", subject=Check, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=("workspace.visit_planned",), ledger=NO_FIELDS,
)  # fmt: skip
def plan_visit(*, actor: Actor, unit: Unit, inspector: Person, due_on: date) -> Check:
    """Plan a visit within the open round. Raises NoRound or VisitPlanned."""
    round_ = open_round_now()
    if round_ is None:
        raise NoRound
    wait_in_line(Check)
    visits = Check.objects.filter(round=round_, unit=unit, kind=CheckKind.VISIT).exclude(state=CheckState.CANCELLED)
    if visits.exists():
        raise VisitPlanned
    return Check.objects.create(
        round=round_, kind=CheckKind.VISIT, unit=unit, block_id=blocks_on(clock.today()).get(unit.pk),
        inspector=inspector, due_on=due_on,
    )  # fmt: skip


def is_visit_of_officer(actor: Actor, check: Check) -> bool:
    """Return whether the officer acts, on a visit."""
    return is_officer(actor, check) and check.kind == CheckKind.VISIT


@action(
    "workspace.cancel_visit", subject=Check, who=is_visit_of_officer,
    moves=Move(CheckState.OPEN, to=CheckState.CANCELLED), clocks=NO_CLOCKS, emits=("workspace.visit_cancelled",),
    ledger=NO_FIELDS,
)  # fmt: skip
def cancel_visit(check: Check, *, actor: Actor, reason: str) -> None:
    """Cancel a visit that has not been handed in."""
    check.cancelled_because = reason
