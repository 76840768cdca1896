"""Preparing, approving and publishing the annual report."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles, visible
from governance.documents import pdf_response
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.figures import actions
from voice.figures.access import APPROVERS, KEEPERS, WINDOW, is_window, may_approve, may_return
from voice.figures.choices import ReportState
from voice.figures.document import document_of, file_name
from voice.figures.forms import PrepareForm, PromiseForm, ReportPromiseForm, SendBackForm, WordsForm
from voice.figures.freezing import is_whole, promised_in
from voice.figures.models import AnnualReport, Promise
from voice.figures.models.annual import WORDS
from voice.figures.wording import in_words


class ReportListView(View):
    """All editions."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, newest year first."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible(AnnualReport, actor).select_related("prepared_by", "approved_by")[:100]
        return render(request, "voice_figures/reports.html", {"rows": rows, "prepares": is_window(actor, None)})


class ReportView(View):
    """One edition: figures, words, promises, who did what, what can be done."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        report = fetch(AnnualReport, actor, pk)
        edits = report.state == ReportState.DRAFT and is_window(actor, None)
        context = {
            "report": report, "shown": in_words(report), "whole": is_whole(report), "possible": possible(report, actor),
            "edits": edits,
        }  # fmt: skip
        if edits:
            context |= {"before": promised_in(report.fiscal_year - 1), "given": promised_in(report.fiscal_year)}
        return render(request, "voice_figures/report.html", context)


def possible(report: AnnualReport, actor: Actor) -> list[tuple[str | Words, str]]:
    """Return what the actor may do with the edition now: words and address."""
    draft, approved = report.state == ReportState.DRAFT, report.state == ReportState.APPROVED
    window = is_window(actor, None)
    found = [
        ("approve", _("Approve"), draft and may_approve(actor, report)),
        ("publish", _("Make public"), approved and window),
        ("write", _("Write the sections"), draft and window),
        ("promise", _("Promise something"), draft and window),
        ("rebuild", _("Count again"), draft and window),
        ("send-back", _("Send back"), (draft or approved) and may_return(actor, report)),
    ]
    return [(words, reverse(f"voice_figures:{verb}", args=[report.pk])) for verb, words, may in found if may]


class ReportPdfView(View):
    """The document as it will be published."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand it out."""
        report = fetch(AnnualReport, request.actor, pk)  # type: ignore[attr-defined]
        return pdf_response(file_name(report), document_of(report))


class PrepareView(ActionView):
    """Count a year and begin its report."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.prepare
    form_class = PrepareForm
    template_name = "voice_figures/prepare.html"
    done_message = _("The figures were counted and frozen. Write the sections now.")

    def next_page(self, outcome: Outcome) -> str:
        """Go to the new report."""
        return reverse("voice_figures:report", args=[outcome.subject_id])


class RebuildView(ActionView):
    """Count again; the words stay."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.rebuild
    template_name = "voice_figures/rebuild.html"
    done_message = _("The figures were counted again. Your texts stayed as they were.")


class WriteView(ActionView):
    """Write the sections."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.write
    form_class = WordsForm
    template_name = "voice_figures/write.html"
    done_message = _("The sections were saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the present words."""
        return {"initial": {name: getattr(self.subject, name) for name in WORDS}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words."""
        return {"words": form.cleaned_data}


class PromiseView(ActionView):
    """Promise something for the next year."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.promise
    form_class = PromiseForm
    template_name = "voice_figures/promise.html"
    done_message = _("The promise stands in the report.")


class OnPromiseView(ActionView):
    """Something about one promise of the report."""

    requires = roles(*WINDOW)
    years_back: ClassVar[int]

    def promise(self) -> Promise:
        """Return the promise of the address; raises Http404 when it belongs to another year."""
        year = self.subject.fiscal_year - self.years_back
        found = Promise.objects.filter(fiscal_year=year, pk=self.kwargs["promise"]).first()
        if found is None:
            raise Http404
        return found

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the promise and what was typed."""
        return {"promise": self.promise(), **form.cleaned_data}

    def context(self) -> dict[str, Any]:
        """Show the promise."""
        return {"promise": self.promise()}


class TakeBackView(OnPromiseView):
    """Take a promise out."""

    action: ClassVar[Action] = actions.take_back
    template_name = "voice_figures/take_back.html"
    done_message = _("The promise was taken out.")
    years_back = 0


class ReportPromiseView(OnPromiseView):
    """Say what became of a promise of last year."""

    action: ClassVar[Action] = actions.report_promise
    form_class = ReportPromiseForm
    template_name = "voice_figures/report_promise.html"
    done_message = _("Noted.")
    years_back = 1

    def form_kwargs(self) -> dict[str, Any]:
        """Start from what was noted before."""
        promise = self.promise()
        state = "" if promise.state == "open" else promise.state
        return {"initial": {"state": state, "outcome": promise.outcome}}


class ApproveView(ActionView):
    """Approve the report."""

    requires = roles(*APPROVERS)
    action: ClassVar[Action] = actions.approve
    template_name = "voice_figures/approve.html"
    done_message = _("The report is approved. It can be published.")

    def context(self) -> dict[str, Any]:
        """Show what is approved."""
        return {"shown": in_words(self.subject)}


class SendBackView(ActionView):
    """Send the report back."""

    requires = roles(*APPROVERS)
    action: ClassVar[Action] = actions.send_back
    form_class = SendBackForm
    template_name = "voice_figures/send_back.html"
    done_message = _("The report was sent back.")


class PublishView(ActionView):
    """Publish the report."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.publish
    template_name = "voice_figures/publish.html"
    done_message = _("The report is published.")

    def context(self) -> dict[str, Any]:
        """Show what is published."""
        return {"shown": in_words(self.subject)}
