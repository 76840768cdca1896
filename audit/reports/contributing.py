"""What reports add to the page of an engagement, and what keeps one from being closed."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.contributed import engagement_page, hinders, unreported
from audit.engagements.access import leads
from audit.engagements.choices import State as AuditState
from audit.engagements.models import Engagement
from audit.reports.access import visible_reports
from audit.reports.choices import State
from audit.reports.models import Report
from governance.access import Actor
from governance.web.parts import Offer, Section, Words


@engagement_page.section
def report(engagement: Engagement, actor: Actor) -> Section | None:
    """Show where the report stands, to those who may see it. One query."""
    row = visible_reports(actor).select_related("engagement").filter(engagement=engagement).first()
    return Section(_("Audit report"), "reports/_of_engagement.html", {"report": row}, place=40) if row else None


@engagement_page.offers
def offered(engagement: Engagement, actor: Actor) -> list[Offer]:
    """Offer to begin the report."""
    at_work = engagement.state in (AuditState.FIELDWORK, AuditState.REPORTING)
    if not at_work or not leads(actor, engagement) or Report.objects.filter(engagement=engagement).exists():
        return []
    return [Offer(_("Begin the report"), reverse("reports:begin", args=[engagement.pk]))]


@hinders("close")
def not_approved(engagement: UUID) -> list[Words]:
    """An audit is not closed while its report is on its way to the president."""
    waits = Report.objects.filter(engagement_id=engagement).exclude(state=State.APPROVED).exists()
    return [_("The report is not approved yet.")] if waits else []


@unreported.fill
def without_report(engagement: UUID) -> bool:
    """Return whether no report of the audit was approved."""
    return not Report.objects.filter(engagement_id=engagement, state=State.APPROVED).exists()
