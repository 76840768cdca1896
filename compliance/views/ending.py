"""Declaring a relation, joining, holding, erasing."""

from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance import actions
from compliance.access import CASE_POSTS, adopts_retention, has_declared, proposes_retention, visible_to
from compliance.forms import CaseFilter
from compliance.forms.casework import DeclareForm
from compliance.forms.ending import HoldForm, JoinForm
from compliance.models import Case, Erasure, RetentionProposal
from compliance.queries import cases_for
from compliance.retention import due_cases, rules_from
from compliance.views.base import CaseActionView
from governance import clock
from governance.access import Actor, fetch, roles, visible
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome


class DeclareView(CaseActionView):
    """The declaration, before the first opening or later. Shows where the case is, nothing of its content."""

    action: ClassVar[Action] = actions.declare
    form_class = DeclareForm
    template_name = "compliance/declare.html"
    asks_declaration = False
    checks_version = False
    title = _("Do you have a relation to this case?")
    submit = _("Declare")
    done_message = _(
        "Your declaration was noted. You do not see this case any more, and the others in charge were told."
    )

    def get_subject(self, pk: Any) -> Any:
        """Fetch the case with the name of its unit."""
        return get_object_or_404(cases_for(self.actor), pk=self.kwargs["pk"])

    def context(self) -> dict[str, Any]:
        """Say whether it is the first time."""
        return {**super().context(), "first": not has_declared(self.actor, self.subject)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answer."""
        self.related = form.cleaned_data["relation"] == "yes"
        return {"relation": self.related}

    def back(self) -> str:
        """Return the list: the case itself may stay shut."""
        return reverse("compliance:cases")

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Say so to someone who is out of the case now; everyone else goes on to it."""
        if self.related:
            return super().done(form, outcome)
        return HttpResponseRedirect(self.subject.get_absolute_url(), status=303)

    def next_page(self, outcome: Outcome) -> str:
        """Return the list: the case is out of sight now."""
        return self.back()


class JoinView(CaseActionView):
    """Join the case to a leading one."""

    action: ClassVar[Action] = actions.join
    form_class = JoinForm
    template_name = "compliance/join.html"
    title = _("Join to another case")
    lead = _("For reports about the same thing. Each reporter keeps the conversation and is told the result.")
    submit = _("Join to another case")
    done_message = _("The case was joined.")

    def form_kwargs(self) -> dict[str, Any]:
        """Look among the cases that the person sees."""
        return {"cases": visible_to(self.actor)}


class SplitView(CaseActionView):
    """Take the case out of the leading one."""

    action: ClassVar[Action] = actions.split
    template_name = "compliance/split.html"
    title = _("Split from the leading case")
    submit = _("Split from the leading case")
    done_message = _("The case stands for itself again.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the case that leads."""
        return {"former": self.subject.leading or self.subject}


class HoldView(CaseActionView):
    """Place a legal hold."""

    action: ClassVar[Action] = actions.hold
    form_class = HoldForm
    template_name = "compliance/hold.html"
    checks_version = False
    title = _("Place a legal hold")
    lead = _("Nothing of the case is erased until the hold is lifted.")
    submit = _("Place the hold")
    done_message = _("The hold was placed.")


class LiftHoldView(CaseActionView):
    """Lift the legal hold."""

    action: ClassVar[Action] = actions.lift_hold
    template_name = "compliance/lift_hold.html"
    checks_version = False
    title = _("Lift the legal hold")
    submit = _("Lift the hold")
    done_message = _("The hold was lifted.")


class RetentionListView(ScopedListView):
    """Cases whose time to be kept is over."""

    requires = roles(*CASE_POSTS)
    name = "compliance.retention"
    title = _("Cases due for erasure")
    template_name = "compliance/retention.html"
    filterset_class = CaseFilter
    empty_text = _("Nothing is due.")
    default_sort = "reference"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda c: c.reference, "reference", lambda c: c.get_absolute_url()),
        Column("received", _("Received"), lambda c: timezone.localdate(c.received_at), "received_at"),
        Column("ended", _("Ended"), lambda c: timezone.localdate(c.closed_at or c.decided_at), "closed_at"),
        Column("state", _("State"), lambda c: c.get_state_display(), "state"),
        Column("finding", _("Finding"), lambda c: c.get_finding_display(), "finding"),
        Column("erasure", _("Erasure"), lambda c: _standing(c), ""),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the cases within the reader's scope."""
        return due_cases(actor)

    def context(self) -> dict[str, Any]:
        """Return the rules in force and to come, and the proposals that wait for a second person."""
        waiting = visible(RetentionProposal, self.actor).filter(state=RetentionProposal.State.PROPOSED)
        return {
            "rules": rules_from(clock.today()),
            "proposals": [(row, adopts_retention(self.actor, row)) for row in waiting.select_related("proposed_by")],
            "may_propose": proposes_retention(self.actor, None),
        }


def _standing(case: Any) -> str:
    if case.held:
        return str(_("Legal hold"))
    return str(Erasure.Outcome.PROPOSED.label if case.proposed_by_id else _("Due"))


class ErasureView(CaseActionView):
    """A page about erasing a case; it shows no content, so no declaration is asked."""

    asks_declaration = False
    checks_version = False

    def get_subject(self, pk: Any) -> Any:
        """Fetch the case."""
        return fetch(Case, self.actor, self.kwargs["pk"])

    def back(self) -> str:
        """Return the list of what is due."""
        return reverse("compliance:retention")


class ProposeErasureView(ErasureView):
    """Propose to erase the case."""

    action: ClassVar[Action] = actions.propose_erasure
    template_name = "compliance/propose_erasure.html"
    title = _("Propose to erase the case")
    lead = _("A second person decides. Erased are content, identity, messages, files, interviews and evidence.")
    submit = _("Propose")
    done_message = _("The erasure was proposed. A second person decides.")


class EraseView(ErasureView):
    """Erase the case, as the second person."""

    action: ClassVar[Action] = actions.erase
    template_name = "compliance/erase.html"
    title = _("Erase the case")
    lead = _(
        "Content, identity, messages, files, interviews and evidence are erased for good, and their keys destroyed. Unit, days, "
        "category, finding and the ledger stay."
    )
    submit = _("Erase for good")
    done_message = _("The case was erased.")


class KeepView(ErasureView):
    """Refuse the proposal."""

    action: ClassVar[Action] = actions.keep
    template_name = "compliance/keep.html"
    title = _("Keep the case")
    lead = _("The proposal to erase it is refused. It can be made again later.")
    submit = _("Keep")
    done_message = _("The case is kept.")
