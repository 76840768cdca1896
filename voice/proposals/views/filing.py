"""The form, with similar proposals shown beside it."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView, key_of_words
from voice.proposals import actions
from voice.proposals.access import FILERS
from voice.proposals.forms import ProposalForm
from voice.proposals.queries import similar

LOOK = "see_similar"
"""The button that shows similar proposals without JavaScript and sends nothing."""


def typed(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """Return the similar proposals to what was typed so far, and whether anything was."""
    title, text = request.POST.get("title", ""), request.POST.get("problem", "")
    return {"similar": similar(actor, title, text), "typed": bool(title or text)}


class FileView(ActionView):
    """The one window. "See similar ones" shows the page again with everything that was typed."""

    requires = roles(*FILERS)
    action: ClassVar[Action] = actions.file
    form_class = ProposalForm
    template_name = "proposals/file.html"
    done_message = _("Your proposal was filed. The window has received it; you will be answered whatever the outcome.")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show similar ones when asked to, else file."""
        if LOOK in request.POST:
            return self.show(self.form_class(initial=request.POST.dict()))
        return super().post(request, **kwargs)

    def key_for(self, form: Any) -> str:
        """File the same words once a day, also when the form is sent again by way of "back"."""
        return key_of_words(form)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what is proposed."""
        return {"idea": form.filed()}

    def context(self) -> dict[str, Any]:
        """Return the similar ones."""
        return typed(self.request, self.actor)

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the proposal."""
        return reverse("proposals:proposal", args=[outcome.subject_id])


class SimilarView(View):
    """The similar ones alone, asked for by htmx while somebody types. By POST: an address would end up in logs."""

    requires = roles(*FILERS)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return render(request, "proposals/_similar.html", typed(request, actor))
