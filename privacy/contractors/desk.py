"""What waits about contractors."""

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.access import OFFICER
from privacy.contractors.access import IN_CHARGE, WORKERS
from privacy.contractors.choices import BidState, FindingState, InspectionState, JobState, SubState
from privacy.contractors.models import Bid, Finding, Inspection, Job, Subcontract
from privacy.contractors.queries import incomplete
from privacy.contractors.rules import REMINDERS

AHEAD = REMINDERS[0]
"""Days before an inspection is due from which it stands on the desk."""


def _mine(actor: Actor, path: str = "unit_id") -> Q:
    """Return the condition for rows of the units for which the actor works; the chief privacy officer works for all."""
    return Q() if actor.holds(OFFICER) else Q(**{f"{path}__in": actor.unit_ids(*IN_CHARGE)})


@waits
def contractors_waiting(actor: Actor) -> list[DeskItem]:
    """Return what waits for those in charge and the chief privacy officer. Ten queries."""
    if not actor.holds(*WORKERS):
        return []
    items = [
        DeskItem(_("Decide on a bidder"), row.reference, row.get_absolute_url(), _day(row.filed_at), None)
        for row in Bid.objects.filter(~incomplete(), _mine(actor), state=BidState.FILLING)
        .exclude(filled_by_id=actor.own_id)[:PER_AREA]
    ] + [
        DeskItem(_("Fill in the checklist of a bidder"), row.reference, row.get_absolute_url(), _day(row.filed_at), None)
        for row in Bid.objects.filter(incomplete(), filled_by_id=actor.own_id, state=BidState.FILLING)[:PER_AREA]
    ]  # fmt: skip
    waiting = Subcontract.objects.filter(_mine(actor, "job__unit_id"), state=SubState.REQUESTED)
    items += [
        DeskItem(_("Consent to a subcontractor or refuse"), row.job.reference, row.get_absolute_url(),
                 _day(row.requested_at), None)
        for row in waiting.exclude(requested_by_id=actor.own_id).select_related("job")[:PER_AREA]
    ]  # fmt: skip
    ahead = Inspection.objects.filter(inspector_id=actor.own_id, state=InspectionState.PLANNED)
    items += [
        DeskItem(_("Inspect a contractor"), row.reference, row.get_absolute_url(), row.planned_on, None)
        for row in ahead[:PER_AREA]
    ]
    items += _for_the_unit(actor)
    checks = Finding.objects.filter(_mine(actor), state=FindingState.REPORTED).exclude(reported_by_id=actor.own_id)
    items += [
        DeskItem(_("Check what a contractor put right"), row.inspection.reference, row.get_absolute_url(), row.due_on,
                 None)
        for row in checks.select_related("inspection")[:PER_AREA]
    ]  # fmt: skip
    return items + _inspections_to_plan(actor)


def _for_the_unit(actor: Actor) -> list[DeskItem]:
    """Return contracts to begin and findings to report on: the work of those who answer for the unit alone."""
    own = Q(unit_id__in=actor.unit_ids(*IN_CHARGE))
    drafts = Job.objects.filter(own, state=JobState.DRAFT).order_by("starts_on")[:PER_AREA]
    findings = Finding.objects.filter(own, state=FindingState.OPEN).select_related("inspection").order_by("due_on")
    return [
        DeskItem(_("Go through the clauses and let the contract begin"), row.reference, row.get_absolute_url(),
                 row.starts_on, None)
        for row in drafts
    ] + [
        DeskItem(_("Report what a contractor put right"), row.inspection.reference, row.get_absolute_url(), row.due_on,
                 None, is_urgent=row.due_on < clock.today())
        for row in findings[:PER_AREA]
    ]  # fmt: skip


def _inspections_to_plan(actor: Actor) -> list[DeskItem]:
    soon = clock.today() + timedelta(days=AHEAD)
    rows = Job.objects.filter(_mine(actor), state=JobState.RUNNING, inspect_by__lte=soon)
    rows = rows.exclude(inspections__state=InspectionState.PLANNED).order_by("inspect_by")[:PER_AREA]
    found = list(rows)
    faces = faces_of(Job._meta.label_lower, [row.pk for row in found])
    return [
        DeskItem(_("Plan the inspection of a contractor"), row.reference, row.get_absolute_url(), row.starts_on,
                 soonest(faces.get(row.pk, [])))
        for row in found
    ]  # fmt: skip


def _day(at: datetime) -> date:
    return timezone.localdate(at)
