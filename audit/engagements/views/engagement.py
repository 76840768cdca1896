"""One engagement: what is known of it, and what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from audit.access import DEPARTMENT, HEAD, READERS, is_head, is_president
from audit.contributed import engagement_page, unreported
from audit.engagements import actions, forms
from audit.engagements.access import leads, opens_on_site, reads_all_of, reveals, visible_draws
from audit.engagements.choices import LIVE, State
from audit.engagements.models import Engagement
from audit.engagements.proof import lines, outsiders_told
from audit.engagements.queries import SUBJECT, barred_from, conflicts_of, targets_for, team_of
from governance.access import Actor, fetch, roles
from governance.deadlines.queries import faces_of
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView


class EngagementView(View):
    """One engagement."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it: to the audited what they were told, to the department everything."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        engagement = fetch(Engagement, actor, pk)
        targets, team = targets_for(actor, engagement), team_of(engagement)
        inside = reads_all_of(actor, engagement)
        context: dict[str, Any] = {
            "engagement": engagement, "targets": targets, "inside": inside, "heads": is_head(actor, engagement),
            "live": engagement.state in LIVE, "planned": engagement.state == State.PLANNED,
            "team": team if inside else [member for member in team if member.released_at is None],
            "clocks": faces_of(SUBJECT, [pk]).get(pk, []) if inside else [],
            "leads": leads(actor, engagement),
            "opens": engagement.state == State.PLANNED and opens_on_site(actor, engagement),
            "reveals": self.has_hidden(engagement, targets) and reveals(actor, engagement),
            "sections": engagement_page.sections_for(engagement, actor, request),
            "offers": engagement_page.offers_for(engagement, actor),
        }  # fmt: skip
        if inside:
            context |= self.inside(actor, engagement, team, targets)
        return render(request, "engagements/engagement.html", context)

    def has_hidden(self, engagement: Engagement, targets: list[Any]) -> bool:
        """Return whether offices are still to be revealed on site."""
        running = engagement.state in (State.OPENED, State.FIELDWORK)
        return running and any(target.revealed_at is None for target in targets)

    def inside(self, actor: Actor, engagement: Engagement, team: list[Any], targets: list[Any]) -> dict[str, Any]:
        """Return what the department alone sees: conflicts, exemptions, skills, draws, the proof."""
        conflicts = conflicts_of(engagement.pk, [member.auditor_id for member in team if member.released_at is None])
        for member in team:
            member.conflicts = conflicts.get(member.auditor_id, [])
        drawn = {target.draw_id for target in targets if target.draw_id}
        return {
            "exemptions": engagement.exemptions.select_related("auditor__person", "granted_by"),
            "requests": engagement.exemption_requests.select_related("auditor__person", "asked_by", "decided_by"),
            "skill_needs": engagement.skill_needs.all(), "lifts": is_president(actor, engagement),
            "draws": visible_draws(actor).filter(pk__in=drawn) if drawn else [],
            "told_early": len(outsiders_told(engagement)) if engagement.opened_at else None,
        }  # fmt: skip


class ProofView(View):
    """The proof that nobody outside was told before the opening."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Hand the file out, and note it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        engagement = fetch(Engagement, actor, pk)
        if engagement.opened_at is None or not reads_all_of(actor, engagement):
            raise Http404
        run(actions.export_proof, actor=actor, subject=engagement.pk)
        response = StreamingHttpResponse(lines(engagement), content_type="application/x-ndjson; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="proof-{engagement.reference}.jsonl"'
        return response


class HeadView(ActionView):
    """An action of the head."""

    requires = roles(HEAD)


class TeamView(ActionView):
    """An action of the team or the head."""

    requires = roles(*DEPARTMENT)


class PlanningView(HeadView):
    """An action with a plan."""

    form_class = forms.PlanForm

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the plan."""
        return {"planned": form.plan()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the engagement."""
        return reverse("engagements:engagement", args=[outcome.subject_id])


class PlanView(PlanningView):
    """Plan."""

    action: ClassVar[Action] = actions.plan
    template_name = "engagements/plan.html"
    done_message = _("Planned. Nobody but you, the president and the team will know of it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what was drawn, when one comes from a draw."""
        return {"initial": forms.drawn_values(self.request.GET.get("draw", ""))}


class ChangePlanView(PlanningView):
    """Plan otherwise."""

    action: ClassVar[Action] = actions.change_plan
    template_name = "engagements/change_plan.html"
    done_message = _("Changed. Give the authority to open it anew.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the present plan."""
        return {"initial": forms.plan_of(self.subject)}


class AssignView(HeadView):
    """Take somebody into the team."""

    action: ClassVar[Action] = actions.assign
    form_class = forms.MemberForm
    template_name = "engagements/assign.html"
    done_message = _("Taken into the team.")

    def context(self) -> dict[str, Any]:
        """Say who is not independent, and why."""
        return {"barred": barred_from(self.subject)}


class ReleaseView(HeadView):
    """Let somebody leave the team."""

    action: ClassVar[Action] = actions.release
    template_name = "engagements/release.html"
    done_message = _("Released.")

    def make_form(self, *data: Any) -> forms.ReleaseForm:
        """Return the form with the team."""
        return forms.ReleaseForm(*data[:1], engagement=self.subject)


class AuthorizeView(HeadView):
    """Give the authority to open it on site."""

    action: ClassVar[Action] = actions.authorize
    template_name = "engagements/authorize.html"
    done_message = _("The team may open it on site from the first day on.")


class AnnounceView(HeadView):
    """Announce it."""

    action: ClassVar[Action] = actions.announce
    template_name = "engagements/announce.html"
    done_message = _("Announced. The audited are told.")


class OpenOnSiteView(TeamView):
    """Open it on site."""

    action: ClassVar[Action] = actions.open_on_site
    form_class = forms.OpenForm
    template_name = "engagements/open_on_site.html"
    done_message = _("Opened. The audited are told now.")


class RevealOfficesView(TeamView):
    """Tell which offices were chosen."""

    action: ClassVar[Action] = actions.reveal_offices
    template_name = "engagements/reveal_offices.html"
    done_message = _("Revealed. The offices are told now.")


class BeginFieldworkView(TeamView):
    """Begin the fieldwork."""

    action: ClassVar[Action] = actions.begin_fieldwork
    template_name = "engagements/begin_fieldwork.html"
    done_message = _("The fieldwork has begun.")


class EndFieldworkView(TeamView):
    """End the fieldwork."""

    action: ClassVar[Action] = actions.end_fieldwork
    template_name = "engagements/end_fieldwork.html"
    done_message = _("The fieldwork has ended. The report is due in 30 days.")


class CloseView(HeadView):
    """Close it."""

    action: ClassVar[Action] = actions.close
    form_class = forms.CloseForm
    template_name = "engagements/close.html"
    done_message = pgettext_lazy("audit", "Closed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return whether there is no report."""
        return {"unreported": unreported.ask(self.subject.pk)}


class CancelView(HeadView):
    """Cancel it."""

    action: ClassVar[Action] = actions.cancel
    form_class = forms.ReasonForm
    template_name = "engagements/cancel.html"
    done_message = _("Cancelled.")
