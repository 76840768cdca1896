"""Preparing, approving and publishing the yearly figures."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.figures import actions
from compliance.figures.access import APPROVERS, KEEPERS, PREPARERS, may_approve, may_return, prepares
from compliance.figures.choices import EditionState
from compliance.figures.document import document_of
from compliance.figures.forms import ExplainForm, PrepareForm, SendBackForm
from compliance.figures.freezing import in_words, is_whole
from compliance.figures.models import YearlyFigures
from governance.access import Actor, fetch, roles, visible
from governance.documents import pdf_response
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class EditionListView(View):
    """All editions."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, newest year first."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible(YearlyFigures, actor).select_related("prepared_by", "approved_by")[:100]
        return render(request, "figures/editions.html", {"rows": rows, "prepares": prepares(actor, None)})


class EditionView(View):
    """One edition: figures, words, who did what, what can be done."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        figures = fetch(YearlyFigures, actor, pk)
        context = {
            "figures": figures, "shown": in_words(figures), "whole": is_whole(figures),
            "possible": possible(figures, actor),
        }  # fmt: skip
        return render(request, "figures/edition.html", context)


def possible(figures: YearlyFigures, actor: Actor) -> list[tuple[str | Promise, str]]:
    """Return what the actor may do with the edition now: words and address."""
    draft, approved = figures.state == EditionState.DRAFT, figures.state == EditionState.APPROVED
    found = [
        ("approve", _("Approve"), draft and may_approve(actor, figures)),
        ("publish", _("Make public"), approved and prepares(actor, figures)),
        ("revise", _("Count and explain again"), draft and prepares(actor, figures)),
        ("send-back", _("Send back"), (draft or approved) and may_return(actor, figures)),
    ]
    return [(words, reverse(f"figures:{verb}", args=[figures.pk])) for verb, words, may in found if may]


class EditionPdfView(View):
    """The document as it will be published."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand it out."""
        figures = fetch(YearlyFigures, request.actor, pk)  # type: ignore[attr-defined]
        return pdf_response(str(_("Operating figures of the hotline")) + f" {figures}", document_of(figures))


class PrepareView(ActionView):
    """Count a year."""

    requires = roles(*PREPARERS)
    action: ClassVar[Action] = actions.prepare
    form_class = PrepareForm
    template_name = "figures/prepare.html"
    done_message = _("The figures were counted and frozen. A vice-president approves them.")

    def next_page(self, outcome: Outcome) -> str:
        """Go to the new edition."""
        return reverse("figures:edition", args=[outcome.subject_id])


class ReviseView(ActionView):
    """Count and explain again."""

    requires = roles(*PREPARERS)
    action: ClassVar[Action] = actions.revise
    form_class = ExplainForm
    template_name = "figures/revise.html"
    done_message = _("The figures were counted again.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the present words."""
        return {"initial": {"explanation": self.subject.explanation}}

    def context(self) -> dict[str, Any]:
        """Say why the figures came back."""
        return {"returned_because": self.subject.returned_because}


class ApproveView(ActionView):
    """Approve the figures."""

    requires = roles(*APPROVERS)
    action: ClassVar[Action] = actions.approve
    template_name = "figures/approve.html"
    done_message = _("The figures are approved. They can be published.")

    def context(self) -> dict[str, Any]:
        """Show what is approved."""
        return {"shown": in_words(self.subject)}


class SendBackView(ActionView):
    """Send the figures back."""

    requires = roles(*APPROVERS)
    action: ClassVar[Action] = actions.send_back
    form_class = SendBackForm
    template_name = "figures/send_back.html"
    done_message = _("The figures were sent back.")


class PublishView(ActionView):
    """Publish the figures."""

    requires = roles(*PREPARERS)
    action: ClassVar[Action] = actions.publish
    template_name = "figures/publish.html"
    done_message = _("The figures are published.")

    def context(self) -> dict[str, Any]:
        """Show what is published."""
        return {"shown": in_words(self.subject)}
