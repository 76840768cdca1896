"""New versions of the rules of retention."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance import actions
from compliance.access import CASE_POSTS
from compliance.forms.ending import RetentionForm
from governance.access import roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class RetentionActionView(ActionView):
    """An action on the rules of retention; afterwards back to their table."""

    requires = roles(*CASE_POSTS)

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of retention."""
        return reverse("compliance:retention")


class ProposeRetentionView(RetentionActionView):
    """Propose a new version."""

    action: ClassVar[Action] = actions.propose_retention
    form_class = RetentionForm
    template_name = "compliance/propose_retention.html"
    done_message = _("The new version waits for a second person.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the fields of the version."""
        return dict(form.cleaned_data)


class AdoptRetentionView(RetentionActionView):
    """Put a proposed version into force, as the second person."""

    action: ClassVar[Action] = actions.adopt_retention
    template_name = "compliance/adopt_retention.html"
    done_message = _("The new version was adopted.")


class RefuseRetentionView(RetentionActionView):
    """Do not put a proposed version into force."""

    action: ClassVar[Action] = actions.refuse_retention
    template_name = "compliance/refuse_retention.html"
    done_message = _("The new version was not adopted.")
