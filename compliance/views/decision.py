"""Taking a report up, giving it to people, passing it on, writing, concluding."""

from typing import Any, ClassVar
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance import actions
from compliance.assigning import investigators
from compliance.forms import (
    AcceptForm,
    AcknowledgeForm,
    AssignForm,
    DeclineForm,
    RerouteForm,
    WriteForm,
)
from compliance.guard.checking import ChecksWording
from compliance.guard.choices import Reason
from compliance.models import Case
from compliance.queries import assigned_investigators
from compliance.views.base import CaseActionView
from governance.access import fetch
from governance.people.models import Person
from governance.runner import Action


class AcceptView(CaseActionView):
    """Take the report up."""

    action: ClassVar[Action] = actions.accept
    form_class = AcceptForm
    template_name = "compliance/accept.html"
    done_message = _("The report was accepted.")


class DeclineView(CaseActionView):
    """Do not take the report up."""

    action: ClassVar[Action] = actions.decline
    form_class = DeclineForm
    template_name = "compliance/decline.html"
    done_message = _("The report was declined. The reporter can read why.")


class AssignView(CaseActionView):
    """Give the case to investigators."""

    action: ClassVar[Action] = actions.assign
    form_class = AssignForm
    template_name = "compliance/assign.html"
    done_message = _("The investigators were assigned.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer those who may have the case."""
        return {"case": self.subject}

    def context(self) -> dict[str, Any]:
        """Show who has the case already, and who cannot be given it and why."""
        can, cannot = investigators(self.subject)
        return {
            "investigators": assigned_investigators(self.subject),
            "nobody_left": not can,
            "cannot": cannot,
        }


class UnassignView(CaseActionView):
    """Take the case from an investigator."""

    action: ClassVar[Action] = actions.unassign
    template_name = "compliance/unassign.html"
    done_message = _("The investigator no longer has the case.")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the case and the investigator who has it; 404 for anyone else."""
        case = fetch(Case, self.actor, self.kwargs["pk"])
        self.investigator: Person = get_object_or_404(assigned_investigators(case), pk=self.kwargs["person"])
        return case

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the investigator."""
        return {"investigator": self.investigator}

    def context(self) -> dict[str, Any]:
        """Show whom it concerns."""
        return {"investigator": self.investigator}


class RerouteView(CaseActionView):
    """Pass the case to those who may handle it."""

    action: ClassVar[Action] = actions.reroute
    form_class = RerouteForm
    template_name = "compliance/reroute.html"
    done_message = _("The case was passed on.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the other tracks."""
        return {"case": self.subject}

    def next_page(self, outcome: Any) -> str:
        """Return the list: the case itself may no longer be the reader's to see."""
        return reverse("compliance:cases")


class AcknowledgeView(CaseActionView):
    """Note that the reporter was told."""

    action: ClassVar[Action] = actions.acknowledge
    form_class = AcknowledgeForm
    template_name = "compliance/acknowledge.html"
    done_message = _("It was noted that the reporter was told.")


class WriteView(ChecksWording, CaseActionView):
    """Write to the reporter."""

    action: ClassVar[Action] = actions.write
    form_class = WriteForm
    guarded = ("text",)
    reasons = (Reason.NAME,)
    template_name = "compliance/write.html"
    done_message = _("The message was sent. The reporter reads it with the receipt code.")
    checks_version = False
