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
from privacy.access import OFFICER
from privacy.workspace import actions
from privacy.workspace.access import SEERS, is_officer, visible_sets
from privacy.workspace.forms import CriteriaForm, InForceForm
from privacy.workspace.models import CriteriaSet
from privacy.workspace.queries import grouped


class SetsView(View):
    """The versions, newest first."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        sets = list(visible_sets(actor))
        free = not any(row.state == SetState.DRAFT for row in sets)
        return render(request, "workspace/sets.html", {"sets": sets, "may_draft": free and is_officer(actor, None)})


class SetView(View):
    """One version."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(CriteriaSet, actor, pk)
        may_write = is_officer(actor, found) and found.state == SetState.DRAFT
        context = {"criteria_set": found, "groups": grouped(found), "may_write": may_write}
        return render(request, "workspace/criteria.html", context)


class DraftCriteriaView(ActionView):
    """Begin a version."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.draft_criteria
    template_name = "workspace/draft_criteria.html"

    def next_page(self, outcome: Outcome) -> str:
        """Return the page on which it is written."""
        return reverse("workspace:write-criteria", args=[outcome.subject_id])


class WriteCriteriaView(ActionView):
    """Write a draft."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.write_criteria
    template_name = "workspace/write_criteria.html"
    done_message = _("Saved.")

    def make_form(self, *data: Any) -> CriteriaForm:
        """Return the form with what is written so far."""
        return CriteriaForm(*data[:1], criteria_set=self.subject)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the criteria and the days."""
        given: dict[str, Any] = form.inputs()
        return given


class PutCriteriaInForceView(ActionView):
    """Decide on a draft."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.put_criteria_in_force
    form_class = InForceForm
    template_name = "workspace/put_criteria_in_force.html"
    done_message = _("Decided. This version no longer changes.")
