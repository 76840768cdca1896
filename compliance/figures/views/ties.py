"""Tying a case to what it teaches something about."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from compliance.figures import actions
from compliance.figures.access import HANDLERS
from compliance.figures.forms import TieForm
from compliance.figures.models import CaseTie
from governance.access import fetch, roles
from governance.runner import Action
from governance.web.views import ActionView


class TieView(ActionView):
    """Tie the case to an article, a course or a question."""

    requires = roles(*HANDLERS)
    action: ClassVar[Action] = actions.tie
    form_class = TieForm
    template_name = "figures/tie.html"
    checks_version = False
    done_message = _("The case was tied.")


class UntieView(ActionView):
    """Take a tie away."""

    requires = roles(*HANDLERS)
    action: ClassVar[Action] = actions.untie
    template_name = "figures/untie.html"
    checks_version = False
    done_message = _("The tie was taken away.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the tie, found within the reader's scope."""
        return {"tie": self.tie()}

    def tie(self) -> CaseTie:
        """Return the tie of the address; raises Http404."""
        return fetch(CaseTie, self.actor, self.kwargs["tie"])

    def context(self) -> dict[str, Any]:
        """Show what is taken away."""
        return {"tie": self.tie()}
