"""Telling the persons concerned, and the text for the public."""

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
from governance.documents import pdf_response
from governance.publishing.actions import draft
from governance.runner import Action, Outcome, Refused, run
from governance.web.views import KEY_FIELD
from privacy.access import HEADS_OF_UNIT, OFFICER
from privacy.incidents import actions
from privacy.incidents.apps import AREA
from privacy.incidents.choices import State
from privacy.incidents.filling import left_for_desk, letter_words, public_parts
from privacy.incidents.forms import LetterForm, PersonsForm, PrintForm, PublicationInsteadForm, TitleForm, ToldForm
from privacy.incidents.letters import PER_FILE, letters_of, parts_of
from privacy.incidents.models import Incident
from privacy.incidents.queries import SUBJECT, newest_letter, newest_list, persons_concerned
from privacy.incidents.views.incidents import OFFICE, OnIncident

KEEPERS = roles(OFFICER, *HEADS_OF_UNIT)


class AddPersonsView(OnIncident):
    """Add the list of persons from a file."""

    requires = KEEPERS
    action: ClassVar[Action] = actions.add_persons
    form_class = PersonsForm
    template_name = "incidents/add_persons.html"
    done_message = _("The list was read and sealed.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the persons."""
        return {"persons": form.cleaned_data["file"]}


class FreezeScopeView(OnIncident):
    """Freeze who is concerned from the log of views."""

    requires = OFFICE
    action: ClassVar[Action] = actions.freeze_scope
    template_name = "incidents/freeze_scope.html"
    done_message = _("The persons were frozen. They are the number of the report and the list of the letters.")


class WriteLetterView(OnIncident):
    """Word the letter."""

    requires = OFFICE
    action: ClassVar[Action] = actions.write_letter
    form_class = LetterForm
    template_name = "incidents/write_letter.html"
    done_message = _("The wording was kept.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the newest wording, before there is one with a proposal filled from the case."""
        latest = newest_letter(self.subject)
        return {"initial": {"text": latest.text if latest else letter_words(self.subject)}}


class PrintLettersView(OnIncident):
    """Take the letters, a part at a time."""

    requires = KEEPERS
    action: ClassVar[Action] = actions.print_letters
    template_name = "incidents/print_letters.html"

    def make_form(self, *data: Any) -> PrintForm:
        """Return the form with the parts there are."""
        listed = newest_list(self.subject)
        return PrintForm(*data[:1], parts=parts_of(listed) if listed else 1)

    def context(self) -> dict[str, Any]:
        """Say how many go into one file."""
        return {"per_file": PER_FILE}

    def done(self, form: Any, outcome: Outcome) -> Any:
        """Hand out the PDF."""
        incident, part = self.subject, form.cleaned_data["part"]
        title = _now("Notice about your personal information")
        return pdf_response(f"{incident.reference}-{part}", letters_of(incident, part, title))


class NoteToldView(OnIncident):
    """Note that persons were told."""

    requires = KEEPERS
    action: ClassVar[Action] = actions.note_told
    form_class = ToldForm
    template_name = "incidents/note_told.html"
    done_message = _("It is noted that persons were told.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the number of persons concerned."""
        return {"initial": {"persons": persons_concerned(self.subject)}}


class TellByPublicationView(OnIncident):
    """Publish in place of telling."""

    requires = OFFICE
    action: ClassVar[Action] = actions.tell_by_publication
    form_class = PublicationInsteadForm
    template_name = "incidents/tell_by_publication.html"
    done_message = _("Decided. Prepare the publication now: the duty is met once it has come out.")


class DraftPublicationView(View):
    """Begin the text for the public, filled from the case. Masks and review follow in the publications."""

    requires = OFFICE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Fetch the incident; 404 for one that is closed."""
        self.actor: Actor = request.actor  # type: ignore[attr-defined]
        self.incident = fetch(Incident, self.actor, kwargs["pk"])
        if self.incident.state != State.OPEN:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the parts and ask for the title."""
        return self.show(TitleForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Begin the text and go to it; a repeat of the same page goes to the same text."""
        form = TitleForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            outcome = run(
                draft, actor=self.actor, key=request.POST.get(KEY_FIELD, "")[:64], area=AREA, subject_type=SUBJECT,
                subject_id=self.incident.pk, title=form.cleaned_data["title"], parts=public_parts(self.incident),
                left=left_for_desk(self.incident),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
            return self.show(form, status=refusal.status)
        messages.success(request, _now("The text was begun. Look at what was found in it, then send it to review."))
        response = redirect(reverse("publishing:publication", args=[outcome.subject_id]))
        response.status_code = 303
        return response

    def show(self, form: TitleForm, status: int = 200) -> HttpResponse:
        """Render the page."""
        context = {
            "form": form, "subject": self.incident, "parts": public_parts(self.incident),
            "page_has_errors": bool(form.errors),
            "idempotency_key": self.request.POST.get(KEY_FIELD) or secrets.token_urlsafe(16),
        }  # fmt: skip
        return render(self.request, "incidents/draft_publication.html", context, status=status)
