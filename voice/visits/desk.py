"""What waits about mystery visits."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.people.queries import holders
from voice.visits.access import PLANNERS, STAND_INS
from voice.visits.choices import ContestState, CorrectionState, VisitState
from voice.visits.models import Contest, Correction, Visit
from voice.visits.queries import sheets_to_fill, to_be_repeated


def _item(task: str, visit: Visit, since: date) -> DeskItem:
    return DeskItem(task, visit.reference, visit.get_absolute_url(), since, None)


@waits
def visits_waiting(actor: Actor) -> list[DeskItem]:
    """Return what waits for Quality Management: own sheets, results to send, further visits. Three queries."""
    if not actor.holds(*PLANNERS):
        return []
    items = [
        _item(_("Visit an office and hand in the sheet"), sheet.visit, sheet.visit.planned_on)
        for sheet in sheets_to_fill(actor)[:PER_AREA]
    ]
    for visit in Visit.objects.filter(state=VisitState.RATED).order_by("visited_on", "pk")[:PER_AREA]:
        items.append(_item(_("Send the result of a visit to the office"), visit, visit.visited_on or visit.planned_on))
    for visit in to_be_repeated().order_by("visited_on", "pk")[:PER_AREA]:
        items.append(_item(_("Plan a further visit"), visit, visit.visited_on or visit.planned_on))
    return items


@waits
def objections_waiting(actor: Actor) -> list[DeskItem]:
    """Return the objections that the actor decides on (access.deciders). Four queries."""
    if not actor.holds(*PLANNERS, *STAND_INS):
        return []
    planners = set(holders(PLANNERS).values_list("pk", flat=True))
    items = []
    contests = Contest.objects.filter(state=ContestState.OPEN).select_related("visit").order_by("contested_at")
    for row in contests.prefetch_related("visit__sheets")[:PER_AREA]:
        free = planners - {sheet.rater_id for sheet in row.visit.sheets.all()}
        if actor.own_id in free or (not free and actor.holds(*STAND_INS)):
            since = timezone.localdate(row.contested_at)
            items.append(_item(_("Decide on an objection to a visit"), row.visit, since))
    return items


@waits
def results_waiting(actor: Actor) -> list[DeskItem]:
    """Return what waits for the head of an office: results that may be objected to, failings to be put right. Two queries."""
    offices = actor.unit_ids("office_head")
    if not offices:
        return []
    sent = Visit.objects.filter(office_id__in=offices, state=VisitState.SENT).order_by("sent_at")
    items = [
        _item(_("Read the result of a visit; you may object"), visit, timezone.localdate(visit.sent_at))
        for visit in sent[:PER_AREA]
    ]
    failing = Correction.objects.filter(office_id__in=offices, state=CorrectionState.OPEN).select_related("visit")
    failing = failing.select_related("criterion")
    task, late = (
        _("Put a failing right and report it: %s"),
        _("Put a failing right and report it, its day has passed: %s"),
    )
    items += [
        _item((late if row.is_late else task) % row.criterion.text, row.visit, row.opened_on)
        for row in failing.order_by("due_on")[:PER_AREA]
    ]
    return items
