"""Reads of reports and summaries."""

from uuid import UUID

from django.db.models import QuerySet

from audit.engagements.access import reads_all_of
from audit.findings.choices import BEFORE_SETTLED
from audit.findings.queries import unreported
from audit.reports.access import visible_reports
from audit.reports.choices import State
from audit.reports.models import Report, Signoff, Summary
from governance.access import Actor
from governance.publishing.queries import PublicText, public_texts

SUMMARY = Summary._meta.label_lower


def reports_for(actor: Actor) -> QuerySet[Report]:
    """Return the reports in sight."""
    return visible_reports(actor).select_related("engagement", "begun_by")


def unsettled(engagement: UUID) -> bool:
    """Return whether the facts of a finding are not settled."""
    return unreported(engagement).filter(state__in=BEFORE_SETTLED).exists()


def approved_in(summary: Summary) -> list[Report]:
    """Return the reports that were approved in the half, in the order of their approval."""
    rows = Report.objects.filter(state=State.APPROVED, approved_on__range=(summary.first_day, summary.last_day))
    return list(rows.select_related("engagement").order_by("approved_on", "engagement__reference"))


def published_summaries() -> list[tuple[Summary, PublicText]]:
    """Return the summaries that everyone may read, newest first. Three queries."""
    rows = list(Summary.objects.all())
    texts = public_texts(SUMMARY, [row.pk for row in rows])
    return [(row, texts[row.pk]) for row in rows if row.pk in texts]


def published_summary(year: int, half: int) -> tuple[Summary, PublicText] | None:
    """Return one of them."""
    row = Summary.objects.filter(fiscal_year=year, half=half).first()
    text = public_texts(SUMMARY, [row.pk]).get(row.pk) if row else None
    return (row, text) if row and text else None


def signatures_for(actor: Actor, report: Report) -> list[Signoff]:
    """Return the signatures, oldest first: all with their notes to those who work on the audit, to others those that count."""
    rows = report.signoffs.select_related("by")
    return list(rows if reads_all_of(actor, report.engagement) else rows.filter(round=report.round).defer("note"))
