"""Who is protected because of a case."""

from compliance.models import Case
from compliance.protection.access import handles, may_release
from compliance.protection.actions.beginning import keep
from compliance.protection.actions.personnel import search_kept
from compliance.protection.matching import indexes_of
from compliance.protection.models import Protected
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from governance.runner.declaration import Stays


@action(
    "protection.protect",
    subject=Case,
    who=handles,
    moves=Stays(saves=False),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("standing",),
)
def protect(case: Case, *, actor: Actor, standing: str, staff_number: str, name: str, unit: str) -> None:
    """Protect a person: reporter, witness, interviewee, supporter. Personnel actions handed in earlier are searched too.

    `unit` is a unit's code. A staff number, or a name, must be given (the form sees to it).
    """
    indexes = indexes_of(staff_number=staff_number, name=name, unit=unit)
    who = {"staff_number": staff_number, "name": name, "unit": unit}
    search_kept(keep(case, standing, indexes, who, actor.person_id), staff_number, name, unit)


@action(
    "protection.release",
    subject=Protected,
    who=may_release,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def release(row: Protected, *, actor: Actor) -> None:
    """End the protection of someone who was noted by mistake. What was found for them stays."""
    row.released_at = clock.now()
