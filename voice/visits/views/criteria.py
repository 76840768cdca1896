"""Versions of the criteria."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.versions import SetState
from governance.web.views import ActionView
from voice.visits import actions
from voice.visits.access import PLANNERS, READERS, visible_criteria
from voice.visits.forms import InForceForm, SetForm
from voice.visits.models import CriteriaSet
from voice.visits.queries import groups_of, is_planner


class SetsView(View):
    """The versions, newest first."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        sets = list(visible_criteria(actor))
        plans = is_planner(actor)
        context = {"sets": sets, "may_draft": plans and not any(s.state == SetState.DRAFT for s in sets)}
        return render(request, "visits/sets.html", context)


class SetView(View):
    """One version."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(CriteriaSet, actor, pk)
        may_write = is_planner(actor) and found.state == SetState.DRAFT
        context = {"criteria_set": found, "groups": groups_of(found), "may_write": may_write}
        return render(request, "visits/criteria.html", context)


class DraftSetView(ActionView):
    """Begin a version."""

    requires = roles(*PLANNERS)
    action: ClassVar[Action] = actions.draft_set
    template_name = "visits/draft_set.html"

    def next_page(self, outcome: Outcome) -> str:
        """Return the page on which it is written."""
        return reverse("visits:write-set", args=[outcome.subject_id])


class WriteSetView(ActionView):
    """Write a draft."""

    requires = roles(*PLANNERS)
    action: ClassVar[Action] = actions.write_set
    template_name = "visits/write_set.html"
    done_message = _("Saved.")

    def make_form(self, *data: Any) -> SetForm:
        """Return the form with what is written so far."""
        return SetForm(*data, criteria_set=self.subject)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the groups and the periods."""
        data = form.cleaned_data
        periods = {name: data[name] for name in ("contest_days", "correct_days")}
        return {"sections": form.sections(), **periods}


class PutInForceView(ActionView):
    """Decide on a draft."""

    requires = roles(*PLANNERS)
    action: ClassVar[Action] = actions.put_in_force
    form_class = InForceForm
    template_name = "visits/put_in_force.html"
    done_message = _("Decided. This version no longer changes.")
