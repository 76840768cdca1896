"""The criteria by which incidents are judged: the legal office's confirmation, and a new version."""

from dataclasses import dataclass
from datetime import date, timedelta

from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Stale, action
from privacy.incidents.access import is_officer
from privacy.incidents.models import Criteria
from privacy.incidents.refusals import BeforeTheLast, ConfirmedAlready, OwnConfirmation


@dataclass(frozen=True)
class Wording:
    """What a version says: from more persons than these, by which source, from which day on."""

    most: int
    source: str
    valid_from: date


@action(
    "incidents.confirm_criteria", subject=Criteria, who=is_officer, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("confirmed_by", "confirmed_on"),
)  # fmt: skip
def confirm_criteria(criteria: Criteria, *, actor: Actor, confirmed_by: Person, confirmed_on: date) -> None:
    """Note that the legal office compared the version with the law. Raises ConfirmedAlready or OwnConfirmation."""
    if criteria.confirmed_by_id is not None:
        raise ConfirmedAlready
    if confirmed_by.pk == actor.own_id:
        raise OwnConfirmation
    criteria.confirmed_by, criteria.confirmed_on, criteria.noted_by_id = confirmed_by, confirmed_on, actor.own_id


@action(
    "incidents.revise_criteria", subject=Criteria, who=is_officer, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def revise_criteria(criteria: Criteria, *, actor: Actor, wording: Wording) -> None:
    """Let another version hold from a day on: incidents known before are judged as before.

    Raises Stale for a version that is not the last one, BeforeTheLast for a day that does not lie after its first.
    """
    if criteria.valid_to is not None:
        raise Stale
    if wording.valid_from <= criteria.valid_from:
        raise BeforeTheLast
    criteria.valid_to = wording.valid_from - timedelta(days=1)
    criteria.save()  # ends before the next one begins: the periods may not overlap
    Criteria.objects.create(
        code=wording.valid_from.isoformat(), most=wording.most, source=wording.source, written_by_id=actor.own_id,
        valid_from=wording.valid_from,
    )  # fmt: skip
