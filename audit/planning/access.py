"""Who sees the plan: the head and the president alone. Auditors see the lines of their own engagements, the inspector those of
engagements that are opened. Nothing else may show that a line exists; what is announced is secret too until it is."""

from typing import Any

from django.db.models import QuerySet

from audit.access import AUDITOR, INSPECTOR, KNOW_EVERYTHING, is_head
from audit.engagements.access import knows_everything, of_workers
from audit.planning.choices import PlanState
from audit.planning.models import AnnualPlan, Line, Proposal
from governance.access import Actor, scope

PLANNERS = KNOW_EVERYTHING
SEE_LINES = (*KNOW_EVERYTHING, AUDITOR, INSPECTOR)


@scope(AnnualPlan)
def visible_plans(actor: Actor) -> QuerySet[AnnualPlan]:
    """Return all plans to those who know everything."""
    return AnnualPlan.objects.all() if knows_everything(actor) else AnnualPlan.objects.none()


@scope(Proposal)
def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """Return all proposals to those who know everything."""
    return Proposal.objects.all() if knows_everything(actor) else Proposal.objects.none()


@scope(Line)
def visible_lines(actor: Actor) -> QuerySet[Line]:
    """Return all lines to those who know everything; to others those whose engagement they work on or read."""
    return of_workers(Line.objects.all(), actor)


def is_head_on_draft(actor: Actor, row: Any) -> bool:
    """Return whether the head acts on a plan, or on a line of one, that is a draft."""
    plan = row.plan if isinstance(row, Line) else row
    return is_head(actor, row) and plan.state == PlanState.DRAFT


def plans_engagement(actor: Actor, line: Line) -> bool:
    """Return whether the head may plan an engagement from the line now: once, from the plan in force."""
    return is_head(actor, line) and line.plan.state == PlanState.APPROVED and not line.is_taken
