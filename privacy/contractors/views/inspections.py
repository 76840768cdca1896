"""Inspections: the lists, and the page that is carried on a tablet, where each line is a form of its own."""

import secrets
from collections.abc import Iterable
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
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from privacy.contractors import actions
from privacy.contractors.access import in_charge, inspects
from privacy.contractors.choices import FindingState, InspectionState
from privacy.contractors.forms import (
    DecisionForm,
    FindingFilter,
    FinishForm,
    InspectionFilter,
    ItemForm,
    PlanForm,
    ReportForm,
)
from privacy.contractors.models import Finding, Inspection, Observation, Paper
from privacy.contractors.queries import findings_for, inspections_for, items_of
from privacy.contractors.views.shared import READ, WorkView


class InspectionListView(ScopedListView):
    """The inspections that the reader may see."""

    requires = READ
    name = "contractors.inspections"
    title = _("Inspections of contractors")
    filterset_class = InspectionFilter
    default_sort = "-planned"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("company", _("Company"), lambda r: r.job.contractor.name, ""),
        Column("unit", _("Unit in charge"), lambda r: r.unit_name or "", ""),
        Column("planned", _("Planned for"), lambda r: r.planned_on, "planned_on"),
        Column("inspector", _("Inspector"), lambda r: r.inspector.name, ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("result", _("Result"), lambda r: r.get_result_display(), ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Inspection]:
        """Return them."""
        return inspections_for(actor)


class FindingListView(ScopedListView):
    """The findings that the reader may see."""

    requires = READ
    name = "contractors.findings"
    title = _("Findings at contractors")
    filterset_class = FindingFilter
    default_sort = "-due"
    columns: ClassVar[list[Column]] = [
        Column("finding", _("What is to be put right"), lambda r: r.text, "", lambda r: r.get_absolute_url()),
        Column("company", _("Company"), lambda r: r.inspection.job.contractor.name, ""),
        Column("unit", _("Unit in charge"), lambda r: r.unit_name or "", ""),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: state_of(r), ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Finding]:
        """Return them."""
        return findings_for(actor)


def state_of(finding: Finding) -> Any:
    """Return the state in words, and that it is late when it is."""
    late = finding.state != FindingState.CLOSED and finding.due_on < clock.today()
    return _("Overdue") if late else finding.get_state_display()


class InspectionView(View):
    """One inspection. The inspector fills it in line by line, with or without JavaScript."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = get_object_or_404(inspections_for(actor).select_related("catalogue"), pk=pk)
        papers = Prefetch("papers", Paper.objects.defer("sealed"))
        seen = {o.item_id: o for o in row.observations.prefetch_related(papers)}
        fills = row.state == InspectionState.PLANNED and inspects(actor, row)
        lines = [line_of(item, seen.get(item.pk), fills) for item in items_of(row.catalogue_id)]
        works = in_charge(actor, row)
        context = {
            "inspection": row, "lines": lines, "fills": fills, "answered": len(seen), "asked": len(lines),
            "works": works, "own_id": actor.own_id, "keeps_nothing": "" if fills else kept_on_tablet(row, lines, actor),
            "findings": row.findings.select_related("reported_by", "checked_by"),
        }  # fmt: skip
        return render(request, "contractors/inspection.html", context)


def kept_on_tablet(row: Inspection, lines: Iterable[dict[str, Any]], actor: Actor) -> str:
    """Return the keys under which the inspector's device may still keep what was typed into an inspection that is over."""
    if row.state == InspectionState.PLANNED or row.inspector_id != actor.person_id:
        return ""
    return " ".join(f"{row.pk}:{part}" for part in ("finish", *(line["item"].pk for line in lines)))


def line_of(item: Any, seen: Observation | None, fills: bool) -> dict[str, Any]:
    """Return a line of the checklist as the page shows it, with a form of its own for the inspector."""
    given = {"item": item.pk} | ({"answer": seen.answer, "note": seen.note} if seen else {})
    form = ItemForm(initial=given, auto_id=f"id_{item.pk}_%s") if fills else None
    return {
        "item": item, "seen": seen, "files": shown(seen.papers.all()) if seen else [], "form": form,
        "key": secrets.token_urlsafe(16),
    }  # fmt: skip


class ChangePlanView(WorkView):
    """Another day, or another inspector."""

    action: ClassVar[Action] = actions.change_plan
    template_name = "contractors/change_plan.html"
    done_message = _("The plan is changed.")

    def make_form(self, *data: Any) -> PlanForm:
        """Return the form with the present plan and those who may go."""
        row = self.subject
        given = {"planned_on": row.planned_on, "inspector": row.inspector_id}
        return PlanForm(*data[:1], job=row.job, initial=given)


class SaveItemView(WorkView):
    """Keep one line. The form stands on the page of the inspection; here it is shown again with what is wrong."""

    action: ClassVar[Action] = actions.save_item
    form_class = ItemForm
    template_name = "contractors/save_item.html"
    done_message = _("Saved.")
    checks_version = False  # each line stands for itself

    def form_kwargs(self) -> dict[str, Any]:
        """Take the line from the address when the page is opened by itself."""
        return {"initial": {"item": self.request.GET.get("item", "")}}

    def context(self) -> dict[str, Any]:
        """Say which line it is."""
        asked = self.request.POST.get("item") or self.request.GET.get("item", "")
        return {"item": next((i for i in items_of(self.subject.catalogue_id) if str(i.pk) == asked), None)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the line on the page of the inspection."""
        return f"{self.subject.get_absolute_url()}#item-{self.request.POST.get('item', '')[:36]}"


class FinishView(WorkView):
    """Count, sum up, finish."""

    action: ClassVar[Action] = actions.finish
    form_class = FinishForm
    template_name = "contractors/finish.html"
    done_message = _("The inspection is finished. What is not in order became findings.")
    checks_version = False  # lines saved in the meantime are no other state

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"inspected_on": clock.today()}}


class ReportFindingView(WorkView):
    """Report what the contractor put right."""

    action: ClassVar[Action] = actions.report_finding
    form_class = ReportForm
    template_name = "contractors/report_finding.html"
    done_message = _("Reported. Someone else checks it.")


class CheckFindingView(WorkView):
    """Check what was put right."""

    action: ClassVar[Action] = actions.check_finding
    form_class = DecisionForm
    template_name = "contractors/check_finding.html"
    done_message = _("Checked.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the check."""
        return {"granted": form.cleaned_data["granted"], "note": form.cleaned_data["reason"]}
