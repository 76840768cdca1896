"""The learner's pages: my training, a course page by page, the test, the certificate."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, Actor, fetch, visible
from governance.attachments.intake import content_type
from governance.deadlines.queries import pressing
from governance.documents import pdf_response, render_pdf
from governance.documents.markdown import html_of
from governance.learning import actions
from governance.learning.access import is_learner, may_help
from governance.learning.filters import CertificateForm, QuizForm
from governance.learning.models import Attempt, Material, Record
from governance.learning.queries import (
    Progress,
    asked_in,
    catalogue,
    edition_of,
    holder_of,
    progress_of,
    taken,
    to_do,
)
from governance.learning.rules import answers_from, percent
from governance.organization.queries import name_of
from governance.runner import Action, Outcome, run
from governance.web.templatetags.dates import japanese_day
from governance.web.views import ActionView

TAKEN_SHOWN = 50


class IndexView(View):
    """What I have to take, what I have taken, what I may take."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the three lists. Three queries."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        waiting = [
            {"record": r, "tone": pressing(r.due_on), "percent": percent(r.pages_read, r.pages)}  # type: ignore[attr-defined]
            for r in to_do(actor)
        ]
        context = {"waiting": waiting, "taken": taken(actor)[:TAKEN_SHOWN], "catalogue": catalogue(actor)}
        return render(request, "learning/index.html", context)


class StartView(ActionView):
    """Begin a course of one's own accord."""

    requires = SIGNED_IN
    action: ClassVar[Action] = actions.start
    template_name = "learning/start.html"
    checks_version = False

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the new record."""
        return reverse("learning:record", args=[outcome.result])


class RecordView(View):
    """A course as one person takes it. Who follows completion sees the state, never an answer."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show pages, test and result."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible(Record, actor).select_related("course__current", "edition", "person")
        record = get_object_or_404(rows, pk=pk)
        progress = progress_of(record)
        mine = is_learner(actor, record)
        context = {
            "record": record, "progress": progress, "mine": mine, "tone": pressing(record.due_on),
            "materials": progress.edition.materials.all() if progress and mine else [],
            "next_place": record.pages_read + 1,
            "helps": record.state == "open" and _used_up(progress) and may_help(actor, record),
        }  # fmt: skip
        return render(request, "learning/record.html", context)


def _used_up(progress: Progress | None) -> bool:
    return progress is not None and bool(progress.attempts) and not progress.left and not progress.under_way


class ReadView(ActionView):
    """One page. Sending the form says that it was read and leads to the next one."""

    requires = SIGNED_IN
    action: ClassVar[Action] = actions.read
    template_name = "learning/read.html"
    checks_version = False

    def get_subject(self, pk: UUID | None) -> Record:
        """Return the actor's own record with its page; raises Http404 for a page that the course does not have."""
        record = get_object_or_404(
            visible(Record, self.actor).select_related("course__current", "edition"), pk=pk, person_id=self.actor.id
        )
        self.edition = edition_of(record)
        if self.edition is None:
            raise Http404
        self.pages = list(self.edition.pages.order_by("place"))
        self.place = int(self.kwargs["place"])
        if not 1 <= self.place <= len(self.pages):
            raise Http404
        return record

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the page, when those before it were read; a completed course can be read again."""
        if self.subject.state == "open" and self.place > self.subject.pages_read + 1:
            messages.warning(request, str(_("Read the pages before this one first.")))
            return redirect(self.subject.get_absolute_url())
        return self.show(self.make_form())

    def inputs(self, form: forms.Form) -> dict[str, Any]:
        """Return which page it was."""
        return {"place": self.place}

    def context(self) -> dict[str, Any]:
        """Show the text, the place, and files on the first page."""
        page = self.pages[self.place - 1]
        return {
            "page": page, "place": self.place, "total": len(self.pages), "html": html_of(page.text, top=2),
            "is_last": self.place == len(self.pages), "rereads": self.subject.state != "open", "previous": self.place - 1,
            "following": self.place + 1 if self.place < len(self.pages) else None,
            "materials": self.edition.materials.all() if self.edition and self.place == 1 else [],
        }  # fmt: skip

    def next_page(self, outcome: Outcome) -> str:
        """Return the next page, or the record after the last one."""
        if self.place < len(self.pages):
            return reverse("learning:read", args=[self.subject.pk, self.place + 1])
        return str(self.subject.get_absolute_url())


class BeginView(ActionView):
    """Begin the test."""

    requires = SIGNED_IN
    action: ClassVar[Action] = actions.begin
    template_name = "learning/begin.html"
    checks_version = False

    def context(self) -> dict[str, Any]:
        """Say how the test is held."""
        return {"progress": progress_of(self.subject)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the questions."""
        return reverse("learning:answer", args=[outcome.result])


class AnswerView(ActionView):
    """The questions of an attempt."""

    requires = SIGNED_IN
    action: ClassVar[Action] = actions.answer
    template_name = "learning/answer.html"
    checks_version = False

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the attempt with its questions."""
        attempt = super().get_subject(pk)
        self.asked = asked_in(attempt)
        return attempt

    def make_form(self, *data: Any) -> forms.Form:
        """Return the form of the questions drawn."""
        return QuizForm(*data, asked=self.asked)

    def inputs(self, form: forms.Form) -> dict[str, Any]:
        """Return the options chosen by question."""
        return {"answers": answers_from(form.cleaned_data, list(form.fields))}

    def context(self) -> dict[str, Any]:
        """Say what it takes to pass."""
        record = Record.objects.select_related("course", "edition").get(pk=self.subject.record_id)
        return {"record": record, "total": len(self.asked)}


class AttemptView(View):
    """The result of an attempt with the explanations. What would have been right is said once the test is passed."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the result, or the questions while they are open."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible(Attempt, actor).select_related("record__course__current", "record__edition")
        attempt = get_object_or_404(rows, pk=pk)
        if attempt.state == Attempt.State.OPEN:
            return redirect("learning:answer", attempt.pk)
        asked = asked_in(attempt)
        context = {
            "attempt": attempt, "record": attempt.record, "progress": progress_of(attempt.record), "asked": asked,
            "right": sum(one.right for one in asked), "passed": attempt.state == Attempt.State.PASSED,
        }  # fmt: skip
        return render(request, "learning/attempt.html", context)


class CertificateView(View):
    """The certificate as a PDF, for the person it names and for whoever follows their training."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand it out; 404 without a completion."""
        rows = visible(Record, request.actor).select_related("course", "person", "edition")  # type: ignore[attr-defined]
        record = get_object_or_404(rows, pk=pk, certificate__isnull=False)
        pdf = render_pdf(
            "learning/certificate.typ", certificate_data(record), title=str(_("Certificate of completion"))
        )
        return pdf_response(f"certificate-{record.certificate}", pdf)


def certificate_data(record: Record) -> dict[str, Any]:
    """Return what the certificate says."""
    day = record.completed_on
    return {
        "number": record.certificate, "name": record.person.name, "staff_number": record.person.staff_number,
        "unit": name_of(record.unit_id, day) if day else "", "course": record.course.title,
        "edition": record.edition.number if record.edition else 0, "completed_on": japanese_day(day),
        "valid_until": japanese_day(record.valid_until), "source": record.get_source_display(),
        "score": record.score if record.score is not None else -1,
    }  # fmt: skip


class VerifyView(View):
    """Look a certificate's number up."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form, and what was found for a number."""
        form = CertificateForm(request.GET if "number" in request.GET else None)
        valid = form.is_bound and form.is_valid()
        found = holder_of(form.cleaned_data["number"]) if valid else None
        context = {"form": form, "found": found, "asked": valid, "page_has_errors": form.is_bound and not valid}
        return render(request, "learning/verify.html", context, status=422 if form.is_bound and not valid else 200)


class MaterialView(View):
    """A file of a course, as a download."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Note the download and hand the file out, never shown by the browser."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        material = fetch(Material, actor, pk)
        run(actions.download, actor=actor, subject=material.pk, edition=material.edition_id)
        response = HttpResponse(bytes(material.file.data), content_type=content_type(material.file.kind))
        response["Content-Disposition"] = content_disposition_header(True, material.name) or "attachment"
        response["Cache-Control"] = "no-store"
        return response
