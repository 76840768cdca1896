"""What waits about plans: for the president and the head, and for nobody else."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.access import HEAD, PRESIDENT
from audit.planning.choices import PlanState
from audit.planning.models import AnnualPlan, Line
from governance import clock
from governance.access import Actor
from governance.deadlines.queries import face_until
from governance.desk.registry import PER_AREA, DeskItem, waits

AHEAD = timedelta(days=42)
"""An engagement is planned from its line six weeks before the window opens, so that a team can prepare."""


@waits
def plans_to_decide(actor: Actor) -> list[DeskItem]:
    """Return the plans that wait for the president. One query."""
    if actor.kind != "person" or not actor.holds(PRESIDENT):
        return []
    rows = AnnualPlan.objects.filter(state=PlanState.SUBMITTED).exclude(made_by_id=actor.own_id)
    return [
        DeskItem(_("Decide on the audit plan"), str(row), row.get_absolute_url(), timezone.localdate(row.made_at), None)
        for row in rows
    ]


@waits
def plans_of_the_head(actor: Actor) -> list[DeskItem]:
    """Return drafts that came back, and lines whose window is near while no audit was planned from them. Two queries."""
    if actor.kind != "person" or not actor.holds(HEAD):
        return []
    today = clock.today()
    returned = AnnualPlan.objects.filter(state=PlanState.DRAFT).exclude(returned_because="")
    lines = Line.objects.filter(
        plan__state=PlanState.APPROVED, engagement__isnull=True, first_day__lte=today + AHEAD
    ).order_by("last_day", "pk")[:PER_AREA]
    plan_it, until = _("Plan the audit of a line"), _("Not after")
    items = [
        DeskItem(_("Rework the audit plan"), str(row), row.get_absolute_url(), timezone.localdate(row.made_at), None)
        for row in returned
    ]
    return items + [
        DeskItem(
            plan_it, row.title, row.get_absolute_url(), row.first_day, face_until(row.last_day, until, row.first_day)
        )
        for row in lines
    ]
