"""Defects: the list, one defect, reporting, closing, giving back."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.attachments.sealed import shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.workspace import actions
from privacy.workspace.access import FILLERS, SEERS, may_close, may_put_right
from privacy.workspace.choices import DefectState
from privacy.workspace.forms import DefectFilter, ReasonForm, ReportForm
from privacy.workspace.models import Defect
from privacy.workspace.queries import defects_for
from privacy.workspace.views.checks import state_of


class DefectListView(ScopedListView):
    """The defects that the reader may see."""

    requires = roles(*SEERS)
    name = "workspace.defects"
    title = _("Defects of workspaces")
    filterset_class = DefectFilter
    default_sort = "-due"
    empty_text = _("There are no defects.")
    columns: ClassVar[list[Column]] = [
        Column("what", _("Defect"), lambda r: str(r.criterion or r.verification), "", lambda r: r.get_absolute_url()),
        Column("unit", _("Unit"), lambda r: r.unit_name or ""),
        Column("found", pgettext_lazy("workspace", "Found by"), lambda r: found_by(r)),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: state_of(r)),
        Column("returns", _("Times returned"), lambda r: r.returns, numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[Defect]:
        """Return the defects."""
        return defects_for(actor)


def found_by(defect: Any) -> Any:
    """Return who found it, in words."""
    return defect.found_in.get_kind_display() if defect.found_in else _("Verification by another unit")


class DefectView(View):
    """One defect."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = defects_for(actor).select_related(
            "unit", "reported_by", "closed_by", "criterion", "found_in", "verification"
        )
        defect = get_object_or_404(rows, pk=pk)
        context = {
            "defect": defect, "found_by": found_by(defect), "late": defect.is_late(clock.today()),
            "photos": shown(defect.photos.defer("sealed")),
            "may_report": defect.state == DefectState.OPEN and may_put_right(actor, defect),
            "may_close": defect.state == DefectState.REPORTED and may_close(actor, defect),
        }  # fmt: skip
        return render(request, "workspace/defect.html", context)


class DefectActionView(ActionView):
    """An action on a defect."""

    requires = roles(OFFICER, *FILLERS)

    def context(self) -> dict[str, Any]:
        """Show which unit it is about, and the photos."""
        row = defects_for(self.actor).get(pk=self.subject.pk)
        return {"defect": row, "photos": shown(row.photos.defer("sealed"))}


class ReportDefectView(DefectActionView):
    """Report what was put right."""

    action: ClassVar[Action] = actions.report_defect
    form_class = ReportForm
    template_name = "workspace/report_defect.html"
    done_message = _("Reported. Somebody else looks at it and closes it.")


class CloseDefectView(DefectActionView):
    """Close it."""

    action: ClassVar[Action] = actions.close_defect
    template_name = "workspace/close_defect.html"
    done_message = _("Closed.")


class ReturnDefectView(DefectActionView):
    """Give it back."""

    action: ClassVar[Action] = actions.return_defect
    form_class = ReasonForm
    template_name = "workspace/return_defect.html"
    done_message = _("Returned. The unit is told.")
