"""What waits about reports and summaries."""

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.access import DEPARTMENT, HEAD, PRESIDENT
from audit.engagements.access import teams_of
from audit.engagements.choices import MemberRole
from audit.reports.choices import State
from audit.reports.models import Report, Summary
from audit.reports.queries import SUMMARY
from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def reports_to_sign(actor: Actor) -> list[DeskItem]:
    """Return the reports that lie with the actor. At most three queries."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT, PRESIDENT):
        return []
    found = []
    if actor.holds(*DEPARTMENT):
        mine = teams_of(actor).filter(role=MemberRole.REVIEWER).values("engagement_id")
        found.append((_("Review a report"), Report.objects.filter(engagement__in=mine, state=State.REVIEW)))
    if actor.holds(HEAD):
        found.append((_("Pass a report on to the president"), Report.objects.filter(state=State.HEAD)))
    if actor.holds(PRESIDENT):
        found.append((_("Approve an audit report"), Report.objects.filter(state=State.PRESIDENT)))
    return [
        DeskItem(task, str(row), row.get_absolute_url(), timezone.localdate(row.begun_at), None)
        for task, rows in found
        for row in rows.select_related("engagement").order_by("begun_at", "pk")[:PER_AREA]
    ]


@waits
def summaries_owed(actor: Actor) -> list[DeskItem]:
    """Return the half-yearly summaries whose clock runs. Three queries."""
    if actor.kind != "person" or not actor.holds(HEAD):
        return []
    rows = list(Summary.objects.order_by("-fiscal_year", "-half")[:4])
    clocks = faces_of(SUMMARY, [row.pk for row in rows])
    items = []
    for row in rows:
        face = soonest(clocks.get(row.pk, []))
        if face is not None:
            since = timezone.localdate(row.opened_at)
            items.append(DeskItem(_("Publish the summary of audits"), str(row), row.get_absolute_url(), since, face))
    return items
