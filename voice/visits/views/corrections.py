"""Corrective actions, and an office's results beside what its customers answered."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action
from governance.web.views import ActionView
from voice.visits import actions
from voice.visits.access import READERS
from voice.visits.forms import CorrectionFilter, ReportForm
from voice.visits.models import Correction
from voice.visits.queries import corrections_for, opened_visits_of, results_of, survey_beside


class CorrectionListView(ScopedListView):
    """The corrective actions that the reader may see."""

    requires = roles(*READERS)
    name = "visits.corrections"
    title = _("Corrective actions after visits")
    filterset_class = CorrectionFilter
    default_sort = "-due"
    empty_text = _("There are no corrective actions.")
    columns: ClassVar[list[Column]] = [
        Column("visit", _("Mystery visit"), lambda r: r.visit.reference, "", lambda r: r.get_absolute_url()),
        Column("office", _("Office"), lambda r: r.office_name or "", ""),
        Column("criterion", _("Criterion"), lambda r: r.criterion.text, ""),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: state_of(r), ""),
        Column("reported", _("Reported"), lambda r: r.reported_at, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Correction]:
        """Return the corrective actions the reader may see."""
        return corrections_for(actor)


def state_of(correction: Any) -> Any:
    """Return the state in words, and that it is late when it is."""
    return _("Overdue") if correction.is_late else correction.get_state_display()


class ReportCorrectionView(ActionView):
    """Report what was put right."""

    requires = roles(*READERS)
    action: ClassVar[Action] = actions.report_correction
    form_class = ReportForm
    template_name = "visits/report_correction.html"
    done_message = _("Reported. A later visit looks at it.")


class OfficeView(View):
    """The results of one office, newest first; the newest beside the customer survey. No comparison with other offices."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show them; 404 where the reader knows of no visit."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        visits = opened_visits_of(actor, pk)
        if not visits:
            raise Http404
        results = results_of(visits)
        newest = next((visit for visit in visits if visit.repeats_id is None), visits[0])
        groups = results.get(newest.pk, [])
        beside = survey_beside(groups, pk)
        context = {
            "office_name": visits[0].office_name, "newest": newest,
            "rows": [(group, beside.get(group.group)) for group in groups],
            "visits": [
                (visit, sum(g.met for g in results[visit.pk]), sum(g.rated for g in results[visit.pk]))
                for visit in visits
            ],
        }  # fmt: skip
        return render(request, "visits/office.html", context)
