"""The form for everyone: no sign-in, no script. Whoever is signed in is not asked who they are, and not noted."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from governance.access import PUBLIC, PUBLIC_ACTOR, Actor
from governance.keys import digest
from governance.runner import Action, Outcome, run
from governance.web.sealed_fields import opened_field, sealed_field
from governance.web.throttle import delay_when_flooded
from governance.web.views import KEY_FIELD, ActionView
from voice.intake import actions
from voice.intake.forms import SendVoiceForm
from voice.models import Voice

PURPOSE = "receipt of a sent voice"


class SendVoiceView(ActionView):
    """Send an opinion, a request, a complaint, thanks or a question to the president."""

    requires = PUBLIC
    action: ClassVar[Action] = actions.send_voice
    form_class = SendVoiceForm
    template_name = "intake/send_voice.html"

    def get_actor(self) -> Actor:
        """Return the public, whoever is signed in."""
        return PUBLIC_ACTOR

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Wait a moment when very many come in."""
        delay_when_flooded("send-voice")
        return super().post(request, **kwargs)

    def run(self, form: Any) -> Outcome:
        """Send it. The same page with the same words is one voice; other words are another, even from the same page."""
        inputs, key = form.inputs(), self.request.POST.get(KEY_FIELD, "")
        key = digest("sent voices", f"{key}|{inputs}".encode()) if key else ""
        return run(self.action, actor=self.actor, key=key, **inputs)

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Go to the page with the receipt number (303, so that a reload does not send again)."""
        reference = Voice.objects.values_list("reference", flat=True).get(pk=str(outcome.subject_id))
        by = form.cleaned_data["answer_by"]
        response = redirect("send-voice:sent", token=sealed_field(PURPOSE, f"{reference} {by}"))
        response.status_code = 303
        return response


class SentView(View):
    """The receipt number. The address holds it sealed: nobody can try out others."""

    requires = PUBLIC

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it."""
        opened = opened_field(PURPOSE, token)
        if opened is None:
            raise Http404
        reference, by = opened.split(" ")
        return render(request, "intake/sent.html", {"reference": reference, "answer_by": by})
