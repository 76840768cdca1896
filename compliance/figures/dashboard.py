"""How many reports came in within a fiscal year, and how far they have come, for one reader. A constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from compliance.figures import counting, tables
from compliance.figures.choices import Outcome
from compliance.figures.counting import Cohort, counted_for, sees_cases
from compliance.figures.rules import (
    ACCEPTED,
    DECIDED,
    ROOT,
    Period,
    before,
    last_quarter_end,
    period_to,
    protected,
    settled_on,
)
from compliance.models import Case
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year_days, fiscal_year_in_japanese
from governance.charts import Chart, bars
from governance.organization.models import Unit
from governance.organization.queries import periods_on


@dataclass(frozen=True)
class Card:
    """One number at the top, with the one before it; None is hidden."""

    label: str
    now: int | float | None
    then: int | float | None


@dataclass(frozen=True)
class Dashboard:
    """Everything on the page."""

    period: Period
    earlier: Period
    hides: bool
    cards: list[Card]
    charts: list[Chart]


def periods_for(actor: Actor, year: int, today: date) -> tuple[Period, Period]:
    """Return the period of a reader and the one to compare it with.

    Who sees cases gets the year up to today and the same stretch a year earlier. Who gets numbers only gets whole
    quarters, and the whole year before: a second, shorter count of the same year would give differences away. A year that
    is over stands as its yearly figures do, so that a later look tells nothing new.
    """
    if sees_cases(actor):
        period = period_to(year, today)
        return period, before(period, today)
    day = last_quarter_end(today)
    now, then = (period_to(each, min(day, settled_on(each))) for each in (year, year - 1))
    return now, then


def dashboard_for(actor: Actor, year: int, today: date) -> Dashboard:
    """Return the dashboard of a fiscal year."""
    hides, cases = not sees_cases(actor), counted_for(actor)
    period, earlier = periods_for(actor, year, today)
    now, then = counting.count(cases, period, earlier)
    names = (_year(period), _year(earlier))
    charts = [received_by_month(now, then, names, hides=hides)]
    if not hides:
        charts.append(what_happened(cases, period))
    charts += [ages(cases, now, today, hides=hides), *kinds(now, then, names, hides=hides)]
    charts.append(by_block(now, then, names, period.as_of, hides=hides))
    return Dashboard(period, earlier, hides, cards_of(now, then, hides=hides), charts)


def _year(period: Period) -> str:
    return fiscal_year_in_japanese(period.year)


def cards_of(now: Cohort, then: Cohort, *, hides: bool) -> list[Card]:
    """Return the numbers at the top."""
    course, earlier = tables.course_of(now, hides=hides), tables.course_of(then, hides=hides)
    words: list[tuple[str, str]] = [
        (ROOT, _("Reports")), (ACCEPTED, _("Accepted")), (Outcome.DECLINED, _("Not taken up")),
        (Outcome.CONCLUDED, _("Concluded")), (Outcome.UNDECIDED, _("Not decided yet")),
    ]  # fmt: skip
    cards = [Card(label, course.get(key, 0), earlier.get(key, 0)) for key, label in words]
    median = [None if hides and cohort[0].get(DECIDED) is None else cohort[1] for cohort in
              ((course, now.median), (earlier, then.median))]  # fmt: skip
    return [*cards, Card(_("Median days until the decision"), *median)]


def months_of(year: int) -> list[tuple[str, str]]:
    """Return the months of a fiscal year as (2026-04, 4月)."""
    first, _last = fiscal_year_days(year)
    days = [add_months(first, n) for n in range(12)]
    return [(f"{day:%Y-%m}", _("month %(month)s") % {"month": day.month}) for day in days]


def received_by_month(now: Cohort, then: Cohort, names: tuple[str, str], *, hides: bool) -> Chart:
    """Return the chart of reports by month."""
    this, last = (tables.shown(cohort, "month", hides=hides) for cohort in (now, then))
    pairs = zip(months_of(now.period.year), months_of(then.period.year), strict=True)
    lines = [
        tables.Line(label, this.get(month, 0) if _over(month, now.period) else None, last.get(earlier, 0))
        for (month, label), (earlier, _label) in pairs
    ]
    return tables.by_month(_("Reports by month"), _("Month"), names, lines)


def _over(month: str, period: Period) -> bool:
    """Return whether the month has begun within the period."""
    return month <= f"{period.last:%Y-%m}"


def what_happened(cases: QuerySet[Case], period: Period) -> Chart:
    """Return the chart of what happened in each month, whenever the report had come in."""
    words = {
        "received": _("Came in"), "accepted": _("Accepted"), "declined": _("Not taken up"), "concluded": _("Concluded")
    }  # fmt: skip
    found = counting.events_by_month(cases, period) if period.started else {}
    months = [pair for pair in months_of(period.year) if _over(pair[0], period)]
    rows = [
        {_("Month"): label, **{words[kind]: found.get((month, kind), 0) for kind in words}} for month, label in months
    ]
    return tables.flow(_("Flow of cases by month"), _("Month"), rows, list(words.values()))


def ages(cases: QuerySet[Case], now: Cohort, today: date, *, hides: bool) -> Chart:
    """Return how long open cases have been open: all of them today, or those of the year that are under investigation."""
    if hides:
        found: Iterable[tuple[str, int | None]] = tables.ages(tables.course_of(now, hides=True), f"{Outcome.IN_WORK}:")
        title = _("Age of the year's cases under investigation")
    else:
        found = tables.ages(counting.ages_of_open(cases, today))
        title = _("Age of all open cases today")
    return bars(title, _("Open for"), _("Cases"), found)


def kinds(now: Cohort, then: Cohort, names: tuple[str, str], *, hides: bool) -> list[Chart]:
    """Return a chart for each way to sort the reports."""
    words = {
        "category": _("Category"), "severity": _("Severity"), "channel": _("Channel"), "reporter_kind": _("Reporter")
    }  # fmt: skip
    return [
        tables.compared(
            label, label, names,
            tables.lines_of(name, *(tables.shown(cohort, name, hides=hides) for cohort in (now, then))),
        )
        for name, label in words.items()
    ]  # fmt: skip


def by_block(now: Cohort, then: Cohort, names: tuple[str, str], day: date, *, hides: bool) -> Chart:
    """Return the reports by block, as the organization stood on the day."""
    blocks = blocks_on(day)
    parts = [_in_blocks(cohort, blocks) for cohort in (now, then)]
    found = [protected(part, dict.fromkeys(part, ROOT)) if hides else part for part in parts]
    order = [*dict.fromkeys(blocks.values()), ""]
    labels = {"": _("No unit given")}
    lines = [
        tables.Line(labels.get(name, name), found[0].get(name, 0), found[1].get(name, 0))
        for name in order
        if name or any(part.get("") for part in parts)
    ]
    return tables.compared(_("By block"), _("Block"), names, lines)


def _in_blocks(cohort: Cohort, blocks: dict[str, str]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for unit, number in cohort.of("unit").items():
        name = blocks.get(unit, "")
        sums[name] = sums.get(name, 0) + number
    return sums


def blocks_on(day: date) -> dict[str, str]:
    """Return unit id → name of its block (headquarters for divisions), blocks in the order of their codes. One query."""
    periods = list(periods_on(day).order_by("unit__code"))
    names = {period.unit_id: period.name for period in periods}
    headquarters = next((p.name for p in periods if p.unit.kind == Unit.Kind.HEADQUARTERS), "")
    blocks = {str(p.unit_id): p.name for p in periods if p.unit.kind == Unit.Kind.BLOCK}
    offices = {
        str(p.unit_id): names[p.parent_id] for p in periods if p.unit.kind == Unit.Kind.OFFICE and p.parent_id in names
    }
    inner = (Unit.Kind.HEADQUARTERS, Unit.Kind.DIVISION)
    return {str(p.unit_id): headquarters for p in periods if p.unit.kind in inner} | blocks | offices
