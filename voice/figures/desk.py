"""What waits about figures of voices: the board's quarter, the annual report."""

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from voice.figures.access import APPROVERS, WINDOW, is_window, may_approve, visible_quarters
from voice.figures.choices import ReportState
from voice.figures.models import AnnualReport


@waits
def quarters_to_present(actor: Actor) -> list[DeskItem]:
    """Return the quarterly figures that the board has not had yet. At most three queries."""
    if not is_window(actor, None):
        return []
    rows = list(visible_quarters(actor).filter(presented_on__isnull=True).order_by("quarter")[:PER_AREA])
    clocks = faces_of("voice_figures.quarterreport", [row.pk for row in rows])
    return [
        DeskItem(_("Put the quarterly figures of voices before the board"), str(row), row.get_absolute_url(),
                 timezone.localdate(row.made_at), soonest(clocks.get(row.pk, [])))
        for row in rows
    ]  # fmt: skip


@waits
def reports_waiting(actor: Actor) -> list[DeskItem]:
    """Return annual reports to write, to approve, to publish. One query, and one per draft to approve: one a year is open."""
    if not actor.holds(*APPROVERS, *WINDOW):
        return []
    rows = AnnualReport.objects.filter(state__in=[ReportState.DRAFT, ReportState.APPROVED]).order_by("fiscal_year")
    found = []
    for report in rows[:PER_AREA]:
        if task := _task(report, actor):
            since = timezone.localdate(report.approved_at or report.counted_at)
            found.append(DeskItem(task, report.year_words, report.get_absolute_url(), since, None))
    return found


def _task(report: AnnualReport, actor: Actor) -> str:
    if report.state == ReportState.APPROVED:
        return _("Publish the annual report of voices") if is_window(actor, None) else ""
    if is_window(actor, None):
        return _("Finish the annual report of voices")
    return _("Approve the annual report of voices") if may_approve(actor, report) else ""
