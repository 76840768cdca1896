"""Reads of clocks for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from governance import clock
from governance.deadlines.models import Deadline, Rule, RuleStep
from governance.deadlines.rules import tone


@dataclass(frozen=True)
class ClockSum:
    """How many clocks of a rule run, and how many of them are past their day."""

    code: str
    title: str
    running: int
    overdue: int


@dataclass(frozen=True)
class ClockFace:
    """A clock as a page shows it."""

    code: str
    title: str
    tone: str
    opened_on: date
    due_on: date
    days_left: int
    settled_on: date | None


RED_DAYS, AMBER_DAYS = 3, 7


def pressing(due_on: date | None) -> str:
    """Return how pressing a due day is on which no rule's clock runs."""
    left = (due_on - clock.today()).days if due_on else AMBER_DAYS + 1
    if left < 0:
        return "passed"
    return "red" if left <= RED_DAYS else "amber" if left <= AMBER_DAYS else "calm"


def face_until(due_on: date, title: str, opened_on: date) -> ClockFace:
    """Return a due day without a rule's clock in the form in which clocks are shown."""
    return ClockFace("", title, pressing(due_on), opened_on, due_on, (due_on - clock.today()).days, None)


def title_of(rule: Rule) -> str:
    """Return the rule's title in the reader's language."""
    return rule.title if (get_language() or "ja").startswith("ja") else rule.title_en


def soonest(clocks: list[ClockFace]) -> ClockFace | None:
    """Return the running clock that is due first."""
    running = [face for face in clocks if face.tone not in ("met", "stopped")]
    return min(running, key=lambda face: face.due_on) if running else None


def faces_of(subject_type: str, subject_ids: Iterable[UUID]) -> dict[UUID, list[ClockFace]]:
    """Return the clocks of each subject, soonest first. Two queries, however many subjects."""
    rows = (
        Deadline.objects.filter(subject_type=subject_type, subject_id__in=list(subject_ids))
        .select_related("rule")
        .prefetch_related(Prefetch("rule__steps", RuleStep.objects.all()))
        .order_by("due_on", "rule__code")
    )
    faces: dict[UUID, list[ClockFace]] = {}
    today = clock.today()
    for row in rows:
        face = ClockFace(
            code=row.rule.code,
            title=title_of(row.rule),
            tone=tone(row, list(row.rule.steps.all()), today),
            opened_on=row.opened_on,
            due_on=row.due_on,
            days_left=(row.due_on - today).days,
            settled_on=timezone.localdate(row.settled_at) if row.settled_at else None,
        )
        faces.setdefault(row.subject_id, []).append(face)
    return faces


def sums_of(codes: Iterable[str], subject_type: str, subjects: QuerySet[Any]) -> list[ClockSum]:
    """Return a line for each of the rules in force, with the running clocks of these subjects. One query."""
    today = clock.today()
    runs = Q(
        deadlines__state=Deadline.State.RUNNING, deadlines__subject_type=subject_type,
        deadlines__subject_id__in=subjects.order_by().values("pk"),
    )  # fmt: skip
    rules = Rule.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=today), code__in=list(codes), valid_from__lte=today
    )
    rows = rules.annotate(
        running=Count("deadlines", filter=runs),
        overdue=Count("deadlines", filter=runs & Q(deadlines__due_on__lt=today)),
    )
    return [ClockSum(row.code, title_of(row), row.running, row.overdue) for row in rows.order_by("code")]


def clocked(subject_type: str, **conditions: Any) -> QuerySet[Any]:
    """Return the ids of the subjects with a running clock that fits, as a subquery."""
    rows = Deadline.objects.filter(subject_type=subject_type, state=Deadline.State.RUNNING, **conditions)
    return rows.order_by().values("subject_id")


def versions_of(codes: Iterable[str]) -> list[Rule]:
    """Return every version of the rules, the newest of each first, with who confirmed it for the legal office. One query."""
    return list(
        Rule.objects.filter(code__in=list(codes)).select_related("confirmed_by").order_by("code", "-valid_from")
    )
