"""Visits: the list, one visit with its result, what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action
from governance.web.views import ActionView
from voice.visits import actions
from voice.visits.access import PLANNERS, READERS, decides, has_all_in, heads_office
from voice.visits.choices import CorrectionState, VisitState
from voice.visits.forms import OpenedFilter, ReasonForm, VisitFilter, VisitForm
from voice.visits.models import Sheet, Visit
from voice.visits.queries import corrections_for, is_planner, results_of, visits_for
from voice.visits.views.evidence import contests_of


class VisitListView(ScopedListView):
    """The visits that the reader may know of."""

    requires = roles(*READERS)
    name = "visits.visits"
    title = _("Mystery visits")
    template_name = "visits/visits.html"
    filterset_class = OpenedFilter
    default_sort = "-visited"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("visited", _("Visited"), lambda r: r.visited_on, "visited_on"),
        Column("office", _("Office"), lambda r: r.office_name or "", ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("met", _("Criteria met"), lambda r: r.met, "", numeric=True),
        Column("rated", _("Criteria rated"), lambda r: r.rated, "", numeric=True),
    ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Offer the states before opening to those alone who know of such visits."""
        super().setup(request, *args, **kwargs)
        if is_planner(self.actor):
            self.filterset_class = VisitFilter  # type: ignore[misc] # of this request

    def rows(self, actor: Actor) -> QuerySet[Visit]:
        """Return the visits the reader may see."""
        return visits_for(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add how many criteria were met."""
        results = results_of(rows)
        for row in rows:
            groups = results.get(row.pk)
            row.met = sum(group.met for group in groups) if groups else None
            row.rated = sum(group.rated for group in groups) if groups else None
        return rows

    def context(self) -> dict[str, Any]:
        """Say whether the reader plans visits."""
        return {"plans": is_planner(self.actor)}


class VisitView(View):
    """One visit."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; what was seen only once every sheet is in."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        visit = get_object_or_404(visits_for(actor).select_related("round__criteria_set", "repeats"), pk=pk)
        plans, sheets = is_planner(actor), list(visit.sheets.select_related("rater"))
        corrections = list(corrections_for(actor).filter(visit=visit))
        contests = contests_of(visit, may_decide=decides(actor, visit))
        context = {
            "visit": visit, "plans": plans, "sheets": sheets if plans else [], "shown": has_all_in(visit),
            "own_sheet": own_sheet(actor, sheets) if plans else None, "groups": results_of([visit]).get(visit.pk, []),
            "contests": contests, "corrections": corrections, "heads": heads_office(actor, visit),
            "may_contest": visit.state == VisitState.SENT and heads_office(actor, visit) and in_time(visit),
            "may_plan": plans and visit.state == VisitState.FINAL and any(map(waits_for_visit, corrections)),
        }  # fmt: skip
        return render(request, "visits/visit.html", context)


def own_sheet(actor: Actor, sheets: list[Sheet]) -> Sheet | None:
    """Return the actor's own sheet among those of a visit."""
    return next((sheet for sheet in sheets if sheet.rater_id == actor.person_id), None)


def in_time(visit: Visit) -> bool:
    """Return whether the office may still object."""
    return visit.contest_until is not None and clock.today() <= visit.contest_until


def waits_for_visit(correction: Any) -> bool:
    """Return whether a corrective action was reported and no visit is planned for it."""
    return bool(correction.state == CorrectionState.REPORTED and correction.checked_in_id is None)


class PlannerActionView(ActionView):
    """An action of Quality Management on a visit."""

    requires = roles(*PLANNERS)


class ChangeVisitView(PlannerActionView):
    """Another day, other raters."""

    action: ClassVar[Action] = actions.change_visit
    form_class = VisitForm
    template_name = "visits/change_visit.html"
    done_message = _("Changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show day and raters as they stand."""
        raters = [str(pk) for pk in self.subject.sheets.values_list("rater_id", flat=True)]
        return {"initial": {"planned_on": self.subject.planned_on, "raters": raters}}


class CancelView(PlannerActionView):
    """Cancel a visit."""

    action: ClassVar[Action] = actions.cancel
    form_class = ReasonForm
    template_name = "visits/cancel.html"
    done_message = _("The visit was cancelled.")


class SendResultView(PlannerActionView):
    """Open the result to the office."""

    action: ClassVar[Action] = actions.send_result
    template_name = "visits/send_result.html"
    done_message = _("The office and its block have received the result.")


class PlanRevisitView(PlannerActionView):
    """Plan a further visit."""

    action: ClassVar[Action] = actions.plan_revisit
    form_class = VisitForm
    template_name = "visits/plan_revisit.html"
    done_message = _("The further visit is planned. Only Quality Management knows of it.")
    checks_version = False  # the first visit stays as it is
