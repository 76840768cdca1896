"""From approved minutes to a text for the public."""

import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from governance.access import Actor, roles
from governance.publishing.actions import draft
from governance.runner import Refused, run
from governance.web.views import KEY_FIELD
from voice.monitors.access import PUBLISHER, may_publish
from voice.monitors.apps import AREA
from voice.monitors.forms import TitleForm
from voice.monitors.queries import SUBJECT, attendance_of, meetings_for, minutes_of


class DraftPublicationView(View):
    """Begin the text from agenda, attendance in numbers, and minutes. Masks and review follow in the publications."""

    requires = roles(PUBLISHER)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Fetch the meeting; 404 while its minutes are not approved."""
        self.actor: Actor = request.actor  # type: ignore[attr-defined]
        self.meeting = get_object_or_404(meetings_for(self.actor), pk=kwargs["pk"])
        if not may_publish(self.actor, self.meeting):
            raise Http404
        self.minutes = minutes_of(self.meeting)[0]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the minutes and ask for the title."""
        names = {"office": self.meeting.unit_name, "number": self.meeting.number}
        return self.show(TitleForm(initial={"title": _("%(office)s: monitor meeting no. %(number)s") % names}))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Begin the text and go to it; a repeat of the same page goes to the same text."""
        form = TitleForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            outcome = run(
                draft, actor=self.actor, key=request.POST.get(KEY_FIELD, "")[:64], area=AREA, subject_type=SUBJECT,
                subject_id=self.meeting.pk, title=form.cleaned_data["title"], parts=self.parts(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
            return self.show(form, status=refusal.status)
        messages.success(request, _("The text was begun. Look at what was found in it, then send it to review."))
        response = redirect(reverse("publishing:publication", args=[outcome.subject_id]))
        response.status_code = 303
        return response

    def parts(self) -> list[tuple[str, str]]:
        """Return what the public will read, before masks. Of those who came only the numbers."""
        came = sum(row.present for row in attendance_of(self.meeting))
        counts = {"monitors": came, "staff": self.meeting.staff_present}
        agenda = "\n".join(f"{item.number}. {item.text}" for item in self.meeting.agenda.all())
        return [
            (_("Agenda"), agenda), (_("Who came"), _("Monitors: %(monitors)s, staff: %(staff)s") % counts),
            (_("Minutes"), self.minutes.text),
        ]  # fmt: skip

    def show(self, form: TitleForm, status: int = 200) -> HttpResponse:
        """Render the page."""
        context = {
            "form": form, "subject": self.meeting, "parts": self.parts(), "page_has_errors": bool(form.errors),
            "idempotency_key": self.request.POST.get(KEY_FIELD) or secrets.token_urlsafe(16),
        }  # fmt: skip
        return render(self.request, "monitors/draft_publication.html", context, status=status)
