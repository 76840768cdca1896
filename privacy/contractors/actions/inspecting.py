"""Inspections at the contractor's place: planned, kept item by item, finished; findings until they are closed."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.people.models import Person
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from privacy.contractors.access import in_charge, inspects
from privacy.contractors.choices import Answer, CatalogueKind, FindingState, InspectionState, JobState, Result
from privacy.contractors.models import Finding, Inspection, Job, Observation, Paper
from privacy.contractors.queries import catalogue_on, items_of
from privacy.contractors.refusals import NoCatalogue, NotAnItem, OwnWork, Planned, Unfinished
from privacy.contractors.rules import DAYS_OF_SERIOUS, DAYS_TO_IMPROVE


@action(
    "contractors.plan_inspection", subject=Job, who=in_charge, moves=STAYS.within(JobState.RUNNING), clocks=NO_CLOCKS,
    emits=("contractors.inspection_planned",), ledger=("planned_on",),
)  # fmt: skip
def plan_inspection(job: Job, *, actor: Actor, planned_on: date, inspector: Person) -> None:
    """Plan a visit with the checklist in force on that day. Raises NoCatalogue or Planned."""
    catalogue = catalogue_on(CatalogueKind.INSPECTION, planned_on)
    if catalogue is None:
        raise NoCatalogue
    if job.inspections.filter(state=InspectionState.PLANNED).exists():
        raise Planned
    Inspection.objects.create(
        reference=f"J-{new_reference()}", job=job, unit=job.unit, block=job.block, catalogue=catalogue,
        planned_on=planned_on, inspector=inspector, staff_promised=job.staff, places_promised=job.places,
    )  # fmt: skip


@action(
    "contractors.change_plan", subject=Inspection, who=in_charge, moves=STAYS.within(InspectionState.PLANNED),
    clocks=NO_CLOCKS, emits=("contractors.plan_changed",), ledger=("planned_on",),
)  # fmt: skip
def change_plan(inspection: Inspection, *, actor: Actor, planned_on: date, inspector: Person) -> None:
    """Move the visit to another day, or give it to another inspector; what was seen so far stays."""
    inspection.planned_on, inspection.inspector = planned_on, inspector


@action(
    "contractors.save_item", subject=Inspection, who=inspects, moves=STAYS.within(InspectionState.PLANNED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("item",),
)  # fmt: skip
def save_item(
    inspection: Inspection, *, actor: Actor, item: UUID, answer: str, note: str, files: Sequence[Examined]
) -> None:
    """Keep what was seen about one line; sent again with the same key, nothing happens. Raises NotAnItem."""
    if not inspection.catalogue.items.filter(pk=item).exists():
        raise NotAnItem
    row, _made = Observation.objects.update_or_create(
        inspection=inspection, item_id=item, defaults={"answer": answer, "note": note, "saved_at": clock.now()}
    )
    for file in files:
        Paper.keep(file, observation=row)


@action(
    "contractors.finish", subject=Inspection, who=inspects, moves=Move(InspectionState.PLANNED, to=InspectionState.DONE),
    clocks=NO_CLOCKS, emits=("contractors.inspection_finished",), ledger=NO_FIELDS,
)  # fmt: skip
def finish(
    inspection: Inspection, *, actor: Actor, inspected_on: date, staff_counted: int, places_counted: Sequence[str],
    summary: str,
) -> None:  # fmt: skip
    """Finish the visit: what is not as promised becomes a finding with a day. Raises Unfinished."""
    seen = {row.item_id: row for row in inspection.observations.all()}
    items = items_of(inspection.catalogue_id)
    if set(seen) != {item.pk for item in items}:
        raise Unfinished
    inspection.inspected_on, inspection.summary = inspected_on, summary
    inspection.staff_counted, inspection.places_counted = staff_counted, list(places_counted)
    wrong = [(item, seen[item.pk]) for item in items if seen[item.pk].answer == Answer.NO]
    found = [(f"{item.text}: {row.note}", item.is_must) for item, row in wrong] + _against_promise(inspection)
    inspection.result = Result.SERIOUS if any(bad for _t, bad in found) else Result.TO_IMPROVE if found else Result.GOOD
    today = clock.today()
    Finding.objects.bulk_create(
        Finding(
            inspection=inspection, unit=inspection.unit, block=inspection.block, text=text, is_serious=bad,
            due_on=today + timedelta(days=DAYS_OF_SERIOUS if bad else DAYS_TO_IMPROVE),
        )
        for text, bad in found
    )  # fmt: skip


def _against_promise(inspection: Inspection) -> list[tuple[str, bool]]:
    """Return what differs from the contract: fewer or more people, and places that nobody spoke of (serious) or missing."""
    found = []
    counted, promised = inspection.staff_counted, inspection.staff_promised
    if counted != promised:
        found.append(
            (_("Staff: %(promised)s promised, %(counted)s counted") % {"promised": promised, "counted": counted}, False)
        )
    agreed, seen = set(inspection.places_promised), set(inspection.places_counted or ())
    found += [(_("A place that was not promised: %s") % place, True) for place in sorted(seen - agreed)]
    found += [(_("A promised place that was not found: %s") % place, False) for place in sorted(agreed - seen)]
    return found


@action(
    "contractors.report_finding", subject=Finding, who=in_charge,
    moves=Move(FindingState.OPEN, to=FindingState.REPORTED), clocks=NO_CLOCKS,
    emits=("contractors.finding_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def report_finding(finding: Finding, *, actor: Actor, report: str) -> None:
    """Report what the contractor did."""
    finding.report, finding.reported_by_id = report, actor.own_id
    finding.checked_by, finding.checked_at = None, None  # sent back before: a new check follows, its note stays to read


@action(
    "contractors.check_finding", subject=Finding, who=in_charge, moves=STAYS.within(FindingState.REPORTED),
    clocks=NO_CLOCKS, emits=("contractors.finding_checked",), ledger=("granted",),
)  # fmt: skip
def check_finding(finding: Finding, *, actor: Actor, granted: bool, note: str) -> None:
    """Close the finding, or send it back, with what the check showed. Raises OwnWork for whoever reported it."""
    if finding.reported_by_id == actor.own_id:
        raise OwnWork
    finding.check_note, finding.checked_by_id, finding.checked_at = note, actor.own_id, clock.now()
    finding.state = FindingState.CLOSED if granted else FindingState.OPEN
