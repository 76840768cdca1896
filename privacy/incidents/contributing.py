"""What this room does and answers for the other rooms of privacy."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.runner import run
from privacy.contributed import Link, Opening, incident_opened, incidents_about
from privacy.incidents.actions import file_incident
from privacy.incidents.actions.filing import FirstReport, Source
from privacy.incidents.models import Incident


@incident_opened.fill
def open_for_room(opening: Opening) -> UUID:
    """Open an incident for a row of another room and return its id; the row's first incident when there is one already."""
    known = Incident.objects.filter(subject_type=opening.subject_type, subject_id=opening.subject_id)
    if (found := known.values_list("pk", flat=True).first()) is not None:
        return found
    report = FirstReport(
        opening.kind, opening.text, opening.known_at, persons=opening.persons, unit=Unit.objects.get(pk=opening.unit)
    )
    source = Source(opening.subject_type, opening.subject_id, opening.views, opening.kept_from_unit)
    made = run(file_incident, actor=SYSTEM, key=str(opening.subject_id), report=report, source=source).subject_id
    assert made is not None  # an action that creates gives the row's id
    return made


@incidents_about.fill
def about(subject_type: str, subject_ids: Iterable[UUID]) -> Mapping[UUID, Link]:
    """Return the incidents that were opened about the rows."""
    rows = Incident.objects.filter(subject_type=subject_type, subject_id__in=list(subject_ids))
    return {row.subject_id: Link(row.reference, row.get_absolute_url()) for row in rows if row.subject_id}
