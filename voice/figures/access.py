"""Who sees which figures about voices, and who keeps them (shared/brief/roles.md)."""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from governance.ledger.models import Entry
from voice.access import ALL, RECEIVERS_AT_BLOCK, RECEIVERS_AT_HEADQUARTERS
from voice.figures.choices import ReportState
from voice.figures.models import AnnualReport, CountRun, QuarterReport, VisitorsEntry

COUNT = ("board_member", "statutory_auditor", "audit_head", "auditor")
"""Numbers of the whole organization only."""
READERS = (*ALL, *COUNT, *RECEIVERS_AT_BLOCK, "office_head")
"""Who sees the table of receipts."""
COMPARERS = (*ALL, *RECEIVERS_AT_BLOCK, "office_head")
"""Who sees offices side by side: all of them, those of the block, one's own."""
BOARD_READERS = (*ALL, *COUNT)
KEEPERS_OF_VISITORS = RECEIVERS_AT_HEADQUARTERS
WINDOW = ("service_promotion",)
APPROVERS = ("vice_president",)
KEEPERS = (*ALL, "statutory_auditor")
"""Who follows the annual report before it is published."""


def offices_seen(actor: Actor) -> Q:
    """Return the condition for the periods of the offices that the actor may see compared."""
    if actor.holds(*ALL):
        return Q()
    return Q(unit_id__in=actor.unit_ids("office_head")) | Q(parent_id__in=actor.unit_ids(*RECEIVERS_AT_BLOCK))


@scope(CountRun)
def visible_runs(actor: Actor) -> QuerySet[CountRun]:
    """Return the daily counts to the system alone."""
    return CountRun.objects.all() if actor.kind == "system" else CountRun.objects.none()


@scope(VisitorsEntry)
def visible_entries(actor: Actor) -> QuerySet[VisitorsEntry]:
    """Return what was entered to those who keep the numbers of visitors."""
    may = actor.kind == "person" and actor.holds(*KEEPERS_OF_VISITORS)
    return VisitorsEntry.objects.all() if may else VisitorsEntry.objects.none()


@scope(QuarterReport)
def visible_quarters(actor: Actor) -> QuerySet[QuarterReport]:
    """Return all to those who see the board's figures."""
    may = actor.kind == "person" and actor.holds(*BOARD_READERS)
    return QuarterReport.objects.all() if may else QuarterReport.objects.none()


@scope(AnnualReport)
def visible_reports(actor: Actor) -> QuerySet[AnnualReport]:
    """Return every edition to those who prepare and approve, the published ones to everyone, signed in or not."""
    if actor.kind == "person" and actor.holds(*KEEPERS):
        return AnnualReport.objects.all()
    return AnnualReport.objects.filter(state=ReportState.PUBLISHED)


def keeps_visitors(actor: Actor, _: Any) -> bool:
    """Return whether the actor enters numbers of visitors."""
    return actor.kind == "person" and actor.holds(*KEEPERS_OF_VISITORS)


def is_window(actor: Actor, _: Any) -> bool:
    """Return whether the actor belongs to Service Promotion, who prepare reports."""
    return actor.kind == "person" and actor.holds(*WINDOW)


def may_approve(actor: Actor, report: AnnualReport) -> bool:
    """Return whether the actor may approve: a vice-president who wrote nothing in it.

    What was sent back is worked on first; otherwise the reason for sending it back would be passed over.
    """
    if not actor.holds(*APPROVERS) or actor.id == report.prepared_by_id or report.returned_because:
        return False
    written = Entry.objects.filter(
        subject_id=report.pk, actor_id=actor.id, outcome="done",
        action__in=[f"voice_figures.{verb}" for verb in ("prepare", "rebuild", "write")],
    )  # fmt: skip
    return not written.exists()


def may_return(actor: Actor, report: AnnualReport) -> bool:
    """Return whether the actor may send the report back to those who prepare it."""
    return actor.holds(*APPROVERS) and actor.id != report.prepared_by_id
