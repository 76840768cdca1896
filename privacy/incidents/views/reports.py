"""Reports to the Commission: drafting, wording, the PDF, the text for its form, submitting."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.deadlines.queries import faces_of
from governance.documents import pdf_response
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.incidents import actions
from privacy.incidents.access import SEERS
from privacy.incidents.choices import Item
from privacy.incidents.filling import report_title
from privacy.incidents.forms import DraftReportForm, SubmitReportForm, WriteReportForm
from privacy.incidents.letters import report_pdf
from privacy.incidents.models import Report
from privacy.incidents.offering import on_report
from privacy.incidents.queries import SUBJECT, moved_by_law

OFFICE = roles(OFFICER)
WORKERS = roles(*SEERS)


def words_of(report: Report) -> list[tuple[str, str]]:
    """Return the nine items in words with their texts."""
    return [(str(item.label), report.items.get(item.value, "")) for item in Item]


class ReportView(View):
    """One version: the items, and the text to paste into the Commission's form."""

    requires = WORKERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        report = fetch(Report, actor, pk)
        items = words_of(report)
        text = "\n\n".join(f"{words}\n{text}" for words, text in items)
        context = {
            "report": report, "items": items, "text": text, "possible": on_report(report, actor),
            "clocks": faces_of(SUBJECT, [report.incident_id]).get(report.incident_id, []),
            "moved_by_law": moved_by_law(report.incident),
        }  # fmt: skip
        return render(request, "incidents/report.html", context)


class ReportPdfView(View):
    """The report as PDF."""

    requires = WORKERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand it out."""
        report = fetch(Report, request.actor, pk)  # type: ignore[attr-defined]
        name = f"{report.incident.reference} {report}"
        labels = [(item.value, str(item.label)) for item in Item]
        return pdf_response(name, report_pdf(report, labels, report_title(report)))


class DraftReportView(ActionView):
    """Fill a report from the case."""

    requires = OFFICE
    action: ClassVar[Action] = actions.draft_report
    form_class = DraftReportForm
    template_name = "incidents/draft_report.html"
    done_message = _("The report was filled from the case. Read and word it, then submit it on the Commission's page.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the report."""
        return reverse("incidents:report", args=[outcome.result])


class OnReport(ActionView):
    """An action on a report."""

    requires = OFFICE

    def next_page(self, outcome: Outcome) -> str:
        """Return the report."""
        return reverse("incidents:report", args=[self.subject.pk])


class WriteReportView(OnReport):
    """Word it."""

    action: ClassVar[Action] = actions.write_report
    template_name = "incidents/write_report.html"
    done_message = _("The report was saved.")

    def make_form(self, *data: Any) -> WriteReportForm:
        """Begin with what stands there."""
        return WriteReportForm(*data[:1], items=self.subject.items)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the items."""
        return {"items": form.cleaned_data}


class RefillReportView(OnReport):
    """Fill it anew."""

    action: ClassVar[Action] = actions.refill_report
    template_name = "incidents/refill_report.html"
    done_message = _("The report was filled anew from the case.")


class SubmitReportView(OnReport):
    """Note that the Commission has it."""

    action: ClassVar[Action] = actions.submit_report
    form_class = SubmitReportForm
    template_name = "incidents/submit_report.html"
    done_message = _("It is noted that the Commission has the report.")
