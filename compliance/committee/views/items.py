"""Items of an agenda: the pack, recusals, votes."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.access import has_declared, is_head
from compliance.choices import Track
from compliance.committee import actions
from compliance.committee.access import ROOM, is_member, is_secretariat, leads, may_vote, visible_items
from compliance.committee.choices import Theme
from compliance.committee.forms import (
    CaseItemForm,
    CloseVoteForm,
    HandsForm,
    ItemForm,
    MemberForm,
    TakeBackForm,
    ThemeForm,
    VoteForm,
)
from compliance.committee.models import Item, Meeting, Recusal, Vote
from compliance.committee.queries import resolutions_for, shown_item, yet_to_vote
from compliance.committee.shown import recusals_on, votes_on
from compliance.committee.views.main import SecretariatView, links
from compliance.guard.checking import ChecksWording
from compliance.models import Case
from governance.access import Actor, fetch, roles
from governance.attachments.downloads import as_download, with_names
from governance.attachments.models import Attachment
from governance.documents.markdown import html_of
from governance.runner import Action, Outcome, run
from governance.vault import Locked
from governance.web.views import ActionView

SITTING = roles(*ROOM)
OWNER = "committee.item"


class ItemView(View):
    """One item: its pack, who is kept out, the vote."""

    requires = SITTING

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it and note that it was read."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        item = get_object_or_404(visible_items(actor).select_related("box", "meeting", "decided_by"), pk=pk)
        shown = shown_item(item, actor)
        files = Attachment.objects.filter(owner_type=OWNER, owner_id=pk).select_related("box")
        held = item.meeting.state in ("held", "closed")
        if shown.readable:
            run(actions.open_item, actor=actor, subject=item.pk)
        mine = Vote.objects.filter(item=item, person_id=actor.own_id).first() if held else None
        context = {
            "item": item, "shown": shown, "pack": html_of(shown.text), "meeting": item.meeting,
            "files": with_names(files, actor.keys) if shown.readable else [],
            "votes": votes_on(item, item.meeting) if held else None,
            "mine": mine,
            "recusals": recusals_on(item, actor),
            "resolutions": resolutions_for(actor).filter(item=item),
            "possible": possible_actions(item, actor, mine),
            "secretariat": is_secretariat(actor),
        }  # fmt: skip
        return render(request, "committee/item.html", context)


def possible_actions(item: Item, actor: Actor, mine: Vote | None) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with the item now."""
    listed, meeting = item.state == "listed", item.meeting
    before, held = meeting.state in ("planned", "convened"), meeting.state == "held"
    secretariat, leading = is_secretariat(actor), leads(actor)
    offers: list[tuple[str, Any, bool]] = [
        ("vote", _("Vote"), held and listed and mine is None and may_vote(actor, item)),
        ("count-hands", _("Note a show of hands"), held and listed and leading and yet_to_vote(item).exists()),
        ("close-vote", _("Close the vote"), held and listed and leading),
        ("adopt", _("Write down a resolution"), item.state == "carried" and leading),
        ("edit-item", _("Edit the pack"), secretariat and before and listed),
        ("withdraw-item", _("Take it off the agenda"), secretariat and before and listed),
        ("note-recusal", _("Keep a member out"), leading and listed and meeting.state != "closed"),
        ("take-back-recusal", _("Take a recusal back"), leading and listed and can_take_back(item)),
        (
            "recuse",
            _("Declare a conflict of interest"),
            is_member(actor) and listed and (held or meeting.state == "convened"),
        ),
    ]
    return links(offers, item.pk)


def can_take_back(item: Item) -> bool:
    """Return whether somebody is kept out of the item and nobody has voted on it."""
    return Recusal.standing.filter(item=item).exists() and not Vote.objects.filter(item=item).exists()


class FileView(View):
    """An attachment of a pack."""

    requires = SITTING

    def get(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        """Hand it out to those whose keys open it, and note that in the ledger."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        item = fetch(Item, actor, pk)
        found = get_object_or_404(Attachment, pk=attachment, owner_type=OWNER, owner_id=item.pk)
        try:
            run(actions.download, actor=actor, subject=item.pk, attachment=found)
        except Locked as error:
            raise Http404 from error
        return as_download(found, actor.keys)


class AddThemeView(ChecksWording, SecretariatView):
    """A theme of the whole organization."""

    action: ClassVar[Action] = actions.add_theme
    form_class = ThemeForm
    guarded = ("title", "text")
    template_name = "committee/add_theme.html"
    done_message = _("The item stands on the agenda.")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the meeting."""
        self.meeting = fetch(Meeting, self.actor, self.kwargs["pk"])
        return None

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the item with its meeting."""
        return {**super().inputs(form), "meeting": self.meeting}

    def guarded_case(self) -> None:
        """Return None: a theme is about no case."""

    def context(self) -> dict[str, Any]:
        """Name the meeting."""
        return {"meeting": self.meeting}

    def next_page(self, outcome: Outcome) -> str:
        """Return the meeting."""
        return self.meeting.get_absolute_url()


class PutCaseView(ChecksWording, SecretariatView):
    """A case, in the words of a redacted pack."""

    action: ClassVar[Action] = actions.put_case
    form_class = CaseItemForm
    guarded = ("title", "text")
    template_name = "committee/put_case.html"
    done_message = _("The item stands on the agenda.")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the case; 404 for one that the reader does not decide on, or of the statutory track."""
        self.case = fetch(Case, self.actor, self.kwargs["pk"])
        if self.case.track == Track.STATUTORY or not is_head(self.actor, self.case):
            raise Http404
        return None

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the meetings to come."""
        return {"meetings": Meeting.objects.filter(state__in=["planned", "convened"]).order_by("starts_at")}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the item with its case."""
        return {**super().inputs(form), "case": self.case}

    def guarded_case(self) -> Case:
        """Return the case whose reporter the pack must not give away."""
        return self.case

    def context(self) -> dict[str, Any]:
        """Name the case; say when the declaration is missing."""
        return {"case": self.case, "declared": has_declared(self.actor, self.case)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the item."""
        return reverse("committee:item", args=[outcome.subject_id])


class EditItemView(ChecksWording, SecretariatView):
    """Title and pack anew."""

    action: ClassVar[Action] = actions.edit_item
    form_class = ItemForm
    guarded = ("title", "text")
    template_name = "committee/edit_item.html"
    done_message = _("The pack was saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        shown = shown_item(self.subject, self.actor)
        return {"initial": {"title": shown.title, "text": shown.text}}

    def context(self) -> dict[str, Any]:
        """Say whether the pack is about a case."""
        return {"about_case": self.subject.theme == Theme.CASE}


class WithdrawItemView(SecretariatView):
    """Take it off the agenda."""

    action: ClassVar[Action] = actions.withdraw_item
    template_name = "committee/withdraw_item.html"
    done_message = _("The item was taken off the agenda.")


class SittingView(ActionView):
    """An action of members, chair or secretariat on an item."""

    requires = SITTING

    def context(self) -> dict[str, Any]:
        """Name the item."""
        return {"shown": shown_item(self.subject, self.actor), "meeting": self.subject.meeting}


class RecuseView(SittingView):
    """Declare a conflict of interest."""

    action: ClassVar[Action] = actions.recuse
    template_name = "committee/recuse.html"
    done_message = _("You are kept out of that item. Nothing of it is shown to you any more.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the meeting: the item is gone."""
        return str(self.subject.meeting.get_absolute_url())


class NoteRecusalView(SittingView):
    """Keep a member out."""

    action: ClassVar[Action] = actions.note_recusal
    form_class = MemberForm
    template_name = "committee/note_recusal.html"
    done_message = _("The member is kept out of that item.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the members of the day."""
        return {"meeting": self.subject.meeting}

    def next_page(self, outcome: Outcome) -> str:
        """Return the meeting: the chair may have named oneself."""
        return str(self.subject.meeting.get_absolute_url())


class TakeBackRecusalView(SittingView):
    """Let a member back."""

    action: ClassVar[Action] = actions.take_back_recusal
    form_class = TakeBackForm
    template_name = "committee/take_back_recusal.html"
    done_message = _("The member takes part in that item again.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer those who are kept out."""
        return {"item": self.subject}


class VoteView(SittingView):
    """Vote."""

    action: ClassVar[Action] = actions.vote
    form_class = VoteForm
    template_name = "committee/vote.html"
    done_message = _("Your vote was noted.")
    checks_version = False  # others vote at the same time; each vote is a row of its own


class CountHandsView(SittingView):
    """Note a show of hands."""

    action: ClassVar[Action] = actions.count_hands
    form_class = HandsForm
    template_name = "committee/count_hands.html"
    done_message = _("The votes were noted.")
    checks_version = False

    def form_kwargs(self) -> dict[str, Any]:
        """Ask for each member who has not voted."""
        return {"item": self.subject}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return who voted how."""
        return {"ballots": form.ballots()}


class CloseVoteView(SittingView):
    """Count the votes."""

    action: ClassVar[Action] = actions.close_vote
    form_class = CloseVoteForm
    template_name = "committee/close_vote.html"
    done_message = _("The vote is closed.")
    checks_version = False

    def context(self) -> dict[str, Any]:
        """Show who has voted how."""
        return {**super().context(), "votes": votes_on(self.subject, self.subject.meeting)}
