"""What was never registered although the rules say it should have been."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.information import actions
from compliance.information.access import KEEPERS_OF_GAPS, may_confirm_dismissal
from compliance.information.choices import GapState
from compliance.information.content import text_in
from compliance.information.forms import GapFilter, ReasonForm, RegisterForm
from compliance.information.models import Gap
from compliance.information.queries import course_of, gaps_for
from compliance.information.words import words_of, words_of_check
from governance.access import Actor, roles
from governance.deadlines.queries import faces_of
from governance.handover import cross_checks
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView

GAP = "information.gap"
KEEPERS = roles(*KEEPERS_OF_GAPS)


class GapListView(ScopedListView):
    """The gaps, oldest first."""

    requires = KEEPERS
    name = "information.gaps"
    title = _("Never registered")
    template_name = "information/gaps.html"
    filterset_class = GapFilter
    default_sort = "known"
    empty_text = _("The cross-checks found nothing.")
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("check", _("Cross-check"), lambda r: words_of_check(r.check_name), "check_name"),
        Column("known", _("Known since"), lambda r: r.known_on, "known_on"),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("found", _("Found by the check"), lambda r: r.found_at, "found_at"),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the gaps that the reader deals with."""
        return gaps_for(actor)

    def context(self) -> dict[str, Any]:
        """Say what is checked."""
        return {"checks": [str(check.words) for check in cross_checks().values()]}


class GapView(View):
    """One gap."""

    requires = KEEPERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the gap."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        gap = get_object_or_404(gaps_for(actor), pk=pk)
        context = {
            "gap": gap,
            "check": words_of_check(gap.check_name),
            "reason": text_in(gap, "reason", gap.sealed_reason, actor),
            "returned": text_in(gap, "return", gap.sealed_return, actor),
            "clocks": faces_of(GAP, [gap.pk]).get(gap.pk, []),
            "course": [(step, words_of(step.action)) for step in course_of(gap)],
            "possible": possible_actions(gap, actor),
        }
        return render(request, "information/gap.html", context)


def possible_actions(gap: Gap, actor: Actor) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with the gap now."""
    opened = gap.state == GapState.OPEN
    second = gap.state == GapState.DISMISSAL_PROPOSED and may_confirm_dismissal(actor, gap)
    offers: list[tuple[str, Any, bool]] = [
        ("register-gap", _("Register now"), opened),
        ("dismiss", _("Not needed, because …"), opened),
        ("confirm-dismissal", _("Confirm: not needed"), second),
        ("return-dismissal", _("Do not confirm"), second),
    ]
    return [(str(label), reverse(f"information:{verb}", args=[gap.pk])) for verb, label, on in offers if on]


class GapActionView(ActionView):
    """An action on a gap."""

    requires = KEEPERS

    def context(self) -> dict[str, Any]:
        """Say which cross-check found it."""
        return {"check": words_of_check(self.subject.check_name)}


class RegisterGapView(GapActionView):
    """Register it now, in the form that everyone uses."""

    action: ClassVar[Action] = actions.register_gap
    form_class = RegisterForm
    template_name = "information/register_gap.html"
    done_message = _("It was registered and passed on.")

    def make_form(self, *data: Any) -> Any:
        """Start from the day on which it was known and its unit."""
        form = super().make_form(*data)
        form.fields["aware_on"].initial = self.subject.known_on.isoformat()
        form.fields["unit"].initial = str(self.subject.unit_id or "")
        return form

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the entry, tied to what was found."""
        return {"entry": form.entry(subject_type=self.subject.subject_type, subject_id=self.subject.subject_id)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the entry."""
        return reverse("information:entry", args=[outcome.result])


class DismissView(GapActionView):
    """Propose that registering is not needed."""

    action: ClassVar[Action] = actions.dismiss
    form_class = ReasonForm
    template_name = "information/dismiss.html"
    done_message = _("It waits for a second person now.")


class ConfirmDismissalView(GapActionView):
    """Confirm that registering is not needed."""

    action: ClassVar[Action] = actions.confirm_dismissal
    template_name = "information/confirm_dismissal.html"
    done_message = _("It was confirmed.")

    def context(self) -> dict[str, Any]:
        """Show the reason."""
        gap = self.subject
        return {**super().context(), "reason": text_in(gap, "reason", gap.sealed_reason, self.actor)}


class ReturnDismissalView(GapActionView):
    """Do not confirm."""

    action: ClassVar[Action] = actions.return_dismissal
    form_class = ReasonForm
    template_name = "information/return_dismissal.html"
    done_message = _("It went back, with your reason.")
