"""No violation, with reasons: proposed by the head, confirmed by a second person. Never by one alone."""

from compliance.information.access import decides, may_confirm
from compliance.information.content import sealed_text
from compliance.information.models import Information
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, Clocks, Move, action


@action(
    "information.propose_answer",
    subject=Information,
    who=decides,
    moves=Move("taken_up", to="answer_proposed"),
    clocks=NO_CLOCKS,
    emits=("information.answer_proposed",),
    ledger=NO_FIELDS,
)
def propose_answer(information: Information, *, actor: Actor, reason: str) -> None:
    """Propose to answer that there is no violation; the clock for deciding goes on until a second person confirms."""
    information.sealed_reason = sealed_text(information.box, "reason", reason)
    information.sealed_return = None
    information.proposed_by_id = actor.person_id


@action(
    "information.confirm_answer",
    subject=Information,
    who=may_confirm,
    moves=Move("answer_proposed", to="answered"),
    clocks=Clocks(settles=("D5c",)),
    emits=("information.answer_confirmed",),
    ledger=NO_FIELDS,
)
def confirm_answer(information: Information, *, actor: Actor) -> None:
    """Confirm, as the second person, that there is no violation."""
    information.confirmed_by_id = actor.person_id
    information.closed_at = clock.now()


@action(
    "information.return_answer",
    subject=Information,
    who=may_confirm,
    moves=Move("answer_proposed", to="taken_up"),
    clocks=NO_CLOCKS,
    emits=("information.answer_returned",),
    ledger=NO_FIELDS,
)
def return_answer(information: Information, *, actor: Actor, reason: str) -> None:
    """Do not confirm: the entry goes back to whoever decides on it, with the reason."""
    information.sealed_return = sealed_text(information.box, "return", reason)
