"""What was never registered although the rules say it should have been: found, registered, or not needed (two people)."""

from typing import Any

from compliance.choices import Track
from compliance.information.access import is_system, keeps_gaps, may_confirm_dismissal
from compliance.information.actions.registering import NewEntry, register
from compliance.information.content import box_for, sealed_text
from compliance.information.models import Gap, Information
from compliance.rules import READERS_OF_TRACK
from governance.access import Actor
from governance.handover import Suspect
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, action, run


@action(
    "information.note_gap",
    subject=Gap,
    creates=True,
    who=is_system,
    moves=STAYS,
    clocks=Clocks(opens=("D5",)),
    emits=("information.gap_noted",),
    ledger=("check_name",),
)
def note_gap(*, actor: Actor, check_name: str, suspect: Suspect) -> Gap:
    """Note what a cross-check found; the routing clock runs on it (D5)."""
    return Gap.objects.create(
        check_name=check_name,
        subject_type=suspect.subject_type,
        subject_id=suspect.subject_id,
        unit_id=suspect.unit_id,
        known_on=suspect.known_on,
        reference=suspect.reference,
        path=suspect.path,
    )


@action(
    "information.register_gap",
    subject=Gap,
    who=keeps_gaps,
    moves=Move("open", to="registered"),
    clocks=Clocks(settles=("D5",)),
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def register_gap(gap: Gap, *, actor: Actor, entry: NewEntry) -> Any:
    """Register it now, as anyone would have; returns the entry's id."""
    outcome = run(register, actor=actor, entry=entry, source=entry.source)
    gap.information_id = outcome.subject_id
    return str(outcome.subject_id)


@action(
    "information.settle_gap",
    subject=Gap,
    who=is_system,
    moves=Move("open", "dismissal_proposed", to="registered"),
    clocks=Clocks(settles=("D5",)),
    emits=NO_EVENTS,
    ledger=("information",),
)
def settle_gap(gap: Gap, *, actor: Actor, information: Information) -> None:
    """Its area registered it in the meantime."""
    gap.information = information


@action(
    "information.dismiss",
    subject=Gap,
    who=keeps_gaps,
    moves=Move("open", to="dismissal_proposed"),
    clocks=NO_CLOCKS,
    emits=("information.dismissal_proposed",),
    ledger=NO_FIELDS,
)
def dismiss(gap: Gap, *, actor: Actor, reason: str) -> None:
    """Propose that registering is not needed, with the reason; the clock goes on until a second person confirms."""
    gap.box = gap.box or box_for(READERS_OF_TRACK[Track.DIVISION])
    gap.sealed_reason = sealed_text(gap.box, "reason", reason)
    gap.sealed_return = None
    gap.proposed_by_id = actor.person_id


@action(
    "information.confirm_dismissal",
    subject=Gap,
    who=may_confirm_dismissal,
    moves=Move("dismissal_proposed", to="dismissed"),
    clocks=Clocks(stops=("D5",)),
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def confirm_dismissal(gap: Gap, *, actor: Actor) -> None:
    """Confirm, as the second person, that registering is not needed."""
    gap.confirmed_by_id = actor.person_id


@action(
    "information.return_dismissal",
    subject=Gap,
    who=may_confirm_dismissal,
    moves=Move("dismissal_proposed", to="open"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def return_dismissal(gap: Gap, *, actor: Actor, reason: str) -> None:
    """Do not confirm: it is to be registered, or argued better."""
    if gap.box is not None:
        gap.sealed_return = sealed_text(gap.box, "return", reason)
