"""Resolutions, and the units that have not reported."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.committee import actions
from compliance.committee.access import (
    FOLLOWERS,
    READERS,
    ROOM,
    UNIT_HEADS,
    follows,
    heads_unit,
    is_secretariat,
    visible_items,
    visible_reports,
)
from compliance.committee.choices import OWING
from compliance.committee.forms import (
    AdoptForm,
    ExcuseForm,
    NoteForm,
    OrderForm,
    OwnReportFilter,
    ReportFilter,
    ReportForm,
    ResolutionFilter,
    ResultForm,
    StartForm,
    TestForm,
)
from compliance.committee.models import Item, UnitReport
from compliance.committee.queries import excused, resolutions_for, share, shown_item, with_unit_names
from compliance.committee.views.main import SecretariatView, links
from compliance.guard.checking import ChecksWording
from compliance.models import Case
from compliance.ordering import ordered
from governance import clock, vault
from governance.access import Actor, fetch, roles
from governance.attachments.downloads import as_download, with_names
from governance.attachments.models import Attachment
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView

OWNER = "committee.unitreport"


class ResolutionListView(ScopedListView):
    """The resolutions that the reader may see."""

    requires = roles(*READERS)
    name = "committee.resolutions"
    title = _("Resolutions of the compliance committee")
    template_name = "committee/resolutions.html"
    filterset_class = ResolutionFilter
    default_sort = "-number"
    columns: ClassVar[list[Column]] = [
        Column("number", _("Resolution number"), lambda r: r.number, "number", numeric=True),
        Column("title", _("Title"), lambda r: r.title, "title", lambda r: r.get_absolute_url()),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("due", _("To be reported by"), lambda r: r.due_on, "due_on"),
        Column("units", _("Units concerned"), lambda r: r.units, numeric=True),
        Column("reported", _("Reported"), lambda r: r.reported, numeric=True),
        Column("share", _("Share (%)"), share, numeric=True),
        Column("test", _("Effect is tested on"), lambda r: r.test_on, "test_on"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the resolutions within the reader's scope."""
        return resolutions_for(actor)

    def context(self) -> dict[str, Any]:
        """Lead to the units that have not reported, and to the own reports."""
        return {"follows": follows(self.actor), "heads_units": self.actor.holds(*UNIT_HEADS)}


class ReportListView(ScopedListView):
    """The units that have not reported; with another state chosen, the others."""

    requires = roles(*FOLLOWERS)
    name = "committee.reports"
    title = _("Units that have not reported")
    template_name = "committee/reports.html"
    filterset_class = ReportFilter
    default_sort = "code"
    columns: ClassVar[list[Column]] = [
        Column("code", _("Unit code"), lambda r: r.unit.code, "unit__code"),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", "unit_name", lambda r: r.get_absolute_url()),
        Column("number", _("Resolution number"), lambda r: r.resolution.number, "resolution__number", numeric=True),
        Column(
            "resolution", _("Resolution"), lambda r: r.resolution.title, "", lambda r: r.resolution.get_absolute_url()
        ),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("due", _("To be reported by"), lambda r: r.resolution.due_on, "resolution__due_on"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return those that owe a report on a resolution under way, unless a state is asked for."""
        rows = with_unit_names(visible_reports(actor)).select_related("resolution", "unit")
        if self.request.GET.get("state"):
            return rows
        return rows.filter(state__in=OWING, resolution__state="in_progress")


class OwnReportListView(ScopedListView):
    """What the reader's own units have reported, and what they still owe."""

    requires = roles(*UNIT_HEADS)
    name = "committee.own_reports"
    title = _("Reports of the own unit")
    template_name = "committee/own_reports.html"
    filterset_class = OwnReportFilter
    default_sort = "-due"
    columns: ClassVar[list[Column]] = [
        Column("number", _("Resolution number"), lambda r: r.resolution.number, "resolution__number", numeric=True),
        Column("resolution", _("Resolution"), lambda r: r.resolution.title, "", lambda r: r.get_absolute_url()),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", "unit_name"),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("due", _("To be reported by"), lambda r: r.resolution.due_on, "resolution__due_on"),
        Column("reported", _("Reported on"), lambda r: r.reported_at, "reported_at"),
        Column("text", _("What was done"), lambda r: Truncator(r.text).chars(60)),
        Column("note", _("What is missing"), lambda r: r.note if r.state == "returned" else ""),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the reports of the units that the reader heads."""
        own = visible_reports(actor).filter(unit_id__in=actor.unit_ids(*UNIT_HEADS))
        return with_unit_names(own).select_related("resolution", "unit")


class ResolutionView(View):
    """One resolution: to those who follow it all units, to the head of a unit the own report."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = resolutions_for(actor).select_related("adopted_by", "tested_by")
        resolution = get_object_or_404(rows, pk=pk)
        item = visible_items(actor).filter(pk=resolution.item_id).select_related("meeting").first()
        own = with_unit_names(visible_reports(actor)).filter(
            resolution=resolution, unit_id__in=actor.unit_ids(*UNIT_HEADS)
        )
        context = {
            "resolution": resolution, "item": item, "own": own, "share": share(resolution),
            "excused": excused(resolution),
            "follows": follows(actor),
            "clocks": faces_of("committee.resolution", [pk]).get(pk, []),
            "ordered": ordered([o.measure_id for o in resolution.ordered.all()], actor) if item else [],
            "possible": possible_actions(resolution, item, actor),
            "late": resolution.state == "in_progress" and resolution.due_on < clock.today(),
        }  # fmt: skip
        return render(request, "committee/resolution.html", context)


def possible_actions(resolution: Any, item: Item | None, actor: Actor) -> list[tuple[str, str]]:
    """Return label and address of what the secretariat may do with the resolution now."""
    if not is_secretariat(actor):
        return []
    state = resolution.state
    offers: list[tuple[str, Any, bool]] = [
        ("start", _("Give it to the units"), state == "adopted"),
        ("confirm-carried-out", _("Confirm as carried out"), state == "in_progress" and not resolution.owing),
        ("record-test", _("Record the test of the effect"), state == "carried_out"),
        ("plan-test", _("Plan the test anew"), state in ("adopted", "in_progress", "carried_out")),
        ("order-measure", _("Order a measure"), item is not None and item.case_id is not None),
    ]
    return links(offers, resolution.pk)


class AdoptView(ChecksWording, ActionView):
    """Write down what was resolved on an item."""

    requires = roles(*ROOM)
    action: ClassVar[Action] = actions.adopt
    form_class = AdoptForm
    guarded = ("title", "text", "test_method")
    template_name = "committee/adopt.html"
    done_message = _("The resolution was written down.")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the item; 404 for one that was not carried."""
        self.item = fetch(Item, self.actor, self.kwargs["pk"])
        if self.item.state != "carried":
            raise Http404
        return None

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the resolution with its item."""
        return {**super().inputs(form), "item": self.item}

    def guarded_case(self) -> Case | None:
        """Return the case of the item: all units concerned read the resolution."""
        return self.item.case

    def context(self) -> dict[str, Any]:
        """Name the item."""
        return {"shown": shown_item(self.item, self.actor), "item": self.item}

    def next_page(self, outcome: Outcome) -> str:
        """Return the resolution."""
        return reverse("committee:resolution", args=[outcome.subject_id])


class StartView(SecretariatView):
    """Give it to the units."""

    action: ClassVar[Action] = actions.start
    form_class = StartForm
    template_name = "committee/start.html"
    done_message = _("The units were told.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the reach and the units."""
        return {"reach": form.cleaned_data["reach"], "units": form.units()}


class ConfirmCarriedOutView(SecretariatView):
    """Confirm that it was carried out."""

    action: ClassVar[Action] = actions.confirm_carried_out
    template_name = "committee/confirm_carried_out.html"
    done_message = _("It counts as carried out. Whether it worked is tested later.")


class PlanTestView(SecretariatView):
    """Plan the test anew."""

    action: ClassVar[Action] = actions.plan_test
    form_class = TestForm
    template_name = "committee/plan_test.html"
    done_message = _("The plan was saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        return {"initial": {"test_on": self.subject.test_on, "test_method": self.subject.test_method}}


class RecordTestView(SecretariatView):
    """Say whether it worked."""

    action: ClassVar[Action] = actions.record_test
    form_class = ResultForm
    template_name = "committee/record_test.html"
    done_message = _("The result was noted.")


class OrderMeasureView(ChecksWording, SecretariatView):
    """Order a measure for the case behind it."""

    action: ClassVar[Action] = actions.order_measure
    form_class = OrderForm
    guarded = ("title", "text")
    template_name = "committee/order_measure.html"
    done_message = _("The measure was proposed to the unit.")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the resolution; 404 for one without a case that the reader may know."""
        found = super().get_subject(pk)
        if not visible_items(self.actor).filter(pk=found.item_id, case__isnull=False).exists():
            raise Http404
        return found

    def guarded_case(self) -> Case | None:
        """Return the case behind the resolution."""
        case: Case | None = self.subject.item.case
        return case


class ReportPageView(View):
    """What one unit has reported."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = with_unit_names(visible_reports(actor)).select_related("resolution", "reported_by", "box")
        report = get_object_or_404(rows, pk=pk)
        found = list(Attachment.objects.filter(owner_type=OWNER, owner_id=pk).select_related("box"))
        readable = report.box is not None and vault.opens(report.box, actor.keys)
        context = {
            "report": report, "resolution": report.resolution, "possible": report_actions(report, actor),
            "files": with_names(found, actor.keys) if readable else [], "file_count": len(found),
        }  # fmt: skip
        return render(request, "committee/unit_report.html", context)


def report_actions(report: UnitReport, actor: Actor) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with a unit's report now."""
    under_way, owing = report.resolution.state == "in_progress", report.state in OWING
    offers: list[tuple[str, Any, bool]] = [
        ("report", _("Report as carried out"), under_way and owing and heads_unit(actor, report)),
        ("send-back", _("Send it back"), under_way and report.state == "reported" and is_secretariat(actor)),
        ("excuse", _("Excuse the unit"), under_way and owing and is_secretariat(actor)),
    ]
    return links(offers, report.pk)


class EvidenceView(View):
    """A file of evidence."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        """Hand it out to those whose keys open it, and note that in the ledger."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        report = fetch(UnitReport, actor, pk)
        found = get_object_or_404(Attachment, pk=attachment, owner_type=OWNER, owner_id=report.pk)
        if not vault.opens(found.box, actor.keys):
            raise Http404
        run(actions.download_evidence, actor=actor, subject=report.pk, attachment=found)
        return as_download(found, actor.keys)


class ReportView(ActionView):
    """Report for one's unit."""

    requires = roles(*UNIT_HEADS)
    action: ClassVar[Action] = actions.report
    form_class = ReportForm
    template_name = "committee/report.html"
    done_message = _("The report was handed in.")

    def context(self) -> dict[str, Any]:
        """Show what is to be done."""
        return {"resolution": self.subject.resolution}


class SendBackView(SecretariatView):
    """Something is missing."""

    action: ClassVar[Action] = actions.send_back
    form_class = NoteForm
    template_name = "committee/send_back.html"
    done_message = _("The report was sent back to the unit.")


class ExcuseView(SecretariatView):
    """It does not apply to the unit."""

    action: ClassVar[Action] = actions.excuse
    form_class = ExcuseForm
    template_name = "committee/excuse.html"
    done_message = _("The unit no longer owes a report.")
