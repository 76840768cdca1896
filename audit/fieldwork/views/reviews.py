"""Signatures and notes of reviewers."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.fieldwork import actions, forms
from audit.fieldwork.access import SIGN, WRITE
from audit.fieldwork.content import hash_of
from audit.fieldwork.queries import missing_in
from governance.access import roles
from governance.runner import Action
from governance.web.views import ActionView


class SigningView(ActionView):
    """A signature for the content that the page was shown with."""

    requires = roles(*SIGN)
    form_class = forms.SignForm
    lead: ClassVar[Any] = ""
    heading: ClassVar[Any] = ""

    def form_kwargs(self) -> dict[str, Any]:
        """Bind the page to the content of this moment."""
        return {"initial": {"sha256": hash_of(self.subject)}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the hash of what was read."""
        return {"sha256": form.cleaned_data["sha256"]}

    def context(self) -> dict[str, Any]:
        """Say what is signed."""
        return {"heading": self.heading, "lead": self.lead, "sha256": hash_of(self.subject)}


class HandInPaperView(SigningView):
    """Sign as preparer."""

    requires = roles(*WRITE)
    action: ClassVar[Action] = actions.hand_in_paper
    template_name = "fieldwork/hand_in_paper.html"
    done_message = _("Signed and handed in. A reviewer reads it now.")
    heading = _("Sign and hand in")
    lead = _("After this the content no longer changes. If you take it back, the signatures are void.")

    def context(self) -> dict[str, Any]:
        """Say what is missing."""
        return {**super().context(), "missing": missing_in(self.subject)}


class ReviewPaperView(SigningView):
    """Sign as reviewer."""

    requires = roles(*WRITE)
    action: ClassVar[Action] = actions.review_paper
    template_name = "fieldwork/review_paper.html"
    done_message = _("Signed. The audit head signs last.")
    heading = _("Sign as reviewer")
    lead = _("You sign exactly what you have read. Raise a note if something is missing.")


class ApprovePaperView(SigningView):
    """Sign last."""

    action: ClassVar[Action] = actions.approve_paper
    template_name = "fieldwork/approve_paper.html"
    done_message = _("Signed. The paper is finished.")
    heading = _("Sign last")
    lead = _("You sign exactly what you have read. Raise a note if something is missing.")


class TakeBackPaperView(ActionView):
    """Go on writing."""

    requires = roles(*WRITE)
    action: ClassVar[Action] = actions.take_back_paper
    template_name = "fieldwork/take_back_paper.html"
    done_message = _("Taken back. All signatures are void.")


class NoteView(ActionView):
    """An action of a reviewer with words."""

    requires = roles(*SIGN)
    form_class = forms.NoteForm


class SendBackPaperView(NoteView):
    """Send it back with a note."""

    action: ClassVar[Action] = actions.send_back_paper
    template_name = "fieldwork/send_back_paper.html"
    done_message = _("Sent back. All signatures are void.")


class RaiseNoteView(NoteView):
    """Raise a note."""

    action: ClassVar[Action] = actions.raise_note
    template_name = "fieldwork/raise_note.html"
    done_message = _("Raised. Nobody signs further before it is cleared.")
    checks_version = False  # notes stand beside each other


class AnswerNoteView(ActionView):
    """Answer a note."""

    requires = roles(*WRITE)
    action: ClassVar[Action] = actions.answer_note
    form_class = forms.NoteAnswerForm
    template_name = "fieldwork/answer_note.html"
    done_message = pgettext_lazy("audit", "Answered.")


class ClearNoteView(ActionView):
    """Clear a note."""

    requires = roles(*SIGN)
    action: ClassVar[Action] = actions.clear_note
    template_name = "fieldwork/clear_note.html"
    done_message = _("Cleared.")
