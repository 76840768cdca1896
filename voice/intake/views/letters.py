"""Letters to the president."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.intake import actions
from voice.intake.forms import LetterForm


class FileLetterView(ActionView):
    """Enter a letter with its scan."""

    requires = roles("service_promotion")
    action: ClassVar[Action] = actions.file_letter
    form_class = LetterForm
    template_name = "intake/file_letter.html"
    done_message = _("The letter was entered.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"received_on": clock.today()}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what the letter says, with its scan."""
        found: dict[str, Any] = form.inputs()
        return found

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the voice."""
        return reverse("voice:voice", args=[outcome.subject_id])
