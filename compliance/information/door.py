"""The door for other areas (governance.handover): what they hand over becomes an entry like any other, once per subject."""

from uuid import UUID

from django.db import IntegrityError

from compliance.choices import Position
from compliance.information.actions import register
from compliance.information.actions.registering import NewEntry
from compliance.information.choices import Kind, Relation, Source
from compliance.information.content import Heard
from compliance.information.models import Information
from governance import clock
from governance.handover import Handed, received_by
from governance.runner import run


@received_by
def receive(handed: Handed) -> UUID:
    """Register what an area hands over; return the id of the entry, the first one when the subject came before.

    Raises ValueError for an unknown code or a moment in the future: a mistake in the area's code, not of a person.
    """
    if handed.aware_at > clock.now():
        raise ValueError("aware_at lies in the future")
    known = entry_of(handed.subject_type, handed.subject_id)
    if known:
        return known
    entry = NewEntry(
        source=Source(handed.source),
        kinds=[Kind(kind) for kind in handed.kinds],
        position=Position(handed.position),
        relation=Relation.AREA,
        unit=handed.unit,
        aware_at=handed.aware_at,
        heard=Heard(handed.summary, handed.who),
        subject_type=handed.subject_type,
        subject_id=handed.subject_id,
    )
    try:
        outcome = run(register, actor=handed.actor, entry=entry, source=entry.source)
    except IntegrityError:  # another listener was faster; its entry is the one
        known = entry_of(handed.subject_type, handed.subject_id)
        if known is None:
            raise
        return known
    if outcome.subject_id is None:
        raise LookupError("registering gave no entry")
    return outcome.subject_id


def entry_of(subject_type: str, subject_id: UUID) -> UUID | None:
    """Return the id of the entry of an area's row, None when it was never handed over."""
    rows = Information.objects.filter(subject_type=subject_type, subject_id=subject_id)
    return rows.values_list("pk", flat=True).first()
