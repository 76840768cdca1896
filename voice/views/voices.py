"""Voices: filing, the list, one voice, and what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.attachments.sealed import shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, has_run, run
from governance.web.views import ActionView
from voice import actions
from voice.access import FILERS, READERS, may_see_sender
from voice.forms import TextForm, VoiceFilter, VoiceForm
from voice.models import Sender
from voice.queries import filed_today, receipts_of, voices_for
from voice.sending import opened
from voice.views.shared import may_acknowledge
from voice.voice_page import parts

ANOTHER = "another"
"""The button that files the same words as the voice of another customer."""


class VoiceListView(ScopedListView):
    """The voices that the reader may see, with the times at which each side opened them."""

    requires = roles(*READERS)
    name = "voice.voices"
    title = _("Customers' voices")
    template_name = "voice/voices.html"
    filterset_class = VoiceFilter
    default_sort = "-filed"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("filed", _("Filed"), lambda r: r.filed_at, "filed_at"),
        Column("title", _("In one line"), lambda r: r.title, ""),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("headquarters", _("Opened by headquarters"), lambda r: r.headquarters_seen, ""),
        Column("block", _("Opened by the block"), lambda r: r.block_seen, ""),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the voices the reader may see."""
        return voices_for(actor)


class FileVoiceView(ActionView):
    """The voice form. It goes to headquarters and the block at once; there is nobody to choose."""

    requires = roles(*FILERS)
    action: ClassVar[Action] = actions.file_voice
    form_class = VoiceForm
    template_name = "voice/file_voice.html"
    done_message = _("It was filed. The receipts below show to whom it was delivered.")

    def form_kwargs(self) -> dict[str, Any]:
        """Let the form look for the same words: after "back" the page is new, and slips of a box can really say the same."""
        meant = ANOTHER in self.request.POST or has_run(self.action, self.actor, None, self.key)
        return {"filed_today": None if meant else filed_today(self.actor)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what was heard."""
        return {"heard": form.heard(), "files": form.cleaned_data["files"]}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the voice."""
        return reverse("voice:voice", args=[outcome.subject_id])


class VoiceView(View):
    """One voice with its receipts and what was added."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; the first look of a side is the time of its receipt."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        voice = get_object_or_404(voices_for(actor).select_related("filed_by"), pk=pk)
        run(actions.open_voice, actor=actor, subject=voice.pk, key=clock.now().strftime("%Y%m%d%H"))
        receipts = receipts_of(voice)
        sees_sender = may_see_sender(actor, voice)
        has_sender = sees_sender and Sender.objects.filter(voice=voice).exists()
        context = {
            "voice": voice, "receipts": receipts, "additions": voice.additions.select_related("author"),
            "may_acknowledge": may_acknowledge(actor, receipts), "has_sender": has_sender,
            "files": shown(voice.files.defer("sealed")) if sees_sender else [],
            "offers": parts.offers_for(voice, actor), "sections": parts.sections_for(voice, actor, request),
        }  # fmt: skip
        return render(request, "voice/voice.html", context)


class VoiceActionView(ActionView):
    """An action on a voice."""

    requires = roles(*READERS)


class AcknowledgeView(VoiceActionView):
    """Acknowledge for one's side."""

    action: ClassVar[Action] = actions.acknowledge
    template_name = "voice/acknowledge.html"
    done_message = _("Acknowledged.")


class AddToVoiceView(VoiceActionView):
    """Add something."""

    action: ClassVar[Action] = actions.add_to_voice
    form_class = TextForm
    template_name = "voice/add_to_voice.html"
    done_message = _("Added.")
    checks_version = False  # two people may add at the same time


class ShowSenderView(VoiceActionView):
    """Be shown who the customer is; each time stands in the ledger."""

    action: ClassVar[Action] = actions.show_sender
    template_name = "voice/show_sender.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show the customer. No redirect: the page cannot be fetched a second time without a further note."""
        sender = get_object_or_404(Sender, voice=self.subject)
        context = {"voice": self.subject, "customer": opened(self.subject.pk, sender.sealed)}
        response = render(self.request, "voice/sender.html", context)
        response["Cache-Control"] = "no-store"
        return response
