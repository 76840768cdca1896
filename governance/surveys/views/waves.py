"""Owners' pages of waves."""

from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, Actor, fetch
from governance.lists.exports import csv_response
from governance.people.roles import Role
from governance.runner import Action, Outcome
from governance.surveys import actions
from governance.surveys.access import is_owner
from governance.surveys.areas import channels_of
from governance.surveys.forms import CodesForm, WaveForm
from governance.surveys.models import Wave
from governance.surveys.queries import progress_of
from governance.surveys.tokens import new_token
from governance.surveys.views.manage import OwnerView


class WaveView(View):
    """One wave for its owners."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show days, audience, progress over everybody, and what can be done."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        wave = fetch(Wave, actor, pk)
        if not is_owner(actor, wave):
            raise Http404
        context = {
            "wave": wave,
            "progress": progress_of(wave) if wave.state == Wave.State.OPEN else None,
            "possible": possible(wave),
            "audience_units": wave.audience_units.count(),
            "roles": [Role(role).label for role in wave.audience_roles],
        }
        return render(request, "surveys/wave.html", context)


def possible(wave: Wave) -> list[tuple[str, str]]:
    """Return label and address of what owners may do with the wave now."""
    planned, is_open = wave.state == Wave.State.PLANNED, wave.state == Wave.State.OPEN
    offers = [
        ("open-wave", _("Open now"), planned),
        ("change-wave", _("Change"), planned),
        ("issue-codes", _("Codes for paper"), planned or is_open),
        ("remind", _("Send a reminder"), is_open and wave.reminders_sent < wave.reminders_allowed),
        ("close-wave", _("Close now"), is_open),
        ("cancel-wave", _("Call off"), planned),
    ]
    return [(str(label), reverse(f"surveys:{verb}", args=[wave.pk])) for verb, label, offered in offers if offered]


class PlanView(OwnerView):
    """Plan a wave."""

    action: ClassVar[Action] = actions.plan_wave
    form_class = WaveForm
    template_name = "surveys/plan_wave.html"
    done_message = _("The wave is planned. It opens by itself on its first day.")
    checks_version = False

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the wave."""
        return reverse("surveys:wave", args=[outcome.result])


class ChangeView(OwnerView):
    """Change a planned wave."""

    action: ClassVar[Action] = actions.change_wave
    form_class = WaveForm
    template_name = "surveys/change_wave.html"
    done_message = _("The wave was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        names = ("title", "opens_on", "closes_on", "level", "audience", "audience_roles", "reminders_allowed")
        initial = {name: getattr(self.subject, name) for name in names}
        initial["audience_units"] = [str(pk) for pk in self.subject.audience_units.values_list("pk", flat=True)]
        return {"initial": initial}


class CancelView(OwnerView):
    """Call a wave off."""

    action: ClassVar[Action] = actions.cancel_wave
    template_name = "surveys/cancel_wave.html"
    done_message = _("The wave was called off.")


class OpenView(OwnerView):
    """Open a wave before the calendar does."""

    action: ClassVar[Action] = actions.open_wave
    template_name = "surveys/open_wave.html"
    done_message = _("The wave is open. The people in its audience are told within a minute.")


class CloseView(OwnerView):
    """Close a wave before its last day is over."""

    action: ClassVar[Action] = actions.close_wave
    template_name = "surveys/close_wave.html"
    done_message = _("The wave is closed. The sealed answers were counted and destroyed.")
    checks_version = False

    def next_page(self, outcome: Outcome) -> str:
        """Return the figures."""
        return reverse("surveys:results", args=[self.subject.pk])


class RemindView(OwnerView):
    """Remind those who have not taken a token."""

    action: ClassVar[Action] = actions.remind
    template_name = "surveys/remind.html"
    done_message = _("The reminder is on its way.")


class IssueCodesView(OwnerView):
    """Codes for paper, handed out once as a file; they are stored nowhere."""

    action: ClassVar[Action] = actions.issue_codes
    form_class = CodesForm
    template_name = "surveys/issue_codes.html"
    checks_version = False

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the channels of the area."""
        return {"channels": channels_of(self.subject.survey.area)}

    def done(self, form: Any, outcome: Outcome) -> Any:
        """Make the codes and hand them out; a repeat of the page makes none."""
        if outcome.repeated:
            messages.warning(
                self.request, _now("These codes were handed out already. Issue new ones if the file is lost.")
            )
            return redirect(self.subject.get_absolute_url())
        codes = self.codes(outcome.result, form.cleaned_data["count"])
        response = csv_response("survey-codes", [_now("Answer code")], codes)
        response["Cache-Control"] = "no-store"
        return response

    def codes(self, group: int, count: int) -> Iterator[list[str]]:
        """Yield one row for each code."""
        for _number in range(count):
            yield [new_token(self.subject.pk, group)]
