"""Contracts: the lists, one contract with everything about it, each step."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor
from governance.attachments.sealed import shown
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action
from privacy.contractors import actions
from privacy.contractors.access import in_charge
from privacy.contractors.choices import InspectionState, JobState
from privacy.contractors.forms import (
    ClausesForm,
    ConsentForm,
    DecisionForm,
    JobFilter,
    LeakForm,
    PlanForm,
    ProofForm,
)
from privacy.contractors.models import Job, Paper
from privacy.contractors.queries import (
    chain_of,
    facts_of,
    items_of,
    jobs_at_risk,
    jobs_for,
    leaks_of,
    reasons_of,
    weights_on,
)
from privacy.contractors.rules import points
from privacy.contractors.views.shared import READ, ParentView, WorkView


class JobListView(ScopedListView):
    """The contracts that the reader may see."""

    requires = READ
    name = "contractors.jobs"
    title = _("Contracts with contractors")
    template_name = "contractors/jobs.html"
    filterset_class = JobFilter
    default_sort = "-start"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("company", _("Company"), lambda r: r.contractor.name, "contractor__name"),
        Column("title", _("Job"), lambda r: r.title, ""),
        Column("unit", _("Unit in charge"), lambda r: r.unit_name or "", ""),
        Column("start", _("Start"), lambda r: r.starts_on, "starts_on"),
        Column("end", _("Valid to"), lambda r: r.ends_on, "ends_on"),
        Column("inspect", _("Inspection due"), lambda r: r.inspect_by, "inspect_by"),
        Column("score", _("Risk points"), lambda r: r.score, "score", numeric=True),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Job]:
        """Return them."""
        return jobs_for(actor)


class AtRiskView(JobListView):
    """The contracts that have a reason to be looked at, with the reasons."""

    name = "contractors.at_risk"
    title = _("Contractors at risk")
    template_name = "contractors/at_risk.html"
    default_sort = "-score"
    empty_text = _("No contract has a reason to be looked at.")
    columns: ClassVar[list[Column]] = [
        *(column for column in JobListView.columns if column.key in ("reference", "company", "title", "unit", "score")),
        Column("reasons", _("Reasons"), lambda r: "、".join(map(str, reasons_of(r))), ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Job]:
        """Return them."""
        return jobs_at_risk(actor)


class JobView(View):
    """One contract."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        job = get_object_or_404(jobs_for(actor).select_related("bid", "clauses_in"), pk=pk)
        papers = Prefetch("papers", Paper.objects.defer("sealed"))
        inspections = list(job.inspections.select_related("inspector"))
        running, weights = job.state == JobState.RUNNING, weights_on(clock.today())
        context = {
            "job": job, "works": in_charge(actor, job), "reasons": reasons_of(job),
            "points": points(facts_of(job), weights), "high": weights.high,
            "clauses": job.clauses.select_related("item"), "chain": chain_of(job), "inspections": inspections,
            "leaks": leaks_of(actor, job), "clocks": faces_of(Job._meta.label_lower, [job.pk]).get(job.pk, []),
            "proofs": [(row, shown(row.papers.all())) for row in job.proofs.prefetch_related(papers)],
            "running": running, "own_id": actor.own_id,
            "may_plan": running and all(row.state != InspectionState.PLANNED for row in inspections),
        }  # fmt: skip
        return render(request, "contractors/job.html", context)


class FillClausesView(WorkView):
    """Go through the clauses."""

    action: ClassVar[Action] = actions.fill_clauses
    template_name = "contractors/fill_clauses.html"
    done_message = _("Saved.")

    def make_form(self, *data: Any) -> ClausesForm:
        """Return the form with what was saved so far."""
        given = {row.item_id: (row.answer, row.reason) for row in self.subject.clauses.all()}
        return ClausesForm(*data, items=items_of(self.subject.clauses_in_id), given=given)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answers."""
        return {"answers": form.answers()}


class BeginView(WorkView):
    """Let the contract begin."""

    action: ClassVar[Action] = actions.begin
    template_name = "contractors/begin.html"
    done_message = _("The contract is in force. Its first inspection is due within a year.")


class AskConsentView(WorkView):
    """Enter a request for a subcontractor."""

    action: ClassVar[Action] = actions.ask_consent
    template_name = "contractors/ask_consent.html"
    done_message = _("Entered. Someone else consents or refuses.")

    def make_form(self, *data: Any) -> ConsentForm:
        """Return the form with the subcontractors above."""
        return ConsentForm(*data, job=self.subject)


class DecideConsentView(WorkView):
    """Consent or refuse."""

    action: ClassVar[Action] = actions.decide_consent
    form_class = DecisionForm
    template_name = "contractors/decide_consent.html"
    done_message = _("Decided.")


class PlanInspectionView(WorkView):
    """Plan an inspection."""

    action: ClassVar[Action] = actions.plan_inspection
    template_name = "contractors/plan_inspection.html"
    done_message = _("The inspection is planned.")

    def make_form(self, *data: Any) -> PlanForm:
        """Return the form with those who may go."""
        return PlanForm(*data, job=self.subject)


class ReportLeakView(ParentView):
    """Note a leak at the contractor."""

    action: ClassVar[Action] = actions.report_leak
    parent_model = Job
    parent_name = "job"
    form_class = LeakForm
    template_name = "contractors/report_leak.html"
    done_message = _("Noted. A leak incident is opened from it.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what the action takes."""
        return {name: form.cleaned_data[name] for name in ("known_at", "persons", "text")} | {"job": self.parent}


class AddProofView(WorkView):
    """Add a certificate of return or of destruction."""

    action: ClassVar[Action] = actions.add_proof
    form_class = ProofForm
    template_name = "contractors/add_proof.html"
    done_message = _("Added.")


class CloseView(WorkView):
    """End the contract."""

    action: ClassVar[Action] = actions.close
    template_name = "contractors/close.html"
    done_message = _("The contract has ended.")
