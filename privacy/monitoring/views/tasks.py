"""Tasks: what waits for oneself, all in sight, one of them, and the units."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.deadlines.queries import faces_of, soonest
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import run
from privacy.access import READERS
from privacy.contributed import incidents_about
from privacy.monitoring import actions
from privacy.monitoring.access import JUDGES, judges
from privacy.monitoring.choices import SETTLED
from privacy.monitoring.figures import by_unit
from privacy.monitoring.forms import NoFilter, TaskFilter, WaitingFilter
from privacy.monitoring.models import Task
from privacy.monitoring.queries import SUBJECT, Counted, counts_of, flags_of, tasks_for, waiting_for


def whose(task: Task) -> str:
    """Return whose views these are."""
    return task.person.name if task.person else task.staff_id


def due_on(task: Any) -> Any:
    """Return the last day of the task's clock, None when it is settled."""
    return task.clock.due_on if task.clock else None


COLUMNS = [
    Column("reference", _("Reference number"), lambda r: r.reference, "", lambda r: r.get_absolute_url()),
    Column("day", _("Day"), lambda r: r.day, "day"),
    Column("person", _("Whose views"), whose, ""),
    Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
    Column("score", _("Score"), lambda r: r.score, "score", numeric=True),
    Column("flags", _("Flags"), lambda r: r.counted.asked, "", numeric=True),
    Column("waiting", _("Open flags"), lambda r: r.counted.waiting, "", numeric=True),
    Column("due", _("Due"), due_on, ""),
]


class TaskListView(ScopedListView):
    """A list of tasks with the clock of each."""

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the clocks and the numbers of flags. Three queries."""
        found = [row.pk for row in rows]
        faces, counts = faces_of(SUBJECT, found), counts_of(found)
        for row in rows:
            row.clock, row.counted = soonest(faces.get(row.pk, [])), counts.get(row.pk, Counted())
        return rows


class WaitingView(TaskListView):
    """What waits for the reader first, the soonest clock first."""

    requires = roles(*JUDGES)
    name = "monitoring.waiting"
    title = _("Views to confirm")
    template_name = "monitoring/waiting.html"
    filterset_class = WaitingFilter
    default_sort = "opened"
    empty_text = _("Nothing waits for you.")
    columns: ClassVar[list[Column]] = [*COLUMNS, Column("opened", _("Opened"), lambda r: r.opened_at, "opened_at")]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the tasks; all clocks have the same period, so the oldest is due first."""
        return waiting_for(actor)


class TasksView(TaskListView):
    """Everything in the reader's sight, the highest score first."""

    requires = roles(*READERS)
    name = "monitoring.tasks"
    title = _("Flagged views")
    template_name = "monitoring/tasks.html"
    filterset_class = TaskFilter
    default_sort = "-score"
    empty_text = _("No views were flagged.")
    columns: ClassVar[list[Column]] = [
        *COLUMNS,
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("denied", _("No purpose found"), lambda r: r.counted.denied, "", numeric=True),
        Column("settled", _("Settled"), lambda r: r.settled_at, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the tasks."""
        return tasks_for(actor)


class TaskView(View):
    """One task."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it with its flags; the first look of each reader is noted. A constant number of queries."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        task = get_object_or_404(tasks_for(actor), pk=pk)
        run(actions.look, actor=actor, subject=task.pk, key=clock.now().strftime("%Y%m%d%H"))
        may_judge, flags = judges(actor, task), flags_of(task)
        titles = {flag.rule: flag.title for flag in flags}
        context = {
            "task": task, "flags": flags, "basis": [(titles.get(part["rule"], ""), part) for part in task.basis],
            "may_judge": may_judge, "whose": whose(task),
            "clocks": faces_of(SUBJECT, [task.pk]).get(task.pk, []), "incident": _incident(actor, task),
            "settled": task.state in SETTLED,
        }  # fmt: skip
        return render(request, "monitoring/task.html", context)


def _incident(actor: Actor, task: Task) -> Any:
    try:
        return incidents_about.ask(actor, SUBJECT, [task.pk]).get(task.pk) if task.handed_over_at else None
    except LookupError:  # no room of incidents is there
        return None


class UnitsView(ScopedListView):
    """The units in sight: what waits, and what was found."""

    requires = roles(*READERS)
    name = "monitoring.units"
    title = _("Flagged views, by unit")
    template_name = "monitoring/units.html"
    filterset_class = NoFilter
    default_sort = "-waiting"
    empty_text = _("No views were flagged.")
    columns: ClassVar[list[Column]] = [
        Column("unit", _("Unit"), lambda r: r.unit_name or r.code, "code",
               lambda r: f"{reverse('monitoring:tasks')}?unit={r.code}"),
        Column("tasks", pgettext_lazy("views", "Tasks"), lambda r: r.tasks, "tasks", numeric=True),
        Column("waiting", _("To be confirmed"), lambda r: r.waiting, "waiting", numeric=True),
        Column("oldest", _("Oldest of these"), lambda r: r.oldest, ""),
        Column("judged", _("Flags judged"), lambda r: r.judged, "judged", numeric=True),
        Column("unexplained", _("No purpose found"), lambda r: r.unexplained, "unexplained", numeric=True),
        Column("percent", _("Share without a purpose"), lambda r: f"{r.percent} %", "percent", numeric=True),
    ]  # fmt: skip

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the units."""
        return by_unit(actor)
