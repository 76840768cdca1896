"""The request and its decision, by another than who asks or carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from privacy.takeouts.access import ASKERS, answers_for, is_own, may_ask
from privacy.takeouts.choices import State
from privacy.takeouts.models import TakenItem, TakeOut
from privacy.takeouts.refusals import NoUnit
from privacy.units import block_on, own_unit

ASKED, APPROVED = State.ASKED, State.APPROVED


@dataclass(frozen=True)
class Request:
    """What is to be taken where, by whom, until when, and how it is protected."""

    what: str
    persons: int
    purpose: str
    destination: str
    protection: str
    carrier: Person
    out_on: date
    due_on: date


@dataclass(frozen=True)
class Thing:
    """One item as it was entered."""

    code: str
    description: str
    medium: str
    encrypted: bool
    locked: bool


@action(
    "takeouts.ask", subject=TakeOut, creates=True, who=may_ask, moves=STAYS, clocks=NO_CLOCKS,
    emits=("takeouts.takeout_requested",), ledger=NO_FIELDS,
)  # fmt: skip
def ask(*, actor: Actor, request: Request, things: Sequence[Thing]) -> TakeOut:
    """Ask to take the items outside. Raises NoUnit."""
    unit = own_unit(actor, actor.unit_ids(*ASKERS))
    if unit is None:
        raise NoUnit
    made = TakeOut.objects.create(
        reference=f"T-{new_reference()}", unit_id=unit, block_id=block_on(unit, clock.today()),
        asked_by_id=actor.own_id, **vars(request),
    )  # fmt: skip
    TakenItem.objects.bulk_create(
        TakenItem(takeout=made, number=number, **vars(thing)) for number, thing in enumerate(things, start=1)
    )
    return made


def _decide(takeout: TakeOut, actor: Actor, note: str) -> None:
    takeout.decided_by_id, takeout.decided_at, takeout.decision_note = actor.own_id, clock.now(), note


@action(
    "takeouts.approve", subject=TakeOut, who=answers_for, moves=Move(ASKED, to=APPROVED), clocks=NO_CLOCKS,
    emits=("takeouts.takeout_approved",), ledger=NO_FIELDS,
)  # fmt: skip
def approve(takeout: TakeOut, *, actor: Actor, note: str) -> None:
    """Approve, with a condition if there is one."""
    _decide(takeout, actor, note)


@action(
    "takeouts.refuse", subject=TakeOut, who=answers_for, moves=Move(ASKED, to=State.REFUSED), clocks=NO_CLOCKS,
    emits=("takeouts.takeout_refused",), ledger=NO_FIELDS,
)  # fmt: skip
def refuse(takeout: TakeOut, *, actor: Actor, reason: str) -> None:
    """Refuse, with a reason."""
    _decide(takeout, actor, reason)


@action(
    "takeouts.withdraw", subject=TakeOut, who=is_own, moves=Move(ASKED, APPROVED, to=State.WITHDRAWN),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw(takeout: TakeOut, *, actor: Actor) -> None:
    """Give it up before anything has left."""
