"""Reports: the list, one report, its way to the president."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from audit.access import DEPARTMENT, HEAD, PRESIDENT
from audit.engagements.access import leads, reads_all_of, visible_engagements
from audit.engagements.models import Engagement
from audit.reports import actions, forms
from audit.reports.access import SEERS
from audit.reports.document import document_of, file_name
from audit.reports.models import Report
from audit.reports.queries import reports_for, signatures_for
from audit.reports.snapshot import content_of
from governance.access import Actor, fetch, roles
from governance.documents import pdf_response
from governance.fixed_form import sha256_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView

OFFERED: list[tuple[str, str | Promise, Action]] = [
    ("write", _("Change the words"), actions.write),
    ("hand-in", _("Hand in for review"), actions.hand_in),
    ("pass-review", _("Pass the review"), actions.pass_review),
    ("endorse", _("Pass on to the president"), actions.endorse),
    ("approve", _("Approve"), actions.approve),
    ("send-back", _("Send back"), actions.send_back),
    ("add-addendum", _("Add an addendum"), actions.add_addendum),
]


class ReportListView(ScopedListView):
    """Reports: to the board and the audited those that are approved."""

    requires = roles(*SEERS)
    name = "reports.reports"
    title = _("Audit reports")
    filterset_class = forms.ReportFilter
    default_sort = "-approved"
    empty_text = _("There is no report that you may see.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), lambda r: r.engagement.title, "", lambda r: r.get_absolute_url()),
        Column(
            "reference",
            pgettext_lazy("audit", "Reference number"),
            lambda r: r.engagement.reference,
            "engagement__reference",
        ),
        Column("kind", _("Kind"), lambda r: r.engagement.get_kind_display()),
        Column("opinion", _("Overall opinion"), lambda r: r.get_opinion_display(), "opinion"),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("approved", _("Approved on"), lambda r: r.approved_on, "approved_on"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Report]:
        """Return the reports."""
        return reports_for(actor)


class ReportView(View):
    """One report."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it: frozen since it was handed in, before that as it would be handed in now."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        report = get_object_or_404(reports_for(actor), pk=pk)
        content = report.content if report.hash and report.state != "draft" else content_of(report)
        context = {
            "report": report, "content": content, "signoffs": signatures_for(actor, report), "frozen": report.state != "draft",
            "intact": bool(report.hash) and sha256_of(report.content or {}) == report.hash,
            "inside": reads_all_of(actor, report.engagement),
            "addenda": report.addenda.select_related("added_by"),
            "knows_audit": visible_engagements(actor).filter(pk=report.engagement_id).exists(),
            "links": [
                (words, reverse(f"reports:{verb}", args=[pk]))
                for verb, words, action in OFFERED
                if action.moves.allows(report) and action.who(actor, report)
            ],
        }  # fmt: skip
        return render(request, "reports/report.html", context)


class PdfView(View):
    """The report as a PDF."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note it and hand it out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        report = get_object_or_404(reports_for(actor), pk=pk)
        run(actions.download_report, actor=actor, subject=report.pk)
        return pdf_response(file_name(report), document_of(report))


class BeginView(ActionView):
    """Begin the report."""

    requires = roles(*DEPARTMENT)
    action: ClassVar[Action] = actions.begin
    form_class = forms.ReportForm
    template_name = "reports/begin.html"
    done_message = _("The report is begun. Its findings are taken over when it is handed in.")

    def get_subject(self, pk: UUID | None) -> None:
        """Find the audit; raises Http404 for one that the actor does not lead."""
        self.engagement = fetch(Engagement, self.actor, self.kwargs["source"])
        if not leads(self.actor, self.engagement):
            raise Http404

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words with the audit."""
        return {"engagement": self.engagement, **form.cleaned_data}

    def context(self) -> dict[str, Any]:
        """Name the audit."""
        return {"engagement": self.engagement}

    def next_page(self, outcome: Outcome) -> str:
        """Return the report."""
        return reverse("reports:report", args=[outcome.subject_id])


class DepartmentView(ActionView):
    """An action of the team or the head."""

    requires = roles(*DEPARTMENT)


class WriteView(DepartmentView):
    """Change the words."""

    action: ClassVar[Action] = actions.write
    form_class = forms.ReportForm
    template_name = "reports/write.html"
    done_message = _("Changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show the present words."""
        return {"initial": {name: getattr(self.subject, name) for name in ("opinion", "conclusion", "method")}}


class HandInView(DepartmentView):
    """Hand it in."""

    action: ClassVar[Action] = actions.hand_in
    template_name = "reports/hand_in.html"
    done_message = _("Handed in. Nothing in it can change now, unless it is sent back.")


class SignView(ActionView):
    """A signature under what is shown on the page."""

    form_class = forms.SignForm

    def form_kwargs(self) -> dict[str, Any]:
        """Bind the signature to what is shown."""
        return {"initial": {"seen": self.subject.hash}}

    def context(self) -> dict[str, Any]:
        """Show the content that is signed."""
        return {"content": self.subject.content, "report": self.subject}


class PassReviewView(SignView):
    """Pass the review."""

    requires = roles(*DEPARTMENT)
    action: ClassVar[Action] = actions.pass_review
    template_name = "reports/pass_review.html"
    done_message = _("Passed to the audit head.")


class EndorseView(SignView):
    """Pass it on to the president."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.endorse
    template_name = "reports/endorse.html"
    done_message = _("Passed on to the president.")


class ApproveView(SignView):
    """Approve it."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.approve
    template_name = "reports/approve.html"
    done_message = _("Approved. The report is final, and the follow-up of its findings runs.")


class SendBackView(ActionView):
    """Send it back."""

    requires = roles(*DEPARTMENT, PRESIDENT)
    action: ClassVar[Action] = actions.send_back
    form_class = forms.ReasonForm
    template_name = "reports/send_back.html"
    done_message = _("Sent back to the lead.")


class AddAddendumView(DepartmentView):
    """Add an addendum."""

    action: ClassVar[Action] = actions.add_addendum
    form_class = forms.AddendumForm
    template_name = "reports/add_addendum.html"
    done_message = _("Added. The report itself is unchanged.")
