"""What every member of staff sees: surveys to answer, figures to read; and taking a token."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import PUBLIC_ACTOR, SIGNED_IN, Actor, visible
from governance.runner import Action, Outcome, run
from governance.surveys import actions, areas
from governance.surveys.models import Invitation, Survey, Wave
from governance.surveys.queries import waves_to_answer
from governance.surveys.tokens import new_token
from governance.surveys.views.answering import remember
from governance.web.views import ActionView

NEWEST = 30


class IndexView(View):
    """Surveys to answer, figures to read, and for owners the surveys themselves."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the three lists, each as far as the reader has any."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        closed = visible(Wave, actor).filter(state=Wave.State.CLOSED).select_related("survey")
        context = {
            "invitations": waves_to_answer(actor),
            "closed": closed.order_by("-closes_on", "pk")[:NEWEST],
            "surveys": visible(Survey, actor).order_by("title", "pk"),
            "may_create": bool(areas.owned_by(actor.roles)),
        }
        return render(request, "surveys/index.html", context)


class FetchView(ActionView):
    """Take the token. The action is run in nobody's name; the answer page shows the token once and does not keep it."""

    requires = SIGNED_IN
    action: ClassVar[Action] = actions.fetch
    template_name = "surveys/fetch.html"
    checks_version = False

    def get_actor(self) -> Actor:
        """Return nobody in particular: the ledger must not say who took a token."""
        return PUBLIC_ACTOR

    def get_subject(self, pk: UUID | None) -> Wave:
        """Return the open wave to which the reader is invited; raises Http404."""
        reader: Actor = self.request.actor  # type: ignore[attr-defined]
        mine = Invitation.objects.filter(
            person_id=reader.own_id, wave_id=self.kwargs["pk"], wave__state=Wave.State.OPEN
        )
        found = mine.select_related("wave__survey").first()
        if found is None:
            raise Http404
        self.invitation = found
        return found.wave

    def context(self) -> dict[str, Any]:
        """Say whether the token was taken already."""
        return {"taken": self.invitation.taken, "wave": self.subject}

    def run(self, form: Any) -> Outcome:
        """Run the action without an idempotency key: its row would tie the request's time to the invitation."""
        return run(self.action, actor=self.actor, subject=self.subject.pk, person_id=self.invitation.person_id)

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Make the token, show it, and give it to the answer pages of this browser."""
        token = new_token(self.subject.pk, self.invitation.group)
        context = {"token": token, "wave": self.subject, "title": _("Your answer code")}
        response = render(self.request, "surveys/token.html", context)
        response["Cache-Control"] = "no-store"
        remember(response, token)
        return response
