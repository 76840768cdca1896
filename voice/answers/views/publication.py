"""From a voice with its answer to a text for the public."""

import secrets
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.publishing.actions import draft
from governance.runner import Action, Refused, run
from governance.web.views import KEY_FIELD
from voice.answers import actions
from voice.answers.access import may_publish
from voice.answers.apps import AREA
from voice.answers.forms import DraftForm, ReasonForm
from voice.answers.queries import SUBJECT, replies_of
from voice.answers.views.replies import OnVoice
from voice.models import Voice

PROMOTION = roles("service_promotion")


class DraftPublicationView(View):
    """Begin the text: voice and answer, never one without the other. Masks and review follow in the publications."""

    requires = PROMOTION

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Fetch the voice; 404 while it has no decided answer."""
        self.actor: Actor = request.actor  # type: ignore[attr-defined]
        self.voice = fetch(Voice, self.actor, kwargs["pk"])
        if not may_publish(self.actor, self.voice):
            raise Http404
        self.reply = next((r for r in replies_of(self.voice) if r.decided_by_id and not r.returned_because), None)
        if self.reply is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show both parts and ask for the title."""
        return self.show(DraftForm(initial={"title": self.voice.title}))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Begin the text and go to it; a repeat of the same page goes to the same text."""
        form = DraftForm(request.POST)
        if not form.is_valid() or self.reply is None:
            return self.show(form, status=422)
        parts = [(_now("Customer's voice"), self.voice.text), (_now("Our answer"), self.reply.text)]
        try:
            outcome = run(
                draft, actor=self.actor, key=request.POST.get(KEY_FIELD, "")[:64], area=AREA, subject_type=SUBJECT,
                subject_id=self.voice.pk, title=form.cleaned_data["title"], parts=parts,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
            return self.show(form, status=refusal.status)
        messages.success(request, _now("The text was begun. Look at what was found in it, then send it to review."))
        response = redirect(reverse("publishing:publication", args=[outcome.subject_id]))
        response.status_code = 303
        return response

    def show(self, form: DraftForm, status: int = 200) -> HttpResponse:
        """Render the page."""
        context = {
            "form": form, "voice": self.voice, "reply": self.reply, "subject": self.voice,
            "page_has_errors": bool(form.errors),
            "idempotency_key": self.request.POST.get(KEY_FIELD) or secrets.token_urlsafe(16),
        }  # fmt: skip
        return render(self.request, "answers/draft_publication.html", context, status=status)


class LeaveUnpublishedView(OnVoice):
    """Decide against publication."""

    requires = PROMOTION
    action: ClassVar[Action] = actions.leave_unpublished
    form_class = ReasonForm
    template_name = "answers/leave_unpublished.html"
    done_message = _("It is noted that voice and answer are not published.")
