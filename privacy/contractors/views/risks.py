"""By how many points risk is reckoned: all versions, and a new one."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.contractors import actions
from privacy.contractors.access import is_officer, visible_tables
from privacy.contractors.forms import WeightsForm
from privacy.contractors.models.risk import NAMES
from privacy.contractors.views.shared import KEEP, READ


class RiskTablesView(View):
    """All versions, the newest first."""

    requires = READ

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        tables = list(visible_tables(actor).select_related("written_by"))
        context = {"tables": tables, "today": clock.today(), "keeps": is_officer(actor, None), "latest": tables[0]}
        return render(request, "contractors/risk_tables.html", context)


class ReviseWeightsView(ActionView):
    """A new version."""

    requires = KEEP
    action: ClassVar[Action] = actions.revise_weights
    form_class = WeightsForm
    template_name = "contractors/revise_weights.html"
    done_message = _("The new version was written. Contracts are reckoned by it within an hour of its first day.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what holds now."""
        return {"initial": {name: getattr(self.subject, name) for name in NAMES}}

    def inputs(self, form: forms.Form) -> dict[str, Any]:
        """Return the points, why, and from when on."""
        data = form.cleaned_data
        return {"weights": form.weights(), "reason": data["reason"], "valid_from": data["valid_from"]}  # type: ignore[attr-defined]

    def next_page(self, outcome: Outcome) -> str:
        """Return the versions."""
        return reverse("contractors:risk-tables")
