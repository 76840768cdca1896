"""The year's assessment, its standards, measures, files."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from audit.access import DEPARTMENT, HEAD, is_head
from audit.quality import actions, forms
from audit.quality.access import SEERS, completes, looks_at, of_department, rates, visible_assessments
from audit.quality.choices import AssessmentState, Conformance, Domain, ItemState
from audit.quality.measuring import indicators_of, thawed
from audit.quality.models import Assessment, Evidence, Item
from audit.quality.queries import digest_now, domains_of, history_of, items_for, lines_of, open_measures, principles_of
from governance import clock
from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download, shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView


class AssessmentsView(View):
    """The assessments, newest first, and the measures that are open."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        today = clock.today()
        measures = [(row, row.is_late(today), completes(actor, row)) for row in open_measures()[:100]]
        context = {"rows": visible_assessments(actor), "heads": is_head(actor, None), "measures": measures}
        return render(request, "quality/assessments.html", context)


class AssessmentView(ScopedListView):
    """One assessment: indicators, domains, principles, and every standard."""

    requires = roles(*SEERS)
    name = "quality.items"
    title = _("Quality self-assessment")
    template_name = "quality/assessment.html"
    filterset_class = forms.ItemFilter
    default_sort = "place"
    empty_text = _("No standard is like that.")
    columns: ClassVar[list[Column]] = [
        Column("code", pgettext_lazy("audit", "Number"), lambda r: r.standard.code, "", lambda r: r.get_absolute_url()),
        Column("text", pgettext_lazy("audit", "What is asked"), lambda r: r.standard.text),
        Column("place", _("Domain"), lambda r: r.standard.get_domain_display(), "standard__position"),
        Column("conformance", _("Conformance"), lambda r: r.get_conformance_display(), "conformance"),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("rated_by", _("Rated by"), lambda r: r.rated_by or ""),
        Column("owner", _("Whose work the evidence shows"), lambda r: r.owner or ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Item]:
        """Return the standards."""
        self.assessment = fetch(Assessment, actor, self.kwargs["pk"])
        return items_for(actor, self.assessment.pk)

    def context(self) -> dict[str, Any]:
        """Add the summary."""
        row, lines = self.assessment, lines_of(self.assessment)
        frozen = row.state == AssessmentState.APPROVED
        ready = not frozen and not row.items.exclude(state=ItemState.AGREED).exists()
        return {
            "assessment": row, "levels": Conformance.labels,
            "domains": [
                (Domain(line.domain).label, list(zip(Conformance.labels, line.counts, strict=True)), line)
                for line in domains_of(lines)
            ],
            "principles": principles_of(row, lines),
            "indicators": thawed(row.indicators or []) if frozen else indicators_of(row.fiscal_year),
            "approves": is_head(self.actor, row) and ready, "frozen": frozen,
            "intact": frozen and digest_now(row) == row.digest,
        }  # fmt: skip


class OpenAssessmentView(ActionView):
    """Begin a year's assessment."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.open_assessment
    form_class = forms.OpenForm
    template_name = "quality/open_assessment.html"
    done_message = _("Opened. Every standard waits to be rated.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the assessment."""
        return reverse("quality:assessment", args=[outcome.subject_id])


class ApproveView(ActionView):
    """Approve it."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.approve
    form_class = forms.ApprovalForm
    template_name = "quality/approve.html"
    done_message = _("Approved. The president and the inspector are told.")

    def form_kwargs(self) -> dict[str, Any]:
        """Bind the approval to what is shown."""
        return {"initial": {"seen": digest_now(self.subject)}}

    def context(self) -> dict[str, Any]:
        """Show how the principles stand."""
        return {"principles": principles_of(self.subject, lines_of(self.subject))}


class ItemView(View):
    """One standard: ratings, reviews, measures."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        item = fetch(Item, actor, pk)
        history, today = history_of(item), clock.today()
        open_now = item.assessment.state == AssessmentState.RATING
        context = {
            "item": item,
            "ratings": [(row, shown(row.files.all())) for row in history["ratings"]],
            "measures": [(row, row.is_late(today), row.done_on is None and completes(actor, row)) for row in history["measures"]],
            "may_rate": rates(actor, item), "may_measure": open_now and of_department(actor, item),
            "may_look": item.state == ItemState.RATED and looks_at(actor, item),
        }  # fmt: skip
        return render(request, "quality/item.html", context)


class DepartmentView(ActionView):
    """An action of the department."""

    requires = roles(*DEPARTMENT)


class RateView(DepartmentView):
    """Rate a standard."""

    action: ClassVar[Action] = actions.rate
    form_class = forms.RatingForm
    template_name = "quality/rate.html"
    done_message = _("Rated. Another auditor looks at it.")


class LookView(DepartmentView):
    """Something about a rating."""

    def context(self) -> dict[str, Any]:
        """Show the rating."""
        return {"rating": self.subject.ratings.first()}


class AgreeView(LookView):
    """Agree with a rating."""

    action: ClassVar[Action] = actions.agree
    form_class = forms.NoteForm
    template_name = "quality/agree.html"
    done_message = _("Agreed.")


class DisagreeView(LookView):
    """Send a rating back."""

    action: ClassVar[Action] = actions.disagree
    form_class = forms.ReturnForm
    template_name = "quality/disagree.html"
    done_message = _("Sent back. It is rated anew.")


class AddMeasureView(DepartmentView):
    """Add a measure."""

    action: ClassVar[Action] = actions.add_measure
    form_class = forms.MeasureForm
    template_name = "quality/add_measure.html"
    done_message = _("Added. Whoever is in charge is told.")

    def get_subject(self, pk: UUID | None) -> None:
        """Find the standard; raises Http404 for one of an assessment that is approved."""
        self.item = fetch(Item, self.actor, self.kwargs["source"])
        if self.item.assessment.state != AssessmentState.RATING:
            raise Http404

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the measure with its standard."""
        return {"item": self.item, **form.cleaned_data}

    def context(self) -> dict[str, Any]:
        """Name the standard."""
        return {"item": self.item}

    def next_page(self, outcome: Outcome) -> str:
        """Return the standard."""
        return self.item.get_absolute_url()


class CompleteMeasureView(DepartmentView):
    """Say what was done."""

    action: ClassVar[Action] = actions.complete_measure
    form_class = forms.OutcomeForm
    template_name = "quality/complete_measure.html"
    done_message = _("Saved.")


class EvidenceView(View):
    """A file, as a download."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out; raises Http404."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Evidence, actor, pk)
        run(actions.download_evidence, actor=actor, subject=row.pk)
        return as_download(row)
