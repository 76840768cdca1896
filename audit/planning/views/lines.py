"""Lines: those in sight, and one of them."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.planning.access import PLANNERS, SEE_LINES, is_head_on_draft, plans_engagement, visible_lines
from audit.planning.choices import PlanState
from audit.planning.forms import LineFilter
from audit.planning.models import Line
from audit.planning.queries import lines_of
from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView


class LineListView(ScopedListView):
    """Lines of plans in force: to the head and the president all, to others those of engagements that they work on or read."""

    requires = roles(*SEE_LINES)
    name = "planning.lines"
    title = _("Lines of the audit plan")
    filterset_class = LineFilter
    default_sort = "first"
    empty_text = _("There is no line of which you may know.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), lambda r: r.title, "title", lambda r: r.get_absolute_url()),
        Column("year", _("Fiscal year"), lambda r: r.plan.fiscal_year, "plan__fiscal_year"),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), "kind"),
        Column("named", _("What is audited"), lambda r: r.named),
        Column("first", _("Not before"), lambda r: r.first_day, "first_day"),
        Column("last", _("Not after"), lambda r: r.last_day, "last_day"),
        Column("days", _("Auditor days"), lambda r: r.auditor_days, "auditor_days", numeric=True),
        Column("progress", _("State"), lambda r: r.progress.label),
    ]

    def rows(self, actor: Actor) -> QuerySet[Line]:
        """Return the lines in sight of versions in force."""
        rows: QuerySet[Line] = visible_lines(actor).filter(plan__state=PlanState.APPROVED).select_related("plan")
        return rows

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add names and progress. Four queries."""
        found = {line.pk: line for line in lines_of(Line.objects.filter(pk__in=[row.pk for row in rows]), self.actor)}
        return [found[row.pk] for row in rows]


class LineView(View):
    """One line."""

    requires = roles(*SEE_LINES)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        fetch(Line, actor, pk)
        line = lines_of(Line.objects.filter(pk=pk), actor)[0]
        context = {
            "line": line, "writes": is_head_on_draft(actor, line) and not line.is_taken,
            "plans": plans_engagement(actor, line), "knows": actor.holds(*PLANNERS),
        }  # fmt: skip
        return render(request, "planning/line.html", context)
