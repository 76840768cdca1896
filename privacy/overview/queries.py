"""What the overview reads: other rooms through privacy/contributed.py, training through governance/learning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year_days
from governance.charts import Chart, bars
from governance.organization.models import UnitPeriod
from governance.web.parts import Words
from privacy.access import READERS_OF_ALL, counts_only
from privacy.contributed import (
    LeakCount,
    MonthOfUnit,
    Outcome,
    Standing,
    YearCount,
    dispatched,
    flags_by_outcome,
    leaks_address,
    leaks_by_year,
    leaks_counted,
    near_misses,
    near_misses_address,
    standings,
)
from privacy.overview.rules.heat import Heat, table
from privacy.overview.rules.rates import MonthLine, by_month, together
from privacy.overview.training import Trained, trained_of
from privacy.suppressing import protected
from privacy.units import units_seen


@dataclass(frozen=True)
class Shown:
    """A duty as the page shows it: None stands for a hidden number, "" for a list that the reader may not open."""

    words: Words
    code: str
    whole: int | None
    pressing: int | None
    pressing_words: Words
    url: str
    pressing_url: str


@dataclass(frozen=True)
class Tally:
    """One outcome of flags as the page shows it."""

    words: Words
    number: int | None
    url: str


@dataclass(frozen=True)
class Overview:
    """What the page shows of one fiscal year and of today. `flags` is None while no room judges views."""

    year: int
    hides: bool
    clocks: list[Shown]
    duties: list[Shown]
    heat: Heat | None
    by_kind: Chart
    months: list[MonthLine]
    all_months: MonthLine
    flags: list[Tally] | None
    training: list[Trained]
    years: list[YearCount]


def overview_of(actor: Actor, year: int) -> Overview:
    """Return the overview of a fiscal year. The number of queries depends on neither rows nor units."""
    first, last = fiscal_year_days(year)
    hides = counts_only(actor)
    counts = leaks_counted.ask(actor, first, last)
    stood = sorted((one for provider in standings for one in provider(actor)), key=lambda one: one.place)
    kinds = _kinds(counts, hides=hides)
    months = _months(actor, counts, first, min(last, clock.today()))
    return Overview(
        year, hides, [_shown(one, hides=hides) for one in stood if one.code],
        [_shown(one, hides=hides) for one in stood if not one.code], None if hides else _heat(counts, first, last),
        bars(_("Leaks by kind"), _("Kind"), _("Leaks"), kinds), [] if hides else months,
        _hidden(together(months), counts) if hides else together(months), _flags(actor, first, last, hides=hides),
        trained_of(actor), leaks_by_year.ask(actor),
    )  # fmt: skip


def _shown(one: Standing, *, hides: bool) -> Shown:
    if not hides:
        return Shown(one.words, one.code, one.whole, one.pressing, one.pressing_words, one.url, one.pressing_url)
    parts = protected({"pressing": one.pressing, "rest": one.whole - one.pressing})
    whole = protected({"": one.whole})[""]
    return Shown(one.words, one.code, whole, parts["pressing"], one.pressing_words, "", "")


def _heat(counts: list[LeakCount], first: date, last: date) -> Heat:
    units = {one.unit for one in counts}
    named = UnitPeriod.objects.filter(unit_id__in=units).order_by("unit_id", "valid_from")
    names = dict(named.values_list("unit_id", "name"))
    return table(counts, names, lambda unit, kind: leaks_address.ask(first, last, unit, kind))


def _kinds(counts: list[LeakCount], *, hides: bool) -> list[tuple[str, int | None]]:
    numbers = _by_kind(counts)
    words = {one.kind: str(one.words) for one in counts}
    shown: Mapping[str, int | None] = protected(numbers) if hides else numbers
    return [(words[kind], shown[kind]) for kind in sorted(numbers, key=lambda kind: (-numbers[kind], kind))]


def _by_kind(counts: list[LeakCount]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for one in counts:
        numbers[one.kind] = numbers.get(one.kind, 0) + one.number
    return numbers


def _months(actor: Actor, counts: list[LeakCount], first: date, last: date) -> list[MonthLine]:
    months = [add_months(first, n) for n in range(12) if add_months(first, n) <= last]
    everywhere = counts_only(actor) or actor.holds(*READERS_OF_ALL)
    units = None if everywhere else set(units_seen(actor).values_list("unit_id", flat=True))
    wrong = [(one.month, one.unit, one.number) for one in counts if one.misdirected]
    return by_month(
        months, _by_month(dispatched.ask(first, last), units), _by_month(near_misses.ask(first, last), units),
        _by_month(wrong, None), _near_misses_of,
    )  # fmt: skip


def _near_misses_of(month: date) -> str:
    return near_misses_address.ask(month, add_months(month, 1) - timedelta(days=1))


def _by_month(rows: Iterable[MonthOfUnit], units: set[UUID] | None) -> dict[date, int]:
    found: dict[date, int] = {}
    for month, unit, number in rows:
        if units is None or unit in units:
            found[month] = found.get(month, 0) + number
    return found


def _hidden(whole: MonthLine, counts: list[LeakCount]) -> MonthLine:
    """Return the year as it may be shown to those who read figures alone.

    The misdirected stand there only where each of their kinds stands in the chart: else their sum would give a hidden one
    away.
    """
    shown = protected(_by_kind(counts))
    open_ones = all(shown[one.kind] is not None for one in counts if one.misdirected)
    caught = protected({"": whole.caught or 0})[""]
    return MonthLine(None, whole.dispatched, caught, whole.misdirected if open_ones else None)


def _flags(actor: Actor, first: date, last: date, *, hides: bool) -> list[Tally] | None:
    try:
        rows: list[Outcome] = flags_by_outcome.ask(actor, first, last)
    except LookupError:  # no room judges views yet
        return None
    if not hides:
        return [Tally(row.words, row.number, row.url) for row in rows]
    shown = protected({str(place): row.number for place, row in enumerate(rows)})
    return [Tally(row.words, shown[str(place)], "") for place, row in enumerate(rows)]
