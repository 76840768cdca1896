"""What findings add to the page of an engagement, and what keeps one from ending."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.access import is_head
from audit.contributed import cited_in, engagement_page, hinders, past_findings
from audit.engagements.access import works_on
from audit.engagements.models import Engagement
from audit.findings.actions.writing import AT_WORK
from audit.findings.choices import FindingState
from audit.findings.queries import findings_for, points_between, units_with_open, unreported
from governance.access import Actor
from governance.web.parts import Offer, Section, Words

SHOWN = 100
past_findings.fill(points_between)


@engagement_page.section
def findings(engagement: Engagement, actor: Actor) -> Section | None:
    """Show the findings that the reader may see. One query."""
    rows = list(findings_for(actor).filter(engagement=engagement).order_by("number", "written_at")[:SHOWN])
    return Section(_("Audit findings"), "findings/_of_engagement.html", {"findings": rows}, place=30) if rows else None


@cited_in.section
def resting_on(paper: Any, actor: Actor) -> Section | None:
    """Show on a working paper the findings that rest on it. One query."""
    rows = list(findings_for(actor).filter(engagement=paper.engagement_id, papers__contains=[paper.pk])[:SHOWN])
    return Section(_("Findings that rest on it"), "findings/_of_paper.html", {"findings": rows}) if rows else None


@engagement_page.offers
def offered(engagement: Engagement, actor: Actor) -> list[Offer]:
    """Offer to write a finding, and to plan a follow-up audit of what is open."""
    offers: list[Any] = []
    if engagement.state in AT_WORK and works_on(actor, engagement):
        offers.append(Offer(_("Write a finding"), reverse("findings:write", args=[engagement.pk])))
    if is_head(actor, engagement) and units_with_open(engagement.pk):
        offers.append(Offer(_("Plan a follow-up audit"), reverse("findings:plan-follow-up", args=[engagement.pk])))
    return offers


@hinders("report")
def drafts_left(engagement: UUID) -> list[Words]:
    """Fieldwork does not end while the unit was not told of a finding."""
    left = unreported(engagement).filter(state=FindingState.DRAFT).count()
    return [_("Findings that the unit was not asked about: %(n)s.") % {"n": left}] if left else []


@hinders("close")
def not_reported(engagement: UUID) -> list[Words]:
    """An audit is not closed while a finding is neither reported nor withdrawn."""
    left = unreported(engagement).count()
    return [_("Findings neither reported nor withdrawn: %(n)s.") % {"n": left}] if left else []
