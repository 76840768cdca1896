"""Where the rule of independence stands in the way: the head asks, the president lifts it or leaves it."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from audit.access import HEAD, PRESIDENT
from audit.engagements import actions, forms
from audit.engagements.choices import Asked
from audit.engagements.queries import barred_from
from governance.access import roles
from governance.runner import Action
from governance.web.views import ActionView


class ExemptionView(ActionView):
    """A form about an auditor who is not independent. Raises Http404 for whoever may not know of the engagement."""

    form_class = forms.ExemptionForm

    def form_kwargs(self) -> dict[str, Any]:
        """Return who is not independent; nobody else can be chosen."""
        return {"barred": self.barred, "initial": self.asked()}

    @property
    def barred(self) -> list[Any]:
        """Return who is not independent, and why."""
        return barred_from(self.subject)

    def asked(self) -> dict[str, Any]:
        """Return the form's first values."""
        return {}

    def context(self) -> dict[str, Any]:
        """Say who is not independent, and what was asked."""
        waiting = self.subject.exemption_requests.filter(state=Asked.WAITS).select_related(
            "auditor__person", "asked_by"
        )
        return {"barred": self.barred, "requests": waiting}


class AskExemptionView(ExemptionView):
    """Ask the president."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.ask_exemption
    template_name = "engagements/ask_exemption.html"
    done_message = _("The president was asked.")


class GrantExemptionView(ExemptionView):
    """Lift the rule of independence; what the head asked stands in the form."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.grant_exemption
    template_name = "engagements/grant_exemption.html"
    done_message = _("Lifted for this audit.")

    def asked(self) -> dict[str, Any]:
        """Return what was asked first."""
        first = self.subject.exemption_requests.filter(state=Asked.WAITS).first()
        return {"auditor": first.auditor_id, "lifts": first.lifts} if first else {}


class RefuseExemptionView(ActionView):
    """Leave the rule as it is."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.refuse_exemption
    form_class = forms.ReasonForm
    template_name = "engagements/refuse_exemption.html"
    done_message = _("Refused. The audit head is told.")


class WithdrawExemptionView(ActionView):
    """Ask no longer."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.withdraw_exemption
    template_name = "engagements/withdraw_exemption.html"
    done_message = _("Withdrawn.")
