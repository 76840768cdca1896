"""Figures of monitoring: by state, month, unit, rule and manager. What was made up is left out everywhere but in its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Least, TruncMonth

from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.organization.models import Unit
from governance.organization.queries import name_on
from privacy.monitoring.access import visible_plants, visible_tasks
from privacy.monitoring.choices import JUDGED, FlagState, Found, Mark, Source, TaskState
from privacy.monitoring.models import Flag, Judgement, Settings
from privacy.monitoring.queries import real_flags, since
from privacy.monitoring.rules.ranking import Outcome, weight_of
from privacy.monitoring.rules.stamping import Habit, marks_of, percent

MONTHS = 6
MOST_UNITS = 30
ASKED = Q(state__in=JUDGED)
DENIED = Q(state=FlagState.UNEXPLAINED)


@dataclass(frozen=True)
class RuleFigures:
    """One rule: flags, judged, without a purpose, minutes of checking, and its weight in the ranking (thousandths)."""

    rule: str
    title: str
    hits: int
    judged: int
    unexplained: int
    minutes: int
    weight: int

    @property
    def confirmed_percent(self) -> int:
        """Return the share of judged flags whose purpose was confirmed."""
        return percent(self.judged - self.unexplained, self.judged)

    @property
    def unexplained_percent(self) -> int:
        """Return the share of judged flags without a purpose."""
        return percent(self.unexplained, self.judged)

    @property
    def minutes_a_finding(self) -> int | None:
        """Return the minutes of checking for each flag without a purpose, None where there is none."""
        return self.minutes // self.unexplained if self.unexplained else None


def by_rule(given: Mapping[str, int]) -> list[RuleFigures]:
    """Return the figures of each rule in the days of the settings, the most useful first. One query."""
    capped = Sum(Least("judgement__seconds", Value(given["cap_minutes"] * 60)), filter=ASKED)  # LEAST passes nulls over
    rows = real_flags().filter(made_at__gte=since(given["days"])).order_by().values("rule")
    counted = rows.annotate(
        title=Max("title"), hits=Count("pk"), judged=Count("pk", filter=ASKED), unexplained=Count("pk", filter=DENIED),
        spent=Coalesce(capped, 0),
    )  # fmt: skip
    found = [
        RuleFigures(
            row["rule"], row["title"], row["hits"], row["judged"], row["unexplained"], row["spent"] // 60,
            round(weight_of(row["rule"], Outcome(row["judged"], row["unexplained"])) * 1000),
        )
        for row in counted
    ]  # fmt: skip
    return sorted(found, key=lambda row: (-row.weight, row.rule))


@dataclass(frozen=True)
class ManagerFigures:
    """One judge: what they judged, their habit, and by what they are noticed."""

    name: str
    unit: str
    habit: Habit
    minutes: int
    not_found: int
    """Flags confirmed by a number that is not among the receptions, calls and cases that came in."""
    marks: Sequence[Mark]

    @property
    def caught(self) -> int:
        """Return how many planted entries the manager noticed."""
        return self.habit.planted - self.habit.passed

    @property
    def yes_percent(self) -> int:
        """Return the share of rules' flags that were confirmed."""
        return percent(self.habit.confirmed, self.habit.by_rule)

    @property
    def quick_percent(self) -> int:
        """Return the share of quick judgements."""
        return percent(self.habit.quick, self.habit.judged)


def by_manager(given: Mapping[str, int]) -> list[ManagerFigures]:
    """Return the figures of everyone who judged in the days of the settings; who is noticed comes first. One query."""
    real, by_rule_ = Q(flag__plant__isnull=True), Q(flag__source=Source.RULE)
    rows = Judgement.objects.filter(judged_at__gte=since(given["days"])).order_by()
    capped = Case(
        When(flag__plant__isnull=True, then=Least("seconds", Value(given["cap_minutes"] * 60))), default=0,
        output_field=IntegerField(),
    )  # fmt: skip
    counted = rows.values("judged_by", "judged_by__name").annotate(
        unit=Max(name_on("judged_by__home_unit_id", clock.today())), judged=Count("pk", filter=real),
        quick=Count("pk", filter=real & Q(seconds__lte=given["quick_seconds"])),
        rules=Count("pk", filter=real & by_rule_),
        confirmed=Count("pk", filter=real & by_rule_ & Q(outcome=FlagState.CONFIRMED)),
        not_found=Count("pk", filter=real & Q(found=Found.NOT_FOUND)),
        planted=Count("flag__plant"), passed=Count("pk", filter=Q(flag__plant__caught=False)), spent=Sum(capped),
    )  # fmt: skip
    found = []
    for row in counted:
        habit = Habit(row["judged"], row["quick"], row["rules"], row["confirmed"], row["planted"], row["passed"])
        marks = marks_of(habit, given)
        minutes, name = row["spent"] // 60, row["judged_by__name"]
        found.append(ManagerFigures(name, row["unit"] or "", habit, minutes, row["not_found"], marks))
    return sorted(found, key=lambda row: (-len(row.marks), -row.habit.judged, row.name))


def by_state(actor: Actor) -> list[tuple[TaskState, int]]:
    """Return how many tasks in sight are in each state. One query."""
    rows = visible_tasks(actor).order_by().values("state").annotate(number=Count("pk"))
    counted = {row["state"]: row["number"] for row in rows}
    return [(state, counted.get(state, 0)) for state in TaskState]


def first_month() -> date:
    """Return the first day of the months that are shown."""
    return add_months(clock.today().replace(day=1), 1 - MONTHS)


def months_shown() -> list[date]:
    """Return the months that are shown, the oldest first."""
    return [add_months(first_month(), number) for number in range(MONTHS)]


def _in_sight(actor: Actor) -> QuerySet[Flag]:
    return real_flags().filter(task__in=visible_tasks(actor))


def by_month(actor: Actor) -> list[dict[str, Any]]:
    """Return for each of the last months: flags, judged, without a purpose. One query."""
    rows = _in_sight(actor).filter(task__day__gte=first_month()).order_by()
    counted = rows.values(month=TruncMonth("task__day")).annotate(
        hits=Count("pk"), judged=Count("pk", filter=ASKED), unexplained=Count("pk", filter=DENIED)
    )
    known = {row["month"]: row for row in counted}
    nothing = {"hits": 0, "judged": 0, "unexplained": 0}
    return [{**nothing, **known.get(month, {}), "month": month} for month in months_shown()]


@dataclass(frozen=True)
class UnitMonths:
    """One unit with the judged flags and those without a purpose of each month shown."""

    name: str
    code: str
    months: list[tuple[int, int]]


def by_unit_and_month(actor: Actor) -> list[UnitMonths]:
    """Return the units with the most flags without a purpose. One query."""
    rows = _in_sight(actor).filter(task__day__gte=first_month()).order_by()
    counted = rows.values("task__unit__code", month=TruncMonth("task__day")).annotate(
        name=Max(name_on("task__unit_id", clock.today())), judged=Count("pk", filter=ASKED),
        unexplained=Count("pk", filter=DENIED),
    )  # fmt: skip
    units: dict[tuple[str, str], dict[date, tuple[int, int]]] = {}
    for row in counted:
        key = (row["name"] or row["task__unit__code"], row["task__unit__code"])
        units.setdefault(key, {})[row["month"]] = (row["judged"], row["unexplained"])
    found = [
        UnitMonths(name, code, [months.get(month, (0, 0)) for month in months_shown()])
        for (name, code), months in units.items()
    ]
    found.sort(
        key=lambda unit: (-sum(part[1] for part in unit.months), -sum(part[0] for part in unit.months), unit.code)
    )
    return found[:MOST_UNITS]


def by_unit(actor: Actor) -> QuerySet[Any]:
    """Return the units in sight with tasks of the last months: open, oldest open, judged and unexplained flags, its share."""
    tasks = visible_tasks(actor).filter(unit=OuterRef("pk"), day__gte=first_month()).order_by().values("unit")
    flags = _in_sight(actor).filter(task__unit=OuterRef("pk"), task__day__gte=first_month()).order_by()
    of_unit = flags.values("task__unit")
    units: QuerySet[Any] = Unit.objects.annotate(
        tasks=Subquery(tasks.annotate(n=Count("pk")).values("n")),
        waiting=Coalesce(Subquery(tasks.filter(state=TaskState.OPEN).annotate(n=Count("pk")).values("n")), 0),
        oldest=Subquery(tasks.filter(state=TaskState.OPEN).annotate(n=Min("opened_at")).values("n")),
        judged=Coalesce(Subquery(of_unit.filter(ASKED).annotate(n=Count("pk")).values("n")), 0),
        unexplained=Coalesce(Subquery(of_unit.filter(DENIED).annotate(n=Count("pk")).values("n")), 0),
        unit_name=name_on("pk", clock.today()),
    ).filter(tasks__gt=0)  # fmt: skip
    shares: QuerySet[Any] = units.annotate(
        percent=Case(When(judged__gt=0, then=F("unexplained") * 100 / F("judged")), default=0)
    )
    return shares


@dataclass(frozen=True)
class Planted:
    """What became of what was made up."""

    waiting: int
    caught: int
    passed: int

    @property
    def caught_percent(self) -> int:
        """Return the share that was caught of those that were judged."""
        return percent(self.caught, self.caught + self.passed)


def planted(actor: Actor, days: int) -> Planted:
    """Return what became of what was planted in the last days, for those who may know of it. One query."""
    rows = visible_plants(actor).filter(planted_at__gte=since(days)).order_by().values("caught")
    counted = {row["caught"]: row["number"] for row in rows.annotate(number=Count("pk"))}
    return Planted(counted.get(None, 0), counted.get(True, 0), counted.get(False, 0))


def versions() -> QuerySet[Settings]:
    """Return all versions of the settings, the newest first."""
    return Settings.objects.select_related("written_by").order_by("-number")
