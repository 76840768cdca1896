"""The committee's main page, its members, the quorum."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.assigning import without_key
from compliance.committee import actions
from compliance.committee.access import FOLLOWERS, SECRETARIAT, is_secretariat, sits, visible_memberships
from compliance.committee.figures import by_state, causes, chart_of_reports, chart_of_states, rooms
from compliance.committee.forms import AppointForm, EndTermForm, QuorumForm
from compliance.committee.models import QuorumRule
from compliance.committee.queries import meetings_for, resolutions_for, too_few_lawyers
from governance import clock
from governance.access import Actor, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView


def links(offers: Iterable[tuple[str, Any, bool]], pk: UUID) -> list[tuple[str, str]]:
    """Return label and address of each verb that is offered on the row; `offers`: verb, label, whether it is."""
    return [(str(label), reverse(f"committee:{verb}", args=[pk])) for verb, label, offered in offers if offered]


class CommitteeView(View):
    """Improvement across the organization first; cases only as agenda packs of the meetings."""

    requires = roles(*FOLLOWERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show figures, resolutions under way, and to those who sit on the committee its meetings."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        lines, meetings = by_state(actor), meetings_for(actor)
        under_way = resolutions_for(actor).filter(state__in=["adopted", "in_progress"]).order_by("due_on", "pk")
        context = {
            "lines": lines,
            "chart": chart_of_states(lines),
            "reports_chart": chart_of_reports(actor),
            "rooms": rooms(),
            "causes": causes(),
            "under_way": under_way[:10],
            "today": clock.today(),
            "sits": sits(actor),
            "secretariat": is_secretariat(actor),
            "coming": meetings.filter(state__in=["planned", "convened"]).order_by("starts_at")[:3],
            "past": meetings.filter(state__in=["held", "closed"])[:3],
        }
        return render(request, "committee/committee.html", context)


class MembersView(View):
    """Who sits on the committee, who did, and the quorum."""

    requires = roles(*FOLLOWERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the terms of today, of days to come and of the past."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        today = clock.today()
        rows = list(visible_memberships(actor).select_related("person").order_by("-chair", "kind", "person__name"))
        present = [row for row in rows if row.valid_from <= today <= row.valid_to]
        context = {
            "present": present,
            "coming": [row for row in rows if row.valid_from > today],
            "past": [row for row in rows if row.valid_to < today],
            "rules": QuorumRule.objects.all(),
            "today": today,
            "too_few_lawyers": too_few_lawyers(today),
            "no_chair": not any(row.chair for row in present),
            "without_key": without_key(row.person for row in present) if is_secretariat(actor) else [],
            "secretariat": is_secretariat(actor),
        }
        return render(request, "committee/members.html", context)


class SecretariatView(ActionView):
    """An action of the division head."""

    requires = roles(*SECRETARIAT)


class AppointView(SecretariatView):
    """Note a term."""

    action: ClassVar[Action] = actions.appoint
    form_class = AppointForm
    template_name = "committee/appoint.html"
    done_message = _("The term was noted.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list of members."""
        return reverse("committee:members")


class EndTermView(SecretariatView):
    """End a term early."""

    action: ClassVar[Action] = actions.end_term
    form_class = EndTermForm
    template_name = "committee/end_term.html"
    done_message = _("The term ends on that day.")


class SetQuorumView(SecretariatView):
    """Set the quorum."""

    action: ClassVar[Action] = actions.set_quorum
    form_class = QuorumForm
    template_name = "committee/set_quorum.html"
    done_message = _("The rule is in force from that day.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list of members, which shows the rule."""
        return reverse("committee:members")

    def context(self) -> dict[str, Any]:
        """Show the rules there are."""
        return {"rules": QuorumRule.objects.all()}
