"""Who is told. A notice names an incident by its reference number, never by what happened."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance.access import SYSTEM
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from governance.publishing.models import Publication
from governance.runner import run
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS_OF_BLOCK
from privacy.incidents.access import CARRIERS
from privacy.incidents.actions import note_published
from privacy.incidents.choices import How
from privacy.incidents.models import Incident, Measure, Report
from privacy.incidents.queries import SUBJECT

declare("incidents.incident_filed", _("First report of a leak of personal information. Open it at once."))
declare("incidents.follow_up_reported", _("A further report about a leak of personal information."))
declare("incidents.containment_noted", _("A step of containment was noted about a leak."))
declare("incidents.knowledge_corrected", _("A leak was known earlier than reported; its clocks have moved."))
declare("incidents.incident_assessed", _("A leak of personal information was assessed."))
declare("incidents.kind_corrected", _("The kind of a leak was corrected."))
declare("incidents.report_submitted", _("A report about a leak was submitted to the Commission."))
declare("incidents.persons_informed", _("Persons concerned by a leak were told."))
declare("incidents.measure_planned", _("A measure after a leak was given to your unit."))
declare("incidents.measure_completed", _("A measure after a leak was reported as done. Check later whether it worked."))
declare("incidents.measure_checked", _("A measure of your unit after a leak was checked."))
declare("incidents.incident_closed", _("A leak incident was closed."))
declare("incidents.incident_reopened", _("A leak incident was taken up again."))
declare("incidents.clock.amber", _("A duty about a leak of personal information is due soon."))
declare("incidents.clock.red", _("A duty about a leak of personal information is due in a day or two."))
declare("incidents.clock.passed", _("A period about a leak of personal information has passed."))
declare("incidents.clock.escalated", _("A duty about a leak of personal information was passed upwards to you."))


def alarmed(incident: Incident) -> set[Person]:
    """Return who is to see it at once: the officer, and unless it is kept from them the unit's heads and the block."""
    found = set(holders([OFFICER]))
    if incident.kept_from_unit:
        return found
    found |= set(holders(HEADS_OF_UNIT, unit_ids=[incident.unit_id]))
    if incident.block_id is not None:
        found |= set(holders(READERS_OF_BLOCK, unit_ids=[incident.block_id]))
    return found


def _tell(event: Event, incident: Incident, people: Iterable[Person], kind: str = "") -> None:
    path = incident.get_absolute_url()
    tell(people, kind or event.name, reference=incident.reference, path=path, event=event)


def _incident(event: Event) -> Incident:
    return Incident.objects.select_related("filed_by").get(pk=str(event.subject_id))


@on("incidents.incident_filed")
@on("incidents.follow_up_reported")
@on("incidents.containment_noted")
@on("incidents.knowledge_corrected")
@on("incidents.incident_assessed")
@on("incidents.kind_corrected")
@on("incidents.persons_informed")
@on("incidents.incident_reopened")
def tell_all_sides(event: Event) -> None:
    """Tell everyone who is to see it at once."""
    incident = _incident(event)
    _tell(event, incident, alarmed(incident))


@on("incidents.incident_closed")
def tell_the_filer_too(event: Event) -> None:
    """Tell them, and who filed it."""
    incident = _incident(event)
    _tell(event, incident, alarmed(incident) | ({incident.filed_by} if incident.filed_by else set()))


@on("incidents.report_submitted")
def tell_officer_and_executives(event: Event) -> None:
    """Tell who answers for the organization."""
    report = Report.objects.select_related("incident").get(pk=str(event.subject_id))
    _tell(event, report.incident, holders([OFFICER, "president", "vice_president"]))


def _tell_about(event: Event, measure: Measure, people: Iterable[Person]) -> None:
    reference, path = measure.incident.reference, measure.get_absolute_url()
    tell(people, event.name, reference=reference, path=path, event=event)


@on("incidents.measure_planned")
def tell_who_carries_out(event: Event) -> None:
    """Tell the unit of the newest measure."""
    measure = Measure.objects.filter(incident_id=str(event.subject_id)).latest("planned_at")
    _tell_about(event, measure, holders(CARRIERS, unit_ids=[measure.unit_id]))


@on("incidents.measure_completed")
@on("incidents.measure_checked")
def tell_both_ends(event: Event) -> None:
    """Tell the officer what was done, the unit what was found."""
    measure = Measure.objects.select_related("incident").get(pk=str(event.subject_id))
    done = event.name == "incidents.measure_completed"
    _tell_about(event, measure, holders([OFFICER]) if done else holders(CARRIERS, unit_ids=[measure.unit_id]))


@on(f"{SUBJECT}.step_due")
def climb(event: Event) -> None:
    """D10, D11, D12: the chief privacy officer, then the president."""
    _tell(event, _incident(event), holders([event.payload["audience"]]), f"incidents.clock.{event.payload['kind']}")


@on("publishing.publication_published")
def note_what_came_out(event: Event) -> None:
    """Meet D12 where the publication takes the place of telling the persons."""
    publication = Publication.objects.get(pk=str(event.subject_id))
    waiting = {"tellings__how": How.PUBLICATION, "tellings__published_at__isnull": True}
    about: UUID = publication.subject_id
    if publication.subject_type == SUBJECT and Incident.objects.filter(pk=about, **waiting).exists():
        run(note_published, actor=SYSTEM, subject=about)
