"""What monitoring answers the other rooms of privacy: whose records were viewed without a purpose, and how flags stand."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.deadlines.queries import sums_of
from privacy.access import counted
from privacy.contributed import (
    Concerned,
    Outcome,
    Standing,
    flags_by_outcome,
    rejected_logs_kept,
    stands,
    viewed_persons,
    views_by_person,
)
from privacy.monitoring.access import visible_tasks
from privacy.monitoring.choices import FlagState, TaskState
from privacy.monitoring.models import Task
from privacy.monitoring.queries import SUBJECT, denied_flags, denied_views, real_flags, settings_on
from privacy.monitoring.sealing import opened_record


@viewed_persons.fill
def viewed(subject_type: str, subject_id: UUID) -> list[Concerned]:
    """Return the records viewed without a purpose in a task, each once; for a flag on a whole day all records of that day.

    Names and addresses are not known here: whoever tells the persons adds them.
    """
    if subject_type != SUBJECT:
        return []
    records = {opened_record(view.seal_context, view.sealed) for view in denied_views(subject_id)}
    if any(flag.measure is not None and not flag.views.exists() for flag in denied_flags(subject_id)):
        task = Task.objects.get(pk=subject_id)
        records |= {row["record_id"] for row in views_by_person.ask(task.staff_id, task.day, task.day)}
    return [Concerned("", record=record) for record in sorted(records)]


@rejected_logs_kept.fill
def days_kept() -> int:
    """Return for how many days files of logs that could not be taken in are kept."""
    return settings_on(clock.today())["keep_rejected"]


def _list(**conditions: str) -> str:
    return f"{reverse('monitoring:tasks')}?{urlencode(conditions)}"


@flags_by_outcome.fill
def flags_of_days(actor: Actor, first: date, last: date) -> list[Outcome]:
    """Return the persons' days that were flagged by what came of them, as their list shows them. Two queries.

    What was made up is left out, but while it waits: a number without it would give it away.
    """
    tasks = counted(Task.objects.all(), visible_tasks, actor).filter(day__range=(first, last)).order_by()
    rows = real_flags().filter(task__in=tasks.values("pk")).order_by().values("state")
    numbers = dict(rows.annotate(number=Count("task", distinct=True)).values_list("state", "number"))
    days = {"since": first.isoformat(), "until": last.isoformat()}
    waiting = tasks.filter(state=TaskState.OPEN).count()
    return [Outcome(FlagState.OPEN.label, waiting, _list(**days, state=TaskState.OPEN))] + [
        Outcome(state.label, numbers.get(state.value, 0), _list(**days, outcome=state.value))
        for state in FlagState
        if state != FlagState.OPEN
    ]


@stands
def tasks_standing(actor: Actor) -> list[Standing]:
    """Return the tasks that managers have to go through, and the clock that runs about them. Two queries."""
    rows = counted(Task.objects.all(), visible_tasks, actor)
    open_ones = rows.filter(state=TaskState.OPEN).count()
    return [
        Standing(_("Views to confirm"), open_ones, line.overdue, _("overdue"), _list(state=TaskState.OPEN),
                 _list(late="true"), 4, line.code)
        for line in sums_of(("D13",), SUBJECT, rows)
    ]  # fmt: skip
