"""Pages of a match: what it is about, the assessment, the legal check, the recommendation to the head."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.protection import actions
from compliance.protection.access import handles, heads, keeps_identities
from compliance.protection.choices import MatchState, Verdict
from compliance.protection.forms import AssessForm, LegalCheckForm, RecommendStopForm, RespondForm
from compliance.protection.models import Match
from compliance.protection.queries import shown_match
from compliance.protection.views.cases import CASES
from governance import clock
from governance.access import Actor, fetch
from governance.runner import Action, run
from governance.web.views import ActionView


class MatchView(View):
    """One match. Its content opens only for those who keep identities; every reading is noted, once an hour."""

    requires = CASES

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it to those who handle the case."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Match, actor, pk)
        if not handles(actor, row):
            return render(request, "403.html", status=403)
        keeps = keeps_identities(actor, row)
        shown = shown_match(row, actor, keeps)
        if shown.facts:
            run(actions.look, actor=actor, subject=row.pk, key=clock.now().strftime("%Y%m%d%H"))
        context = {"match": row, "shown": shown, "possible": possible(row, actor, keeps)}
        return render(request, "protection/match.html", context)


def possible(row: Match, actor: Actor, keeps: bool) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with the match now."""
    state = row.state
    assessed = state in (MatchState.ASSESSED, MatchState.ANSWERED)
    suspected = row.verdict in (Verdict.POSSIBLE, Verdict.RELATED)
    offers: list[tuple[str, Any, bool]] = [
        ("assess", _("Assess"), keeps and state in (MatchState.FOUND, MatchState.ASSESSED)),
        ("legal-check", _("Record the legal check"), keeps and (assessed or state == MatchState.STOP)),
        ("recommend-stop", _("Recommend a stop"), keeps and state == MatchState.ASSESSED and suspected),
        ("respond", _("Answer the recommendation"), heads(actor, row) and state == MatchState.STOP),
        ("raise-case-from-match", _("Open a case of retaliation"), keeps and suspected and not row.closed_at),
        ("clear", _("Clear"), keeps and assessed and row.verdict != Verdict.RELATED),
    ]
    return [(str(label), reverse(f"protection:{verb}", args=[row.pk])) for verb, label, offered in offers if offered]


class MatchActionView(ActionView):
    """An action on a match."""

    requires = CASES

    def context(self) -> dict[str, Any]:
        """Show what the match is about, as far as the reader may."""
        return {"shown": shown_match(self.subject, self.actor, keeps_identities(self.actor, self.subject))}


class AssessView(MatchActionView):
    """Say whether it is related to the report."""

    action: ClassVar[Action] = actions.assess
    form_class = AssessForm
    template_name = "protection/assess.html"
    done_message = _("The assessment was recorded.")


class LegalCheckView(MatchActionView):
    """Record the legal check."""

    action: ClassVar[Action] = actions.legal_check
    form_class = LegalCheckForm
    template_name = "protection/legal_check.html"
    done_message = _("The legal check was recorded.")


class RecommendStopView(MatchActionView):
    """Recommend a stop to the head."""

    action: ClassVar[Action] = actions.recommend_stop
    form_class = RecommendStopForm
    template_name = "protection/recommend_stop.html"
    done_message = _("The head was told that a recommendation waits.")


class RespondView(MatchActionView):
    """The head answers a recommendation."""

    action: ClassVar[Action] = actions.respond
    form_class = RespondForm
    template_name = "protection/respond.html"
    done_message = _("Your answer was recorded.")


class ClearView(MatchActionView):
    """Close a match as no retaliation."""

    action: ClassVar[Action] = actions.clear
    template_name = "protection/clear.html"
    done_message = _("The match was cleared.")
