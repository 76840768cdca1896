"""Mails to customers."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from governance.access import roles
from governance.runner import Action
from governance.web.views import ActionView
from voice.access import READERS
from voice.answers.queries import replies_of
from voice.intake import actions
from voice.intake.forms import NoteForm


class SendAnswerView(ActionView):
    """Answer by e-mail in the wording that was decided."""

    requires = roles(*READERS)
    action: ClassVar[Action] = actions.send_answer
    template_name = "intake/send_answer.html"
    done_message = _("The answer is on its way by e-mail.")

    def context(self) -> dict[str, Any]:
        """Show what the customer said and what will be mailed."""
        replies = replies_of(self.subject)
        return {"voice": self.subject, "reply": replies[0] if replies else None}


class SendAgainView(ActionView):
    """Send a mail that did not arrive again."""

    requires = roles("service_promotion")
    action: ClassVar[Action] = actions.send_again
    template_name = "intake/send_again.html"
    done_message = _("The e-mail will be sent again.")


class DropOutgoingView(ActionView):
    """Say how the customer was reached in another way."""

    requires = roles("service_promotion")
    action: ClassVar[Action] = actions.drop_outgoing
    form_class = NoteForm
    template_name = "intake/drop_outgoing.html"
    done_message = _("It is noted.")
