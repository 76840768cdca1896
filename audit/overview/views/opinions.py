"""The yearly opinion: the list, one opinion, its way to president and board."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from audit.access import HEAD, PRESIDENT
from audit.overview import actions, forms
from audit.overview.access import READERS, heads, visible_opinions
from audit.overview.choices import OpinionState
from audit.overview.document import document_of, file_name
from audit.overview.models import YearlyOpinion
from audit.overview.snapshot import content_of, shown
from governance.access import Actor, fetch, roles
from governance.documents import pdf_response
from governance.fixed_form import sha256_of
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView

OFFERED: list[tuple[str, str | Promise, Action]] = [
    ("write", _("Change the words"), actions.write),
    ("hand-over", _("Hand over to the president"), actions.hand_over),
    ("take-back", pgettext_lazy("audit", "Take back"), actions.take_back),
    ("present", _("Present to the board"), actions.present),
    ("add-addendum", _("Add an addendum"), actions.add_addendum),
]


class OpinionsView(View):
    """The opinions, newest first."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return render(request, "opinions/opinions.html", {"rows": visible_opinions(actor), "heads": heads(actor)})


class OpinionView(View):
    """One opinion."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it: frozen since it was handed over, before that as it would be handed over now."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        opinion = fetch(YearlyOpinion, actor, pk)
        frozen = opinion.state != OpinionState.DRAFT
        context = {
            "opinion": opinion, "content": shown(opinion.content if frozen else content_of(opinion)), "frozen": frozen,
            "intact": frozen and sha256_of(opinion.content or {}) == opinion.hash,
            "addenda": opinion.addenda.select_related("added_by"),
            "links": [
                (words, reverse(f"audit-overview:{verb}", args=[pk]))
                for verb, words, action in OFFERED
                if action.moves.allows(opinion) and action.who(actor, opinion)
            ],
        }  # fmt: skip
        return render(request, "opinions/opinion.html", context)


class PdfView(View):
    """The opinion as a PDF."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note it and hand it out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        opinion = fetch(YearlyOpinion, actor, pk)
        run(actions.download_opinion, actor=actor, subject=opinion.pk)
        return pdf_response(file_name(opinion), document_of(opinion))


class HeadView(ActionView):
    """An action of the head."""

    requires = roles(HEAD)


class WordingView(HeadView):
    """The words of the opinion."""

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words."""
        given: dict[str, Any] = form.inputs()
        return given


class BeginView(WordingView):
    """Begin the opinion of a year."""

    action: ClassVar[Action] = actions.begin
    form_class = forms.BeginForm
    template_name = "opinions/begin.html"
    done_message = _("The opinion is begun. The figures of the year are taken over when it is handed over.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the opinion."""
        return reverse("audit-overview:opinion", args=[outcome.subject_id])


class WriteView(WordingView):
    """Change the words."""

    action: ClassVar[Action] = actions.write
    form_class = forms.OpinionForm
    template_name = "opinions/write.html"
    done_message = _("Changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show the present words."""
        return {"initial": {name: getattr(self.subject, name) for name in actions.Worded.__dataclass_fields__}}


class HandOverView(HeadView):
    """Hand it over."""

    action: ClassVar[Action] = actions.hand_over
    template_name = "opinions/hand_over.html"
    done_message = _("Handed over. Nothing in it can change now, unless you take it back before it is presented.")


class TakeBackView(HeadView):
    """Take it back."""

    action: ClassVar[Action] = actions.take_back
    template_name = "opinions/take_back.html"
    done_message = _("Taken back.")


class PresentView(ActionView):
    """Present it."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.present
    form_class = forms.PresentForm
    template_name = "opinions/present.html"
    done_message = _("Presented. The board and its inspector are told.")

    def form_kwargs(self) -> dict[str, Any]:
        """Bind it to what is shown."""
        return {"initial": {"seen": self.subject.hash}}

    def context(self) -> dict[str, Any]:
        """Show what is presented."""
        return {"content": shown(self.subject.content)}


class AddAddendumView(HeadView):
    """Add an addendum."""

    action: ClassVar[Action] = actions.add_addendum
    form_class = forms.AddendumForm
    template_name = "opinions/add_addendum.html"
    done_message = _("Added. The opinion itself is unchanged.")
