"""Writing, solving, deciding, and planning an engagement from a line."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.access import HEAD, PRESIDENT
from audit.engagements.forms import PlanForm
from audit.planning import actions, forms
from audit.planning.queries import placed_line
from governance import clock
from governance.access import roles
from governance.calendar.business_days import next_open
from governance.runner import Action, Outcome
from governance.web.views import ActionView

WEEK = 5


class HeadView(ActionView):
    """An action of the head."""

    requires = roles(HEAD)


class PresidentView(ActionView):
    """An action of the president."""

    requires = roles(PRESIDENT)


class DraftView(HeadView):
    """Begin a version."""

    action: ClassVar[Action] = actions.draft
    form_class = forms.DraftForm
    template_name = "planning/draft.html"
    done_message = _("Begun. Add the lines.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the version."""
        return reverse("planning:plan", args=[outcome.subject_id])


class RewriteView(HeadView):
    """Write policy and cycle anew."""

    action: ClassVar[Action] = actions.rewrite
    form_class = forms.WordsForm
    template_name = "planning/rewrite.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return what it says now."""
        names = ("policy", "cycle_years", "reason")
        return {"initial": {name: getattr(self.subject, name) for name in names}}


class AddLineView(HeadView):
    """Add a line."""

    action: ClassVar[Action] = actions.add_line
    form_class = forms.LineForm
    template_name = "planning/add_line.html"
    done_message = pgettext_lazy("audit", "Added.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the year."""
        return {"year": self.subject.fiscal_year}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the line."""
        return {"planned": form.planned()}


class ChangeLineView(HeadView):
    """Change a line."""

    action: ClassVar[Action] = actions.change_line
    form_class = forms.LineForm
    template_name = "planning/change_line.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the year and what the line says now."""
        return {"year": self.subject.plan.fiscal_year, "initial": forms.line_values(self.subject)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the line."""
        return {"planned": form.planned()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the plan."""
        return str(self.subject.plan.get_absolute_url())


class RemoveLineView(HeadView):
    """Take a line out."""

    action: ClassVar[Action] = actions.remove_line
    form_class = forms.RemoveForm
    template_name = "planning/remove_line.html"
    done_message = _("Removed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the plan."""
        return {"plan": self.subject}


class ProposeView(HeadView):
    """Let auditors, skills, travel and weeks be solved."""

    action: ClassVar[Action] = actions.propose
    template_name = "planning/propose.html"
    done_message = _("Solved. See what fits and what does not.")


class SubmitView(HeadView):
    """Lay it before the president."""

    action: ClassVar[Action] = actions.submit
    template_name = "planning/submit.html"
    done_message = _("Laid before the president.")


class SendBackView(PresidentView):
    """Return it."""

    action: ClassVar[Action] = actions.send_back
    form_class = forms.ReasonForm
    template_name = "planning/send_back.html"
    done_message = _("Returned to the audit head.")


class ApproveView(PresidentView):
    """Approve what was read."""

    action: ClassVar[Action] = actions.approve
    form_class = forms.ApproveForm
    template_name = "planning/approve.html"
    done_message = _("Approved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the digest that stands on the page."""
        return {"initial": {"digest": self.subject.digest}}


class PlanEngagementView(HeadView):
    """Plan an engagement from a line, filled in beforehand."""

    action: ClassVar[Action] = actions.plan_engagement
    form_class = PlanForm
    template_name = "planning/plan_engagement.html"
    done_message = _("Planned. Nobody but you, the president and the team will know of it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the line's words, with the days that were proposed or the first ones of its window that lie ahead."""
        placed = placed_line(self.subject)
        first, team = placed or (self.subject.first_day, self.subject.team_size)
        weeks = max(1, -(-self.subject.auditor_days // (team * WEEK)))
        return {"initial": forms.engagement_values(self.subject, next_open(max(first, clock.today())), weeks)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the plan."""
        return {"planned": form.plan()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the engagement."""
        return reverse("engagements:engagement", args=[outcome.result])
