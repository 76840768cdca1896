"""Who is told about contractors, and what follows from an event. Notices name a row by its number alone."""

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
from governance.runner import run
from privacy import contributed
from privacy.access import OFFICER
from privacy.contractors import actions
from privacy.contractors.access import IN_CHARGE
from privacy.contractors.choices import FindingState, InspectionState, JobState
from privacy.contractors.models import Bid, Certificate, Finding, Inspection, Job, LeakReport, Subcontract
from privacy.contractors.planning import replan, replan_job
from privacy.contributed import Opening

declare("contractors.bid_answered", _("A bidder was checked. Someone else decides."))
declare("contractors.bid_decided", _("A decision was taken about a bidder whom you checked."))
declare("contractors.consent_asked", _("A contractor wants to use a subcontractor. Consent or refuse."))
declare("contractors.certificate_reminded", _("The certificate of a contractor ends soon or has ended."))
declare("contractors.inspection_planned", _("You are the inspector of a contractor."))
declare("contractors.plan_changed", _("The plan of your inspection of a contractor was changed."))
declare("contractors.inspection_finished", _("A contractor was inspected."))
declare("contractors.finding_reported", _("A contractor has put a finding right. Check it."))
declare("contractors.finding_checked", _("A finding at a contractor was checked."))
declare("contractors.clock.amber", _("A contractor is to be inspected within two months."))
declare("contractors.clock.red", _("A contractor is to be inspected within a month."))
declare("contractors.clock.passed", _("The inspection of a contractor is overdue."))
declare("contractors.clock.escalated", _("The overdue inspection of a contractor was passed upwards to you."))

Row = Bid | Job | Inspection


def people_in_charge(unit: UUID) -> set[Person]:
    """Return those in charge of a unit's contracts, and the chief privacy officer."""
    return set(holders(IN_CHARGE, unit_ids=[unit])) | set(holders([OFFICER]))


def _tell(event: Event, row: Row, people: Iterable[Person], kind: str = "") -> None:
    chosen = sorted(people, key=lambda person: person.staff_number)
    tell(chosen, kind or event.name, reference=row.reference, path=row.get_absolute_url(), event=event)


@on("contractors.bid_answered")
def ask_for_decision(event: Event) -> None:
    """Tell everyone who may decide."""
    bid = Bid.objects.select_related("filled_by").get(pk=str(event.subject_id))
    _tell(event, bid, people_in_charge(bid.unit_id) - {bid.filled_by})


@on("contractors.bid_decided")
def tell_who_filled_in(event: Event) -> None:
    """Tell whoever checked the bidder."""
    bid = Bid.objects.select_related("filled_by").get(pk=str(event.subject_id))
    _tell(event, bid, [bid.filled_by])


@on("contractors.consent_asked")
def ask_for_consent(event: Event) -> None:
    """Tell those in charge."""
    job = Job.objects.get(pk=str(event.subject_id))
    _tell(event, job, people_in_charge(job.unit_id))


@on("contractors.consent_decided")
def reckon_after_consent(event: Event) -> None:
    """A further subcontractor adds to the risk."""
    replan_job(Subcontract.objects.get(pk=str(event.subject_id)).job_id)


@on("contractors.certificate_reminded")
def tell_of_certificate(event: Event) -> None:
    """Tell the units whose contracts rely on the company, and the chief privacy officer."""
    row = Certificate.objects.select_related("contractor").get(pk=str(event.subject_id))
    units = row.contractor.jobs.exclude(state=JobState.CLOSED).values_list("unit_id", flat=True)
    people = set(holders([OFFICER])).union(holders(IN_CHARGE, unit_ids=list(units)))
    tell(sorted(people, key=lambda p: p.staff_number), event.name, path=row.get_absolute_url(), event=event)


@on("contractors.certificate_added")
def reckon_after_certificate(event: Event) -> None:
    """A certificate takes from the risk of all contracts of the company."""
    replan(Job.objects.filter(contractor_id=str(event.subject_id), state=JobState.RUNNING))


@on("contractors.inspection_planned")
def tell_inspector(event: Event) -> None:
    """Tell whoever goes."""
    rows = Inspection.objects.filter(job_id=str(event.subject_id), state=InspectionState.PLANNED).select_related(
        "inspector"
    )
    for row in rows:
        _tell(event, row, [row.inspector])


@on("contractors.plan_changed")
def tell_the_inspector_anew(event: Event) -> None:
    """Tell whoever goes now."""
    row = Inspection.objects.select_related("inspector").get(pk=str(event.subject_id))
    _tell(event, row, [row.inspector])


@on("contractors.inspection_finished")
def follow_an_inspection(event: Event) -> None:
    """Settle the clock, plan the next one, tell those in charge."""
    row = Inspection.objects.select_related("job").get(pk=str(event.subject_id))
    if row.job.state == JobState.RUNNING:
        run(actions.settle_plan, actor=SYSTEM, subject=row.job_id)
        run(actions.renew_plan, actor=SYSTEM, subject=row.job_id)
    _tell(event, row, people_in_charge(row.unit_id))


@on("contractors.finding_reported")
@on("contractors.finding_checked")
def tell_about_finding(event: Event) -> None:
    """Tell who may check, or who reported; a finding that is closed takes from the risk."""
    row = Finding.objects.select_related("inspection", "reported_by").get(pk=str(event.subject_id))
    reporter = {row.reported_by} if row.reported_by else set()
    asked = row.state == FindingState.REPORTED
    _tell(event, row.inspection, people_in_charge(row.unit_id) - reporter if asked else reporter)
    replan_job(row.inspection.job_id)


@on("contractors.leak_reported")
def reckon_after_leak(event: Event) -> None:
    """A leak adds to the risk."""
    replan_job(LeakReport.objects.get(pk=str(event.subject_id)).job_id)


@on("contractors.job.step_due")
def climb(event: Event) -> None:
    """P5-1: those in charge of the unit, then the chief privacy officer, then the vice-president."""
    job = Job.objects.get(pk=str(event.subject_id))
    audience = event.payload["audience"]
    people = holders(IN_CHARGE, unit_ids=[job.unit_id]) if audience == "unit" else holders([audience])
    _tell(event, job, people, f"contractors.clock.{event.payload['kind']}")


def describe_leak(pk: UUID) -> Opening:
    """Return what the room of incidents opens a record from."""
    row = LeakReport.objects.select_related("job").get(pk=pk)
    return Opening(
        subject_type=LeakReport._meta.label_lower, subject_id=row.pk, kind="contractor", unit=row.job.unit_id,
        known_at=row.known_at, text=row.text, persons=row.persons,
    )  # fmt: skip


contributed.opens_incident("contractors.leak_reported", describe_leak)
