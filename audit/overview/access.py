"""Who reads the overview, who the yearly opinion, and what the overview counts for whom.

An audit that is not opened is counted for nobody here: what the plan says of it is shown to the head and the president alone.
The board reads what its members may read of audits: the approved reports, and figures that rest on them.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from audit.access import AUDITOR, HEAD, INSPECTOR, KNOW_EVERYTHING, OVERSEERS, PRESIDENT, READ_OPENED, is_head
from audit.engagements.access import visible_engagements
from audit.engagements.models import Engagement
from audit.findings.access import visible_external_audits, visible_findings, visible_recommendations
from audit.findings.choices import FindingState
from audit.findings.choices import State as Asked
from audit.findings.models import ExternalAudit, Finding, Recommendation
from audit.overview.choices import OpinionState
from audit.overview.models import YearlyOpinion
from audit.reports.access import BOARD, visible_reports
from audit.reports.choices import State as ReportState
from audit.reports.models import Report
from governance.access import Actor, scope

INSIDE = (*KNOW_EVERYTHING, *READ_OPENED, AUDITOR)
"""They open the lists of audits, findings and recommendations, each in their scope."""
READERS = (*INSIDE, BOARD)


@scope(YearlyOpinion)
def visible_opinions(actor: Actor) -> QuerySet[YearlyOpinion]:
    """Return drafts to the head alone, what was handed over to president and inspector, what was presented to all."""
    rows = YearlyOpinion.objects.all()
    if actor.kind == "system" or is_head(actor, None):
        return rows
    if actor.kind != "person":
        return rows.none()
    if actor.holds(PRESIDENT, INSPECTOR):
        return rows.exclude(state=OpinionState.DRAFT)
    return rows.filter(state=OpinionState.PRESENTED) if actor.holds(*READERS) else rows.none()


def is_president(actor: Actor, opinion: YearlyOpinion) -> bool:
    """Return whether the president acts, on an opinion of somebody else."""
    return actor.kind == "person" and actor.holds(PRESIDENT) and opinion.begun_by_id != actor.own_id


def reads(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


@dataclass(frozen=True)
class Sight:
    """What is counted: opened audits, approved reports, reported findings, what they ask for, audits by others.

    `links`: the reader may open the lists. `plans`: also what is planned. `risks`: how each unit ranks.
    """

    engagements: QuerySet[Engagement]
    reports: QuerySet[Report]
    findings: QuerySet[Finding]
    recommendations: QuerySet[Recommendation]
    externals: QuerySet[ExternalAudit]
    links: bool = False
    plans: bool = False
    risks: bool = False


def sight_of(actor: Actor) -> Sight:
    """Return what the overview counts for the reader."""
    reports = visible_reports(actor).filter(state=ReportState.APPROVED)
    if actor.holds(*INSIDE):
        return _sight(
            visible_engagements(actor), reports, visible_findings(actor), visible_recommendations(actor),
            visible_external_audits(actor), links=True, plans=actor.holds(*KNOW_EVERYTHING),
            risks=actor.holds(*OVERSEERS),
        )  # fmt: skip
    of_reports = reports.values("engagement")
    return _sight(
        Engagement.objects.filter(pk__in=of_reports), reports, Finding.objects.filter(engagement__in=of_reports),
        Recommendation.objects.filter(finding__engagement__in=of_reports), ExternalAudit.objects.none(),
    )  # fmt: skip


def told_sight() -> Sight:
    """Return everything that may be told to president and board: what the yearly opinion freezes."""
    return _sight(
        Engagement.objects.all(), Report.objects.filter(state=ReportState.APPROVED), Finding.objects.all(),
        Recommendation.objects.all(), ExternalAudit.objects.all(),
    )  # fmt: skip


def _sight(
    engagements: QuerySet[Engagement], reports: QuerySet[Report], findings: QuerySet[Finding],
    recommendations: QuerySet[Recommendation], externals: QuerySet[ExternalAudit], **more: bool,
) -> Sight:  # fmt: skip
    reported = {"finding__state": FindingState.ISSUED}
    return Sight(
        engagements.filter(opened_at__isnull=False), reports, findings.filter(state=FindingState.ISSUED),
        recommendations.filter(**reported).exclude(state__in=[Asked.DRAFT, Asked.WITHDRAWN]), externals, **more,
    )  # fmt: skip


def heads(actor: Actor) -> bool:
    """Return whether the actor heads the department."""
    return actor.kind == "person" and actor.holds(HEAD)
