"""Figures of leak incidents: by month, kind and unit, beside what was dispatched, and over the years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year, fiscal_year_days, fiscal_year_in_japanese
from governance.charts import Chart, bars, bars_of, draw
from governance.organization.models import UnitPeriod
from privacy.access import READERS_OF_ALL, counted, counts_only
from privacy.contributed import LeakCount, YearCount, dispatched, leaks_by_year, leaks_counted
from privacy.incidents.access import visible_incidents
from privacy.incidents.choices import Kind
from privacy.incidents.models import HistoricalCount, Incident
from privacy.suppressing import protected

MISDIRECTED = (Kind.MISDELIVERY, Kind.ENCLOSURE)
"""What a dispatch can go wrong by: what the rate per 10,000 counts."""
PER = 10_000
SIZE = {"width": 640, "autosize": {"type": "fit-x", "contains": "padding"}}
FIRST_YEAR = 2026
"""The first year that this system counts."""


@dataclass(frozen=True)
class UnitLine:
    """One unit: its incidents, misdirected ones among them, items dispatched, and the rate (None without a denominator)."""

    name: str
    incidents: int
    misdirected: int
    dispatched: int | None
    rate: float | None


@dataclass(frozen=True)
class Figures:
    """What the page shows. `units` is empty for those who read numbers only."""

    year: int
    hides: bool
    total: int | None
    by_month: Chart
    by_kind: Chart
    units: list[UnitLine]
    years: list[YearCount]
    rate: float | None


def incidents_of(actor: Actor, first: date, last: date) -> QuerySet[Incident]:
    """Return the incidents that became known from the first to the last day: those of the actor's scope, and all to
    those who read numbers only."""
    rows = counted(Incident.objects.all(), visible_incidents, actor)
    return rows.filter(
        known_at__gte=clock.start_of(first), known_at__lt=clock.start_of(last + timedelta(days=1))
    ).order_by()


def figures_of(actor: Actor, year: int) -> Figures:
    """Return the figures of a fiscal year. A constant number of queries."""
    first, last = fiscal_year_days(year)
    hides = counts_only(actor)
    rows = incidents_of(actor, first, last)
    months = [add_months(first, n) for n in range(12)]
    found = rows.annotate(month=TruncMonth("known_at")).values_list("month", "kind").annotate(n=Count("pk"))
    cells = {(timezone.localdate(month), kind): n for month, kind, n in found}
    by_month = {month.isoformat(): sum(n for (m, _k), n in cells.items() if m == month) for month in months}
    by_kind = {kind.value: sum(n for (_m, k), n in cells.items() if k == kind) for kind in Kind}
    sent = _dispatched(first, last)
    total, units = sum(by_month.values()), [] if hides else _units(rows, sent)
    return Figures(
        year, hides, _total(total, hides=hides), _month_chart(by_month, hides=hides), _kind_chart(by_kind, hides=hides),
        units, _years(actor, hides=hides),
        _rate_of(units, sent) if sees_whole(actor) and not hides else None,
    )  # fmt: skip


@leaks_counted.fill
def leaks_of(actor: Actor, first: date, last: date) -> list[LeakCount]:
    """Return the incidents from the first to the last day by month, unit and kind. One query."""
    rows = (
        incidents_of(actor, first, last).annotate(month=TruncMonth("known_at")).values_list("month", "unit_id", "kind")
    )
    return [
        LeakCount(timezone.localdate(month), unit, kind, Kind(kind).label, kind in MISDIRECTED, number)
        for month, unit, kind, number in rows.annotate(n=Count("pk"))
    ]


@leaks_by_year.fill
def years_of(actor: Actor) -> list[YearCount]:
    """Return the printed years and ours; small numbers hidden from those who read figures alone. Two queries."""
    return _years(actor, hides=counts_only(actor))


def sees_whole(actor: Actor) -> bool:
    """Return whether the actor's incidents are those of the whole organization, so that its rate may stand above."""
    return actor.holds(*READERS_OF_ALL)


def _total(number: int, *, hides: bool) -> int | None:
    return protected({"": number})[""] if hides else number


def _dispatched(first: date, last: date) -> dict[UUID, int]:
    """Return what each unit dispatched; nothing while no room counts it."""
    try:
        rows = dispatched.ask(first, last)
    except LookupError:
        return {}
    found: dict[UUID, int] = {}
    for _month, unit, number in rows:
        found[unit] = found.get(unit, 0) + number
    return found


def _rate(number: int, whole: int) -> float | None:
    return round(number * PER / whole, 2) if whole else None


def _rate_of(units: Iterable[UnitLine], sent: Mapping[UUID, int]) -> float | None:
    """Return the rate of all units together: what went wrong where nobody counts what is dispatched would swell it."""
    return _rate(sum(line.misdirected for line in units if line.dispatched), sum(sent.values()))


def _units(rows: QuerySet[Incident], sent: Mapping[UUID, int]) -> list[UnitLine]:
    numbers: dict[UUID, dict[str, int]] = {}
    for unit, kind, number in rows.values_list("unit_id", "kind").annotate(n=Count("pk")):
        numbers.setdefault(unit, {})[kind] = number
    named = (
        UnitPeriod.objects.filter(unit_id__in=numbers).order_by("unit_id", "valid_from").values_list("unit_id", "name")
    )
    names = dict(named)
    lines = []
    for unit, kinds in numbers.items():
        misdirected = sum(kinds.get(kind, 0) for kind in MISDIRECTED)
        whole = sent.get(unit)
        lines.append(
            UnitLine(names.get(unit, ""), sum(kinds.values()), misdirected, whole, _rate(misdirected, whole or 0))
        )
    return sorted(lines, key=lambda line: (-line.incidents, line.name))


def _years(actor: Actor, *, hides: bool) -> list[YearCount]:
    """Return the printed years, and those that this system has numbers so far."""
    printed = [
        YearCount(fiscal_year_in_japanese(row.fiscal_year), row.count, row.source)
        for row in HistoricalCount.objects.all()
    ]
    first, last = fiscal_year_days(FIRST_YEAR)[0], fiscal_year_days(fiscal_year(clock.today()))[1]
    numbers: dict[int, int] = dict.fromkeys(range(FIRST_YEAR, fiscal_year(last) + 1), 0)
    months = incidents_of(actor, first, last).annotate(month=TruncMonth("known_at")).values_list("month")
    for month, number in months.annotate(n=Count("pk")):
        numbers[fiscal_year(timezone.localdate(month))] += number
    ours = _("Counted by this system")
    return printed + [
        YearCount(fiscal_year_in_japanese(one), _total(number, hides=hides), ours) for one, number in numbers.items()
    ]


def _month_chart(counts: Mapping[str, int], *, hides: bool) -> Chart:
    shown: Mapping[str, int | None] = protected(counts) if hides else counts
    head, number = _("Month"), _("Incidents")
    rows = [{head: f"{int(month[5:7])}月", number: value} for month, value in shown.items()]
    if hides:
        return bars_of(rows, title=_("Incidents by month"))
    spec = {
        **SIZE, "height": 220, "mark": "bar",
        "encoding": {
            "x": {"field": head, "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": number, "type": "quantitative", "title": None, "axis": {"format": "d", "tickMinStep": 1}},
        },
    }  # fmt: skip
    return _drawn(spec, rows, _("Incidents by month"), head, number)


def _kind_chart(counts: Mapping[str, int], *, hides: bool) -> Chart:
    shown: Mapping[str, int | None] = protected(counts) if hides else counts
    lines = ((str(Kind(kind).label), value) for kind, value in shown.items())
    return bars(_("Incidents by kind"), _("Kind"), _("Incidents"), lines)


def _drawn(spec: dict[str, Any], rows: list[dict[str, Any]], title: str, head: str, number: str) -> Chart:
    words = "、".join(f"{row[head]} {'–' if row[number] is None else row[number]}" for row in rows)
    return draw(spec, rows, title=title, description=words)
