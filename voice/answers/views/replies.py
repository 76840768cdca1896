"""The answer to a customer: the list of what waits for one, and each step until the voice is closed."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor, roles
from governance.documents import pdf_response
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.access import READERS
from voice.answers import actions
from voice.answers.forms import CloseVoiceForm, ReasonForm, ReplyForm, TellForm, UnansweredFilter
from voice.answers.letter import letter_of
from voice.answers.queries import replies_of, unanswered_for
from voice.models import Voice


class UnansweredView(ScopedListView):
    """The voices that are not closed, the oldest first."""

    requires = roles(*READERS)
    name = "answers.unanswered"
    title = _("Voices without an answer")
    template_name = "answers/unanswered.html"
    filterset_class = UnansweredFilter
    default_sort = "received"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda v: v.reference, "reference", lambda v: v.get_absolute_url()),
        Column("received", _("Day on which it came in"), lambda v: v.received_on, "received_on"),
        Column("age", _("Days since"), lambda v: (clock.today() - v.received_on).days, "", numeric=True),
        Column("title", _("In one line"), lambda v: v.title),
        Column("unit", _("Unit"), lambda v: v.unit_name or ""),
        Column("state", _("State"), lambda v: v.get_state_display()),
        Column("wanted", _("Answer wanted"), lambda v: _now("Yes") if v.wants_answer else ""),
        Column("important", _("Important"), lambda v: _now("Yes") if v.is_important else ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Voice]:
        """Return them."""
        return unanswered_for(actor)


class OnVoice(ActionView):
    """An action on a voice, whose page shows the newest wording of the answer."""

    requires = roles(*READERS)

    def context(self) -> dict[str, Any]:
        """Show what the customer said and what is to be answered."""
        replies = replies_of(self.subject)
        return {"voice": self.subject, "reply": replies[0] if replies else None}


class WriteReplyView(OnVoice):
    """Word the answer, beginning with the present wording."""

    action: ClassVar[Action] = actions.write_reply
    form_class = ReplyForm
    template_name = "answers/write_reply.html"
    done_message = _("The answer was saved. Another person decides on it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the newest wording."""
        newest = self.subject.replies.values_list("text", flat=True).first()
        return {"initial": {"text": newest or ""}}


class DecideReplyView(OnVoice):
    """Decide on the wording that is shown."""

    action: ClassVar[Action] = actions.decide_reply
    template_name = "answers/decide_reply.html"
    done_message = _("The answer is decided. Tell the customer now.")


class ReturnReplyView(OnVoice):
    """Ask for another wording."""

    action: ClassVar[Action] = actions.return_reply
    form_class = ReasonForm
    template_name = "answers/return_reply.html"
    done_message = _("Another wording was asked for.")


class TellView(OnVoice):
    """Note how and when the customer was told."""

    action: ClassVar[Action] = actions.tell
    form_class = TellForm
    template_name = "answers/tell.html"
    done_message = _("It is noted that the customer was told.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today; offer the ways that are open."""
        return {"initial": {"told_on": clock.today()}, "voice": self.subject}


class PrintLetterView(OnVoice):
    """The answer as a letter. Name and address stand in it, so that it was taken stands in the ledger."""

    action: ClassVar[Action] = actions.print_letter
    template_name = "answers/print_letter.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Hand out the letter."""
        title = _now("Answer to what you told us")
        letter = letter_of(self.subject, replies_of(self.subject)[0], title)
        return pdf_response(f"{title} {self.subject.reference}", letter)


class CloseVoiceView(OnVoice):
    """Close with a result, a reason and a decider."""

    action: ClassVar[Action] = actions.close_voice
    form_class = CloseVoiceForm
    template_name = "answers/close_voice.html"
    done_message = _("The voice is closed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the results that fit."""
        return {"voice": self.subject}


class ReopenVoiceView(OnVoice):
    """Take it up again."""

    action: ClassVar[Action] = actions.reopen_voice
    form_class = ReasonForm
    template_name = "answers/reopen_voice.html"
    done_message = _("The voice is open again.")
