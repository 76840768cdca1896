"""The criteria of the duty to report, the periods of the law, and who confirmed them."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.deadlines.queries import versions_of
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER, READERS
from privacy.incidents import actions
from privacy.incidents.access import is_officer, visible_criteria
from privacy.incidents.forms import ConfirmForm, CriteriaForm
from privacy.incidents.queries import CLOCKS


class CriteriaView(View):
    """All versions, the newest first, and the clocks beside them."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        versions = list(visible_criteria(actor).select_related("written_by", "confirmed_by"))
        context = {
            "versions": versions, "latest": versions[0], "keeps": is_officer(actor, None), "today": clock.today(),
            "periods": versions_of(CLOCKS),
        }  # fmt: skip
        return render(request, "incidents/criteria.html", context)


class OnCriteria(ActionView):
    """An action on a version."""

    requires = roles(OFFICER)

    def next_page(self, outcome: Outcome) -> str:
        """Return the versions."""
        return reverse("incidents:criteria")


class ConfirmCriteriaView(OnCriteria):
    """Note the legal office's confirmation."""

    action: ClassVar[Action] = actions.confirm_criteria
    form_class = ConfirmForm
    template_name = "incidents/confirm_criteria.html"
    done_message = _("The confirmation was noted.")


class ReviseCriteriaView(OnCriteria):
    """A new version."""

    action: ClassVar[Action] = actions.revise_criteria
    form_class = CriteriaForm
    template_name = "incidents/revise_criteria.html"
    done_message = _("The new version was written. Incidents known before its first day are judged as before.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what holds now."""
        return {"initial": {"most": self.subject.most, "source": self.subject.source}}

    def inputs(self, form: forms.Form) -> dict[str, Any]:
        """Return what the version says."""
        return {"wording": form.wording()}  # type: ignore[attr-defined]
