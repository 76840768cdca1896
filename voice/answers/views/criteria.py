"""The criteria of important voices."""

from typing import Any, ClassVar

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.access import READERS, RECEIVERS_AT_HEADQUARTERS
from voice.answers import actions
from voice.answers.access import at_headquarters
from voice.answers.forms import CriterionForm, EndCriterionForm
from voice.answers.models import Criterion


class CriteriaView(View):
    """The criteria in force and to come, and those of the past."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        over = Q(valid_to__lt=clock.today())
        rows = Criterion.objects.order_by("code", "valid_from")
        context = {
            "present": rows.exclude(over), "past": rows.filter(over), "may_change": at_headquarters(actor, None),
            "today": clock.today(),
        }  # fmt: skip
        return render(request, "answers/criteria.html", context)


class OnCriterion(ActionView):
    """A change of the criteria."""

    requires = roles(*RECEIVERS_AT_HEADQUARTERS)
    done_message = _("The criteria were changed.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of all criteria."""
        return reverse("answers:criteria")


class AddCriterionView(OnCriterion):
    """A further criterion."""

    action: ClassVar[Action] = actions.add_criterion
    form_class = CriterionForm
    template_name = "answers/add_criterion.html"


class ReviseCriterionView(OnCriterion):
    """Another wording from a day on."""

    action: ClassVar[Action] = actions.revise_criterion
    form_class = CriterionForm
    template_name = "answers/revise_criterion.html"

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the present words."""
        return {"initial": {"name": self.subject.name, "text": self.subject.text}}


class EndCriterionView(OnCriterion):
    """The last day of a criterion."""

    action: ClassVar[Action] = actions.end_criterion
    form_class = EndCriterionForm
    template_name = "answers/end_criterion.html"
