"""Pages of publications."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch
from governance.deadlines.queries import faces_of
from governance.handover import way_back
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.publishing import actions, areas
from governance.publishing.access import WORKERS, may_approve, may_send_back, may_withdraw, prepares
from governance.publishing.forms import MasksForm, PublicationFilter, ReasonForm, SeenForm, TextForm
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review, editions_of, found_in, parts_of, publications_for, sides_of
from governance.runner import Action
from governance.web.views import ActionView


class PublicationListView(ScopedListView):
    """The publications of the reader's areas."""

    requires = WORKERS
    name = "publishing.publications"
    title = _("Publications")
    filterset_class = PublicationFilter
    default_sort = "-made"
    empty_text = _("No text is on its way to the public.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), lambda p: p.title, "title", lambda p: p.get_absolute_url()),
        Column("area", _("Area"), lambda p: areas.label_of(p.area), "area"),
        Column("state", _("State"), lambda p: p.get_state_display(), "state"),
        Column("author", _("Prepared by"), lambda p: p.author.name),
        Column("reviewer", _("Approved by"), lambda p: p.reviewer.name if p.reviewer else ""),
        Column("made", _("Begun"), lambda p: p.made_at, "made_at"),
        Column("published", _("Published"), lambda p: p.published_at, "published_at"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Publication]:
        """Return them."""
        return publications_for(actor)


def shown(publication: Publication) -> dict[str, Any]:
    """Return what pages show of a text: side by side, and what was found."""
    parts = parts_of(publication)
    return {"sides": sides_of(parts), "found": found_in(parts)}


class PublicationView(View):
    """One text: original and public side by side, who did what, what can be done."""

    requires = WORKERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        publication = fetch(Publication, actor, pk)
        context = {
            "publication": publication, "area": areas.label_of(publication.area), **shown(publication),
            "editions": editions_of(publication),
            "clocks": faces_of(publication.subject_type, [publication.subject_id]).get(publication.subject_id, []),
            "possible": possible(publication, actor),
            "origin": way_back(actor, publication.subject_type, publication.subject_id),
        }  # fmt: skip
        return render(request, "publishing/publication.html", context)


def possible(publication: Publication, actor: Actor) -> list[tuple[str | Promise, str]]:
    """Return what the actor may do with the text now: words and address."""
    offered = [
        ("submit", _("Send to review"), actions.submit, prepares),
        ("decide-masks", _("Decide on the masks"), actions.decide_masks, prepares),
        ("change-text", _("Change the text"), actions.change_text, prepares),
        ("approve", _("Approve"), actions.approve, may_approve),
        ("publish", _("Make public"), actions.publish, prepares),
        ("send-back", _("Send back"), actions.send_back, may_send_back),
        ("withdraw", _("Take from the public"), actions.withdraw, may_withdraw),
    ]
    return [
        (words, reverse(f"publishing:{verb}", args=[publication.pk]))
        for verb, words, does, who in offered
        if does.moves.allows(publication) and who(actor, publication)
    ]


class ShowingView(ActionView):
    """An action whose page shows the whole text."""

    requires = WORKERS

    def context(self) -> dict[str, Any]:
        """Show the text."""
        return shown(self.subject)


class ChangeTextView(ActionView):
    """Word the text otherwise."""

    requires = WORKERS
    action: ClassVar[Action] = actions.change_text
    form_class = TextForm
    template_name = "publishing/change_text.html"
    done_message = _("The text was changed and searched again.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the present words."""
        return {"parts": parts_of(self.subject), "initial": {"title": self.subject.title}}


class DecideMasksView(ShowingView):
    """Mask or leave."""

    action: ClassVar[Action] = actions.decide_masks
    form_class = MasksForm
    template_name = "publishing/decide_masks.html"
    done_message = _("The masks were changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Ask about everything that was found."""
        parts = parts_of(self.subject)
        return {"found": found_in(parts), "wordings": [part.wording for part in parts]}


class SubmitView(ShowingView):
    """Send to review."""

    action: ClassVar[Action] = actions.submit
    template_name = "publishing/submit.html"
    done_message = _("The text was sent to review. Another person approves it.")


class ApproveView(ShowingView):
    """Approve what is shown here."""

    action: ClassVar[Action] = actions.approve
    form_class = SeenForm
    template_name = "publishing/approve.html"
    done_message = _("The text is approved. It can be made public.")

    def form_kwargs(self) -> dict[str, Any]:
        """Carry the hash of what is shown."""
        edition = edition_in_review(self.subject)
        return {"initial": {"seen": edition.hash if edition else ""}}


class SendBackView(ActionView):
    """Send back to the author."""

    requires = WORKERS
    action: ClassVar[Action] = actions.send_back
    form_class = ReasonForm
    template_name = "publishing/send_back.html"
    done_message = _("The text is a draft again.")


class PublishView(ShowingView):
    """Give the text to the public."""

    action: ClassVar[Action] = actions.publish
    template_name = "publishing/publish.html"
    done_message = _("The text is public.")


class WithdrawView(ActionView):
    """Take the text from the public."""

    requires = WORKERS
    action: ClassVar[Action] = actions.withdraw
    form_class = ReasonForm
    template_name = "publishing/withdraw.html"
    done_message = _("The text is no longer public.")
