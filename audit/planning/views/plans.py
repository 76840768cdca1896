"""Plans: all versions, one of them, coverage over the years. For those who know everything."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from audit.access import is_head
from audit.planning.access import PLANNERS, plans_engagement, visible_plans
from audit.planning.actions.deciding import is_president_of_anothers
from audit.planning.choices import PlanState
from audit.planning.digest import digest_of
from audit.planning.models import AnnualPlan
from audit.planning.queries import (
    changes_of,
    coverage,
    done_by_kind,
    in_force,
    lines_of,
    proposal_of,
    shown_proposal,
    this_year,
)
from governance.access import Actor, fetch, roles

LATEST = 50


class PlanListView(View):
    """All versions, newest first."""

    requires = roles(*PLANNERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        context = {
            "plans": visible_plans(actor).select_related("approved_by")[:LATEST], "current": in_force(this_year()),
            "heads": is_head(actor, None),
        }  # fmt: skip
        return render(request, "planning/plans.html", context)


class PlanView(View):
    """One version: its lines, what became of them, what the solver proposes, what it changes."""

    requires = roles(*PLANNERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        plan = fetch(AnnualPlan, actor, pk)
        lines = lines_of(plan.lines.all(), actor)
        proposal = proposal_of(plan)
        heads = is_head(actor, plan)
        context: dict[str, Any] = {
            "plan": plan, "lines": lines, "writes": heads and plan.state == PlanState.DRAFT,
            "decides": plan.state == PlanState.SUBMITTED and is_president_of_anothers(actor, plan),
            "days": sum(line.auditor_days for line in lines), "changes": self.named(plan),
            "done": done_by_kind(lines) if plan.state in (PlanState.APPROVED, PlanState.REPLACED) else [],
            "fits": plan.approved_digest == digest_of(plan) if plan.approved_digest else None,
            **(shown_proposal(proposal, lines) if proposal else {}),
        }  # fmt: skip
        for line in lines:
            line.plans = plans_engagement(actor, line)  # type: ignore[attr-defined]
        return render(request, "planning/plan.html", context)

    def named(self, plan: AnnualPlan) -> list[tuple[str, str]]:
        """Return what the version changes, in words."""
        words = {"added": _("Line added"), "changed": _("Line changed"), "removed": _("Line removed")}
        return [(words[change.how], change.title) for change in changes_of(plan)]


class CoverageView(View):
    """Which units the past years and this plan cover, and which they do not."""

    requires = roles(*PLANNERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show blocks, and the riskiest units that are not covered."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        plan = fetch(AnnualPlan, actor, pk)
        return render(request, "planning/coverage.html", {"plan": plan, "coverage": coverage(plan)})
