"""Reads of monitoring for pages, desk and workers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from governance import clock
from governance.access import Actor
from governance.organization.queries import in_force, name_on
from privacy.monitoring.access import first_judged_by, visible_plants, visible_tasks, visible_trails
from privacy.monitoring.choices import JUDGED, SETTLED, FlagState, TaskState
from privacy.monitoring.models import Flag, FlaggedView, Forgetting, Judgement, Plant, Settings, Task, TrailRequest
from privacy.monitoring.rules.parameters import given
from privacy.monitoring.rules.ranking import Outcome

SUBJECT = "privacy_monitoring.task"


def settings_row(day: date) -> Settings:
    """Return the version that holds on the day; raises Settings.DoesNotExist when there is none."""
    return Settings.objects.get(in_force(day))


def settings_on(day: date) -> dict[str, int]:
    """Return the numbers that hold on the day."""
    return given(settings_row(day).values)


def real_flags() -> QuerySet[Flag]:
    """Return all flags but those that were made up: what figures count."""
    return Flag.objects.filter(~Exists(Plant.objects.filter(flag=OuterRef("pk"))))


def since(days: int) -> datetime:
    """Return the moment so many days ago."""
    return clock.now() - timedelta(days=days)


def outcomes_by_rule(days: int) -> dict[str, Outcome]:
    """Return what became of the flags of each rule in the last days. One query."""
    rows = real_flags().filter(state__in=JUDGED, made_at__gte=since(days)).order_by().values("rule")
    counted = rows.annotate(judged=Count("pk"), unexplained=Count("pk", filter=Q(state=FlagState.UNEXPLAINED)))
    return {row["rule"]: Outcome(row["judged"], row["unexplained"]) for row in counted}


def tasks_for(actor: Actor) -> QuerySet[Any]:
    """Return the tasks in sight with person and the unit's name."""
    rows = visible_tasks(actor).select_related("person")
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", OuterRef("day")))
    return named


@dataclass(frozen=True)
class Counted:
    """The flags of a task: all, those that wait, those without a purpose (made-up ones left out)."""

    asked: int = 0
    waiting: int = 0
    denied: int = 0


def counts_of(tasks: Iterable[UUID]) -> dict[UUID, Counted]:
    """Return task → its flags counted. One query, for the rows of a page: counting in the list itself would count all tasks."""
    rows = Flag.objects.filter(task__in=list(tasks)).order_by().values("task")
    denied = Q(state=FlagState.UNEXPLAINED, plant__isnull=True)
    counted = rows.annotate(
        asked=Count("pk"), waiting=Count("pk", filter=Q(state=FlagState.OPEN)), denied=Count("pk", filter=denied)
    )
    return {row["task"]: Counted(row["asked"], row["waiting"], row["denied"]) for row in counted}


def waiting_for(actor: Actor) -> QuerySet[Any]:
    """Return the open tasks that wait for the actor first."""
    return tasks_for(actor).filter(first_judged_by(actor), state=TaskState.OPEN)


def flags_of(task: Task) -> list[Flag]:
    """Return the flags of a task with their views and answers. A constant number of queries."""
    views = Prefetch("views", FlaggedView.objects.defer("sealed"))
    answered = Prefetch("judgement__without_purpose", FlaggedView.objects.defer("sealed"))
    rows = task.flags.select_related("judgement__judged_by", "plant").prefetch_related(views)
    found = list(rows)
    judged = [flag for flag in found if hasattr(flag, "judgement")]
    prefetch_related_objects(judged, answered)
    return found


def denied_flags(task_id: UUID) -> list[Flag]:
    """Return the flags of a task that stayed without a purpose, but for what was made up."""
    return list(real_flags().filter(task_id=task_id, state=FlagState.UNEXPLAINED).order_by("made_at", "rule"))


def denied_views(task_id: UUID) -> list[FlaggedView]:
    """Return the views of a task for which no purpose was found, each once."""
    flags = real_flags().filter(task_id=task_id, state=FlagState.UNEXPLAINED)
    chosen = Judgement.without_purpose.through.objects.filter(judgement__flag__in=flags).values("flaggedview")
    return list(FlaggedView.objects.filter(pk__in=chosen))


def plants_for(actor: Actor) -> QuerySet[Any]:
    """Return what was made up, with its task and who judged."""
    rows: QuerySet[Any] = (
        visible_plants(actor)
        .select_related("flag__task__person", "flag__judgement__judged_by")
        .annotate(unit_name=name_on("flag__task__unit_id", OuterRef("flag__task__day")))
    )
    return rows


def trails_for(actor: Actor) -> QuerySet[Any]:
    """Return the requests in sight with the name of their unit."""
    rows = visible_trails(actor).select_related("filed_by", "decided_by")
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", OuterRef("filed_at__date")))
    return named


def trails_to_decide(actor: Actor) -> QuerySet[TrailRequest]:
    """Return the requests on which the actor decides."""
    return visible_trails(actor).filter(state="asked").exclude(filed_by_id=actor.own_id).order_by("filed_at")


def answers_about(numbers: Iterable[int], record_digest: str) -> dict[int, str]:
    """Return number in the log → answer, of the views of a record that were judged. One query."""
    rows = FlaggedView.objects.filter(
        digest=record_digest, log_no__in=list(numbers), flag__state__in=JUDGED, lapsed=False
    )
    found: dict[int, str] = {}
    for number, state in rows.values_list("log_no", "flag__state"):
        if found.get(number) != FlagState.UNEXPLAINED:
            found[number] = state
    return found


def outdated_days(before: date, at_most: int) -> list[str]:
    """Return "day: number" of the settled tasks of the days before one that go next. One query."""
    rows = Task.objects.filter(state__in=SETTLED, day__lt=before).order_by("day", "pk")
    found: dict[date, int] = {}
    for day in rows.values_list("day", flat=True)[:at_most]:
        found[day] = found.get(day, 0) + 1
    return [f"{day.isoformat()}: {number}" for day, number in found.items()]


def forgettings() -> QuerySet[Forgetting]:
    """Return what was thrown away, the newest first."""
    return Forgetting.objects.order_by("-done_at", "pk")
