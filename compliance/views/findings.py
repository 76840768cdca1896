"""Allegations, findings, the conclusion and its review, closing and reopening."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from compliance import actions, casework
from compliance.content import text_of
from compliance.forms.ending import (
    AllegationForm,
    ApproveForm,
    FindForm,
    JoinedResultForm,
    ReopenForm,
    ReturnForm,
    SubmitForm,
)
from compliance.lifecycle import what_keeps_open
from compliance.models import Allegation
from compliance.views.base import CaseActionView, PartActionView
from compliance.views.case import CaseTabView
from governance.runner import Action


class FindingsView(CaseTabView):
    """Allegations with what was found of each, and the conclusions."""

    tab = "findings"
    template_name = "compliance/case/findings.html"

    def context(self) -> dict[str, Any]:
        """Return allegations and conclusions, opened."""
        return {"allegations": casework.allegations(self.work), "conclusions": casework.conclusions(self.work)}


class AddAllegationView(CaseActionView):
    """Write down an allegation."""

    action: ClassVar[Action] = actions.add_allegation
    form_class = AllegationForm
    template_name = "compliance/add_allegation.html"
    tab = "findings"
    checks_version = False
    title = _("Write down an allegation")
    lead = _("One allegation is one thing that is said to have been done against one rule.")
    done_message = _("The allegation was written down.")


class FindView(PartActionView):
    """Say what was found of an allegation."""

    action: ClassVar[Action] = actions.find
    form_class = FindForm
    template_name = "compliance/find.html"
    part = "allegation"
    part_model = Allegation
    tab = "findings"
    title = _("What was found of the allegation")
    done_message = _("The finding was saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the finding as it stands."""
        work = casework.work_on(self.subject, self.actor)
        reasons = work.opened(self.row, self.row.sealed_reasons, "reasons").get("reasons", "")
        self.quoted = work.opened(self.row, self.row.sealed)
        initial = {"result": self.row.result, "reasons": reasons, "evidence": self.row.evidence.all()}
        return {"case": self.subject, "descriptions": casework.descriptions(work), "initial": initial}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return allegation and finding."""
        return {"allegation": self.row, "evidence": [], **form.cleaned_data}

    def context(self) -> dict[str, Any]:
        """Show the allegation."""
        return {**super().context(), "quoted": self.quoted["what"]}


class SubmitConclusionView(CaseActionView):
    """Submit a conclusion for review."""

    action: ClassVar[Action] = actions.submit_conclusion
    form_class = SubmitForm
    template_name = "compliance/submit_conclusion.html"
    tab = "findings"
    title = _("Submit the conclusion")
    lead = _("A second person reviews it. The reporter is told the result when it is approved.")
    lead_without_reporter = _("A second person reviews it.")
    submit = _("Submit for review")
    done_message = _("The conclusion was submitted for review.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the conclusion that was returned."""
        latest = casework.conclusions(casework.work_on(self.subject, self.actor))[:1]
        return {"initial": {"finding": latest[0].row.finding, **latest[0].texts}} if latest else {}


class ReviewView(CaseActionView):
    """A review: shows the conclusion that waits."""

    tab = "findings"

    def context(self) -> dict[str, Any]:
        """Show the conclusion, and the allegations that it rests on."""
        work = casework.work_on(self.subject, self.actor)
        waiting = [c for c in casework.conclusions(work) if c.row.outcome == "waiting"]
        return {**super().context(), "conclusions": waiting, "allegations": casework.allegations(work)}


class ReturnConclusionView(ReviewView):
    """Give the conclusion back."""

    action: ClassVar[Action] = actions.return_conclusion
    form_class = ReturnForm
    template_name = "compliance/return_conclusion.html"
    title = _("Return the conclusion")
    submit = _("Return with comments")
    done_message = _("The conclusion was returned.")


class ConcludeView(ReviewView):
    """Approve the conclusion."""

    action: ClassVar[Action] = actions.conclude
    form_class = ApproveForm
    template_name = "compliance/conclude.html"
    title = _("Approve the conclusion")
    lead = _("The reporter is told the result at once, in the words below.")
    lead_without_reporter = _("The case ends with this conclusion. There is no reporter to be told.")
    submit = _("Approve")
    done_message = _("The case was concluded.")


class ConcludeJoinedView(CaseActionView):
    """Tell the reporter of a joined case the result."""

    action: ClassVar[Action] = actions.conclude_joined
    form_class = JoinedResultForm
    template_name = "compliance/conclude_joined.html"
    title = _("Conclude the joined case")
    lead = _("The case ends with the finding of the leading case. Its reporter is told at once, in your words.")
    submit = _("Conclude")
    done_message = _("The case was concluded. The reporter can read the result.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the reasons of the leading case, when the person may read them."""
        leading = self.subject.leading
        if leading is None or not self.action.who(self.actor, self.subject):
            return {}
        return {"initial": {"reasons": text_of(leading, "conclusion", leading.sealed_conclusion, self.actor)}}


class CloseView(CaseActionView):
    """Close the case."""

    action: ClassVar[Action] = actions.close
    template_name = "compliance/close.html"
    title = _("Close the case")
    lead = _("A case is closed when every measure was checked for its effect. The time to keep it starts today.")
    submit = _("Close")
    done_message = _("The case was closed.")

    def context(self) -> dict[str, Any]:
        """Show what keeps it open."""
        return {**super().context(), "keeps_open": what_keeps_open(self.subject)}


class ReopenView(CaseActionView):
    """Begin the investigation anew."""

    action: ClassVar[Action] = actions.reopen
    form_class = ReopenForm
    template_name = "compliance/reopen.html"
    title = _("Reopen the case")
    lead = _("On new information. The former conclusion stays in the record.")
    submit = _("Reopen")
    done_message = _("The case was reopened.")


class ReconsiderView(CaseActionView):
    """Decide anew on a report that was not taken up."""

    action: ClassVar[Action] = actions.reconsider
    form_class = ReopenForm
    template_name = "compliance/reconsider.html"
    title = _("Decide anew")
    lead = _("The report counts as received again, and the 20 days run once more from today.")
    submit = _("Take the decision back")
    done_message = _("The report is to be decided on again.")
