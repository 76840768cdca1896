"""Rounds: the draw, the visits, the agreement of the raters. For Quality Management alone."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.visits import actions
from voice.visits.access import PLANNERS, visible_rounds
from voice.visits.forms import RoundForm
from voice.visits.models import Round, Visit
from voice.visits.queries import agreement_of, visits_for
from voice.visits.rules.agreement import FEWEST_PAIRS, LOW
from voice.visits.rules.drawing import draw, open_days

VISITS_PER_PAGE = 50


class RoundsView(View):
    """The rounds, newest first."""

    requires = roles(*PLANNERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return render(request, "visits/rounds.html", {"rounds": visible_rounds(actor)})


class PlanRoundView(ActionView):
    """Plan a round."""

    requires = roles(*PLANNERS)
    action: ClassVar[Action] = actions.plan_round
    form_class = RoundForm
    template_name = "visits/plan_round.html"
    done_message = _("The round is planned. Only Quality Management knows of it.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the plan."""
        return {"plan": form.plan()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the round."""
        return reverse("visits:round", args=[outcome.subject_id])


class RoundView(View):
    """One round."""

    requires = roles(*PLANNERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show how it was drawn, its visits, and how far first and second raters agreed."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(Round, actor, pk)
        visits = visits_for(actor).filter(round=found).prefetch_related("sheets__rater").order_by("planned_on", "pk")
        page = Paginator(visits, VISITS_PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "round": found, "page": page, "drawn_again": drawn_again(found), "agreement": agreement_of(found),
            "fewest": FEWEST_PAIRS, "low": LOW,
        }  # fmt: skip
        return render(request, "visits/round.html", context)


def drawn_again(round_: Round) -> bool:
    """Return whether a new draw with the number that was kept gives the offices that were visited or are still to be."""
    lots = draw(
        round_.pool, round_.rule, round_.size, round_.seed, open_days(round_.first_on, round_.last_on), round_.raters,
        round_.second_percent,
    )  # fmt: skip
    first: list[str] = list(
        Visit.objects.filter(round=round_, repeats__isnull=True).values_list("office__code", flat=True)
    )
    return sorted(lot.office for lot in lots) == sorted(first)
