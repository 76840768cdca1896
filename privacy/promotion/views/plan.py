"""The plan: the list with the progress of each group, one requirement, the printed plan."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from governance import clock
from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download, shown
from governance.documents import pdf_response
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, run
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.promotion import actions
from privacy.promotion.access import OWNERS, SEERS, is_officer, may_report
from privacy.promotion.choices import OPEN_STATES
from privacy.promotion.document import document_of, file_name
from privacy.promotion.forms import AssignForm, ItemFilter, ProgressForm
from privacy.promotion.models import Evidence, Item
from privacy.promotion.queries import catalogue_in_force, items_for, progress_for, sees_all


class ItemListView(ScopedListView):
    """The requirements that the reader may see."""

    requires = roles(*SEERS)
    name = "promotion.items"
    title = _("Promotion plan")
    template_name = "promotion/items.html"
    filterset_class = ItemFilter
    default_sort = "group"
    page_size = 100
    columns: ClassVar[list[Column]] = [
        Column("code", pgettext_lazy("plan", "Number"), lambda r: r.code, "code", lambda r: r.get_absolute_url()),
        Column("group", _("Group"), lambda r: r.requirement.get_group_display(), "requirement__position"),
        Column("text", _("Requirement"), lambda r: r.requirement.text),
        Column("unit", _("Unit in charge"), lambda r: r.unit_name or _("The chief privacy officer")),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: state_of(r), "state"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Item]:
        """Return the requirements."""
        return items_for(actor)

    def context(self) -> dict[str, Any]:
        """Add the progress of each group, and what the reader may do."""
        return {
            "groups": progress_for(self.actor), "catalogue": catalogue_in_force(), "sees_all": sees_all(self.actor),
            "keeps": is_officer(self.actor, None),
        }  # fmt: skip


def state_of(item: Any) -> Any:
    """Return the state in words, and that it is late when it is."""
    if item.is_late(clock.today()):
        return _("%(state)s, past the day") % {"state": item.get_state_display()}
    return item.get_state_display()


class ItemView(View):
    """One requirement with all reports."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        item = get_object_or_404(items_for(actor), pk=pk)
        files = Prefetch("evidence", Evidence.objects.defer("sealed"))
        reports = item.reports.select_related("reported_by", "requirement__catalogue").prefetch_related(files)
        context = {
            "item": item, "late": item.is_late(clock.today()), "open": item.state in OPEN_STATES,
            "keeps": is_officer(actor, item), "may_report": may_report(actor, item),
            "reports": [(report, shown(report.evidence.all())) for report in reports],
        }  # fmt: skip
        return render(request, "promotion/item.html", context)


class AssignItemView(ActionView):
    """Say who owns it, until when."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.assign_item
    form_class = AssignForm
    template_name = "promotion/assign_item.html"
    done_message = _("Saved. The unit is told.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show who owns it now."""
        unit = str(self.subject.unit_id) if self.subject.unit_id else ""
        return {"initial": {"unit": unit, "due_on": self.subject.due_on}}


class ReportProgressView(ActionView):
    """Report how far it has come."""

    requires = roles(OFFICER, *OWNERS)
    action: ClassVar[Action] = actions.report_progress
    template_name = "promotion/report_progress.html"
    done_message = _("Reported.")

    def make_form(self, *data: Any) -> ProgressForm:
        """Return the form with what stands now."""
        return ProgressForm(*data, actor=self.actor, item=self.subject)


class EvidenceView(View):
    """A file of a report, as a download."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Evidence, actor, pk)
        run(actions.download_evidence, actor=actor, subject=row.pk)
        return as_download(row)


class PlanDocumentView(View):
    """The plan as a PDF: what the reader may see of it."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Hand it out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return pdf_response(file_name(), document_of(actor))
