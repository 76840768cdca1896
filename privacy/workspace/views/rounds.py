"""Rounds: how the blocks stand, the draw, self-checks beside visits."""

from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.workspace import actions
from privacy.workspace.access import SEERS, is_officer, visible_rounds
from privacy.workspace.choices import RoundState
from privacy.workspace.forms import RoundForm
from privacy.workspace.models import Draw, Round
from privacy.workspace.queries import blocks_of, comparison_of, drawn_again, open_round_now, sources_of
from privacy.workspace.rules.comparison import FEWEST, SHARE


class RoundsView(View):
    """The rounds, newest first."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        may_open = is_officer(actor, None) and open_round_now() is None
        return render(request, "workspace/rounds.html", {"rounds": visible_rounds(actor), "may_open": may_open})


class RoundView(View):
    """One round."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show how the blocks stand, of what the reader may see, and the draw."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(Round, actor, pk)
        draw = Draw.objects.get(round=found)
        over = found.due_on < clock.today()
        context = {
            "round": found, "lines": blocks_of(actor, found), "draw": draw, "sources": sources_of(actor, draw),
            "fits": drawn_again(draw), "keeps": is_officer(actor, found),
            "may_close": over and found.state == RoundState.OPEN and is_officer(actor, found),
        }  # fmt: skip
        return render(request, "workspace/round.html", context)


class ComparedView(View):
    """Self-checks beside visits."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the units with both that the reader may see."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(Round, actor, pk)
        rows = comparison_of(actor, found)
        context = {
            "round": found, "rows": rows, "flagged": sum(row.result.is_flagged for row in rows),
            "fewest": FEWEST, "share": SHARE,
        }  # fmt: skip
        return render(request, "workspace/compared.html", context)


class OpenRoundView(ActionView):
    """Open a round."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.open_round
    form_class = RoundForm
    template_name = "workspace/open_round.html"
    done_message = _("The round is open. Every unit is told.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the round."""
        return reverse("workspace:round", args=[outcome.subject_id])


class CloseRoundView(ActionView):
    """Close a round and draw."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.close_round
    template_name = "workspace/close_round.html"
    done_message = _("The round is over. What is verified was drawn; the verifying units are told.")
