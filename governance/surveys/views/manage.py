"""Owners' pages of a survey."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, Actor, fetch
from governance.runner import Action, Outcome
from governance.surveys import actions, areas
from governance.surveys.access import is_owner
from governance.surveys.forms import NewSurveyForm, SurveyForm
from governance.surveys.models import Survey, Wave
from governance.surveys.queries import versions_of
from governance.web.views import ActionView


class OwnerView(ActionView):
    """An action of owners. For everyone else its page does not exist."""

    requires = SIGNED_IN

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the row to act on; raises Http404 also for those who may see it but not own it."""
        subject = super().get_subject(pk)
        if not is_owner(self.actor, subject):
            raise Http404
        return subject


class CreateView(OwnerView):
    """A new survey."""

    action: ClassVar[Action] = actions.create
    form_class = NewSurveyForm
    template_name = "surveys/create.html"
    done_message = _("The survey was made. Now put its questions together.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the actor's areas."""
        return {"actor": self.actor}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the new survey."""
        return reverse("surveys:survey", args=[outcome.subject_id])


class ChangeView(OwnerView):
    """What a survey says of itself."""

    action: ClassVar[Action] = actions.change
    form_class = SurveyForm
    template_name = "surveys/change.html"
    done_message = _("The survey was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        survey = self.subject
        return {"initial": {"title": survey.title, "purpose": survey.purpose, "threshold": survey.threshold}}


class DraftView(OwnerView):
    """A new version of the questionnaire."""

    action: ClassVar[Action] = actions.draft
    template_name = "surveys/draft.html"
    done_message = _("The new version is a copy of the last one. Change what is to change.")
    checks_version = False

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the draft."""
        return reverse("surveys:questionnaire", args=[outcome.result])


class SurveyView(View):
    """A survey for its owners: versions and waves."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the survey."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        survey = fetch(Survey, actor, pk)
        versions = list(versions_of(survey))
        context = {
            "survey": survey,
            "area": areas.label_of(survey.area),
            "versions": versions,
            "waves": survey.waves.select_related("questionnaire").order_by("-opens_on", "pk"),
            "draft": next((v for v in versions if v.state == "draft"), None),
            "has_lines": survey.waves.filter(state=Wave.State.CLOSED).exists(),
        }
        return render(request, "surveys/survey.html", context)
