"""What the solver is given: lines of the draft, auditors of today with what they do already, weeks of the fiscal year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from audit.auditors.models import Auditor as AuditorRow
from audit.auditors.queries import at_work, levels_of
from audit.engagements.choices import LIVE, State
from audit.engagements.models import Member
from audit.planning.models import AnnualPlan
from audit.planning.models import Line as LineRow
from audit.planning.rules.solving import Auditor, Line
from governance import clock
from governance.calendar.eras import fiscal_year_days
from governance.organization.models import Unit
from governance.organization.queries import blocks_on, periods_on

HEADQUARTERS_BLOCK = "B4"
"""Headquarters lie in Tokyo: whoever belongs to no block travels from there."""
FREE = Q(engagement__isnull=True) | Q(engagement__state=State.CANCELLED)
Judge = Callable[[list[LineRow], list[AuditorRow]], Mapping[UUID, Mapping[UUID, tuple[str, ...]]]]


@dataclass(frozen=True)
class Gathered:
    """What goes into the solver, and the day before which no line begins."""

    lines: list[Line]
    auditors: list[Auditor]
    first_days: dict[UUID, date]


def first_monday(year: int) -> date:
    """Return the Monday of the week in which the fiscal year begins."""
    first = fiscal_year_days(year)[0]
    return first - timedelta(days=first.weekday())


def monday_of(year: int, week: int) -> date:
    """Return the Monday of a week, counted from 0."""
    return first_monday(year) + timedelta(days=7 * week)


def week_of(year: int, day: date) -> int:
    """Return the week of the day."""
    return (day - first_monday(year)).days // 7


def gather(plan: AnnualPlan, judge: Judge) -> Gathered:
    """Return everything for a plan: nothing begins before today.

    Lines from which an audit was planned are settled, and keep their auditors busy.
    """
    rows = list(plan.lines.filter(FREE).prefetch_related("targets__unit", "skills").order_by("origin"))
    people = list(at_work())
    barred = judge(rows, people)
    places = _places(plan)
    first_days = {row.origin: max(row.first_day, clock.today()) for row in rows}
    lines = [
        Line(
            key=row.origin, days=row.auditor_days, team=row.team_size,
            first_week=week_of(plan.fiscal_year, first_days[row.origin]),
            last_week=week_of(plan.fiscal_year, row.last_day), skills={s.skill: s.level for s in row.skills.all()},
            place=_place_of(row, places), matters=row.matters, barred=dict(barred.get(row.origin, {})),
        )
        for row in rows
    ]  # fmt: skip
    return Gathered(lines, _auditors(plan, people, places), first_days)


def _places(plan: AnnualPlan) -> dict[UUID, int]:
    """Return unit → number of its block from north to south, as the codes of blocks run; units of none are left out."""
    day = fiscal_year_days(plan.fiscal_year)[0]
    codes = periods_on(day).filter(unit__kind=Unit.Kind.BLOCK).order_by("unit__code").values_list("unit_id", flat=True)
    number = {unit: place for place, unit in enumerate(codes)}
    return {unit: number[block] for unit, block in blocks_on(day).items() if block in number}


def _place_of(row: LineRow, places: Mapping[UUID, int]) -> int | None:
    """Return where the line's first unit is: an audit of several blocks begins there."""
    found = [places[t.unit_id] for t in row.targets.all() if t.unit_id and t.unit_id in places]
    return found[0] if found else None


def _auditors(plan: AnnualPlan, people: list[AuditorRow], places: Mapping[UUID, int]) -> list[Auditor]:
    skills = levels_of([person.pk for person in people])
    base = Unit.objects.filter(code=HEADQUARTERS_BLOCK).values_list("pk", flat=True).first()
    at_base = places.get(base, 0) if base else 0
    used, busy = _taken(plan)
    return [
        Auditor(
            person.pk, max(0, person.days_a_year - used.get(person.pk, 0)),
            places.get(person.person.home_unit_id, at_base), skills.get(person.pk, {}), tuple(sorted(busy.get(person.pk, []))),
        )
        for person in people
    ]  # fmt: skip


def _taken(plan: AnnualPlan) -> tuple[dict[UUID, int], dict[UUID, list[tuple[int, int]]]]:
    """Return the days that auditors spend on engagements of the year already, and the weeks. One query."""
    first, last = fiscal_year_days(plan.fiscal_year)
    members = Member.objects.filter(
        engagement__state__in=[*LIVE, State.CLOSED],
        engagement__starts_on__range=(first, last),
        released_at__isnull=True,
    ).select_related("engagement")
    teams: dict[UUID, list[Member]] = {}
    for member in members.order_by("assigned_at", "pk"):
        teams.setdefault(member.engagement_id, []).append(member)
    used: dict[UUID, int] = {}
    busy: dict[UUID, list[tuple[int, int]]] = {}
    for team in teams.values():
        engagement = team[0].engagement
        week = week_of(plan.fiscal_year, engagement.starts_on)
        number = week_of(plan.fiscal_year, engagement.ends_on) - week + 1
        for member in team:
            used[member.auditor_id] = used.get(member.auditor_id, 0) + -(-engagement.auditor_days // len(team))
            busy.setdefault(member.auditor_id, []).append((week, number))
    return used, busy
