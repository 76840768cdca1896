"""What this room does and answers for the other rooms of privacy."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import SYSTEM, Actor
from governance.deadlines.queries import sums_of
from governance.handover import Leak, Way, leads_back, leak_shown, leak_told
from governance.organization.models import Unit
from governance.runner import run
from privacy.access import counted
from privacy.contributed import (
    Declared,
    Link,
    Opening,
    Standing,
    declares,
    incident_opened,
    incidents_about,
    leaks_address,
    stands,
)
from privacy.incidents.access import visible_incidents
from privacy.incidents.actions import file_incident
from privacy.incidents.actions.filing import FirstReport, Source
from privacy.incidents.choices import Kind, MeasureState, State, Verdict
from privacy.incidents.models import Incident, Measure
from privacy.incidents.queries import CLOCKS, SUBJECT


@incident_opened.fill
def open_for_room(opening: Opening) -> UUID:
    """Open an incident for a row of another room and return its id; the row's first incident when there is one already."""
    known = Incident.objects.filter(subject_type=opening.subject_type, subject_id=opening.subject_id)
    if (found := known.values_list("pk", flat=True).first()) is not None:
        return found
    report = FirstReport(
        opening.kind, opening.text, opening.known_at, persons=opening.persons, unit=Unit.objects.get(pk=opening.unit)
    )
    handed_over_at = clock.now() if opening.handed_over else None
    source = Source(opening.subject_type, opening.subject_id, opening.views, opening.kept_from_unit, handed_over_at)
    made = run(file_incident, actor=SYSTEM, key=str(opening.subject_id), report=report, source=source).subject_id
    assert made is not None  # an action that creates gives the row's id
    return made


KINDS = {"documents": Kind.MISDELIVERY, "system": Kind.SYSTEM, "violence": Kind.THEFT}
"""Kinds of first reports of the area of voices → kinds of leaks; whatever else happens to documents is a loss.

"Loss or misdelivery of documents" counts as misdelivery, by far the more frequent of the two.
"""


@leak_told.fill
def open_for_area(leak: Leak) -> UUID:
    """Open an incident for a row of another area and return its id; the row's first incident when there is one already."""
    kind = KINDS.get(leak.kind, Kind.LOSS)
    return open_for_room(
        Opening(leak.subject_type, leak.subject_id, kind, leak.unit.pk, leak.known_at, leak.text)
    )  # fmt: skip


@leak_shown.fill
def shown(actor: Actor, subject_type: str, subject_id: UUID) -> Way | None:
    """Return the incident about a row of another area to those who may see it. One query."""
    row = visible_incidents(actor).filter(subject_type=subject_type, subject_id=subject_id).first()
    return Way(row.reference, row.get_absolute_url()) if row else None


@leads_back(SUBJECT)
def origin(actor: Actor, incident_id: UUID) -> Way | None:
    """Return an incident to those who may see it: the way back from what was published about it. One query."""
    row = visible_incidents(actor).filter(pk=incident_id).first()
    return Way(row.reference, row.get_absolute_url()) if row else None


@incidents_about.fill
def about(actor: Actor, subject_type: str, subject_ids: Iterable[UUID]) -> Mapping[UUID, Link]:
    """Return the incidents that were opened about the rows; one that is kept from its unit only to who may open it."""
    rows = Incident.objects.filter(subject_type=subject_type, subject_id__in=list(subject_ids)).annotate(
        opens=Exists(visible_incidents(actor).filter(pk=OuterRef("pk")))
    )
    return {
        row.subject_id: Link(row.reference, row.get_absolute_url() if row.opens else "")
        for row in rows.filter(Q(opens=True) | Q(kept_from_unit=False))
        if row.subject_id
    }


def _list(**conditions: str) -> str:
    return f"{reverse('incidents:incidents')}?{urlencode(conditions)}"


@leaks_address.fill
def list_of(first: date, last: date, unit: UUID | None, kind: str) -> str:
    """Return the address of the list narrowed to these days, and to a unit and a kind where they are named."""
    days = {"since": first.isoformat(), "until": last.isoformat()}
    return _list(**days, **({"unit": str(unit)} if unit else {}), **({"kind": kind} if kind else {}))


@stands
def incidents_standing(actor: Actor) -> list[Standing]:
    """Return the open incidents, and the clocks of the law that run about incidents. Two queries."""
    rows = counted(Incident.objects.all(), visible_incidents, actor)
    work = rows.filter(state=State.OPEN).order_by().aggregate(
        whole=Count("pk"), fresh=Count("pk", filter=Q(verdict=Verdict.UNASSESSED))
    )  # fmt: skip
    unassessed = _list(state=State.OPEN, verdict=Verdict.UNASSESSED)
    found = [
        Standing(_("Leaks being worked on"), work["whole"], work["fresh"], _("not assessed yet"), _list(state=State.OPEN),
                 unassessed, 20)
    ]  # fmt: skip
    for place, line in enumerate(sums_of(CLOCKS, SUBJECT, rows), start=1):
        lists = _list(runs=line.code), _list(runs=f"{line.code}-late")
        found.append(Standing(line.title, line.running, line.overdue, _("overdue"), *lists, place, line.code))
    return found


@declares("incidents.measure_done", _("Measure after a leak: carried out"))
def measures_done(first: date, last: date) -> Iterable[Declared]:
    """Return the measures that units reported as carried out on these days. One query.

    The words name the incident by its number alone: the measure's own text may say what happened to whom.
    """
    rows = Measure.objects.filter(done_on__range=(first, last)).exclude(state=MeasureState.PLANNED)
    for row in rows.select_related("incident").order_by("done_on", "pk"):
        assert row.done_on is not None  # by the condition above
        yield Declared(str(row.pk), row.unit_id, row.done_on, row.incident.reference)
