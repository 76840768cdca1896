"""More time: asked for with a reason before the day is over, decided by another."""

from datetime import date

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Clocks, action
from privacy.takeouts.access import answers_for, is_own
from privacy.takeouts.choices import ExtensionState, State
from privacy.takeouts.models import CLOCK, Extension, TakeOut
from privacy.takeouts.refusals import ExtensionWaits, NoExtension, NotLater, TooLate


@action(
    "takeouts.ask_extension", subject=TakeOut, who=is_own, moves=STAYS.within(State.OUT), clocks=NO_CLOCKS,
    emits=("takeouts.extension_requested",), ledger=("due_on",),
)  # fmt: skip
def ask_extension(takeout: TakeOut, *, actor: Actor, due_on: date, reason: str) -> None:
    """Ask for more time. Raises TooLate, NotLater or ExtensionWaits."""
    if takeout.due_on < clock.today():
        raise TooLate
    if due_on <= takeout.due_on:
        raise NotLater
    if _waiting(takeout) is not None:
        raise ExtensionWaits
    Extension.objects.create(
        takeout=takeout, was_due_on=takeout.due_on, due_on=due_on, reason=reason, asked_by_id=actor.own_id
    )


def _waiting(takeout: TakeOut) -> Extension | None:
    return takeout.extensions.filter(state=ExtensionState.ASKED).first()


def _decide(takeout: TakeOut, actor: Actor, state: ExtensionState) -> Extension:
    row = _waiting(takeout)
    if row is None:
        raise NoExtension
    row.state, row.decided_by_id, row.decided_at = state, actor.own_id, clock.now()
    row.save()
    return row


@action(
    "takeouts.grant_extension", subject=TakeOut, who=answers_for, moves=STAYS.within(State.OUT),
    clocks=Clocks(stops=(CLOCK,), opens=(CLOCK,)), emits=("takeouts.extension_granted",), ledger=NO_FIELDS,
)  # fmt: skip
def grant_extension(takeout: TakeOut, *, actor: Actor) -> None:
    """Grant it: the clock is stopped and opened anew for the later day. Raises NoExtension."""
    takeout.due_on = _decide(takeout, actor, ExtensionState.GRANTED).due_on


@action(
    "takeouts.decline_extension", subject=TakeOut, who=answers_for, moves=STAYS.within(State.OUT), clocks=NO_CLOCKS,
    emits=("takeouts.extension_declined",), ledger=NO_FIELDS,
)  # fmt: skip
def decline_extension(takeout: TakeOut, *, actor: Actor) -> None:
    """Decline it: the day stays. Raises NoExtension."""
    _decide(takeout, actor, ExtensionState.DECLINED)
