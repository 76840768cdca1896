"""What may be told to whom, and from when to when. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from compliance.rules import SMALLEST
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year, fiscal_year_days
from governance.surveys.suppression import sums

ROOT = "all"
DECIDED = "decided"
ACCEPTED = "accepted"
UNUSUAL = 0.05
"""A unit's silence is called unusual when chance alone would explain it less often than this."""


def protected(counts: Mapping[str, int], parents: Mapping[str, str]) -> dict[str, int | None]:
    """Return the counts of all groups, None for those that must stay hidden.

    `counts`: the smallest groups. `parents`: group → the group that contains it; "all" has none. Hidden is every group of
    one to four, and as many others as it takes so that what is left of a shown group without the shown ones in it is
    nothing or five and more: no addition or subtraction then gives a smaller group. Larger groups are kept rather than
    their parts (in surveys it is the other way round): the number of all reports is what readers come for.
    """
    numbers = whole(counts, parents)
    kept = {key for key, number in numbers.items() if not 0 < number < SMALLEST}
    while failing := [key for key, rest in _rests(numbers, parents, kept).items() if 0 < rest < SMALLEST]:
        parts = [key for key in kept if _kept_above(key, parents, kept) == failing[0] and numbers[key]]
        kept.remove(min(parts, key=lambda key: (numbers[key], key)))
    return {key: number if key in kept else None for key, number in numbers.items()}


def _rests(numbers: Mapping[str, int], parents: Mapping[str, str], kept: set[str]) -> dict[str, int]:
    """Return of each kept group what is left without the largest kept groups in it."""
    rests = {key: numbers[key] for key in sorted(kept)}
    for key in kept:
        above = _kept_above(key, parents, kept)
        if above is not None:
            rests[above] -= numbers[key]
    return rests


def _kept_above(key: str, parents: Mapping[str, str], kept: set[str]) -> str | None:
    above = parents.get(key)
    while above is not None and above not in kept:
        above = parents.get(above)
    return above


def whole(counts: Mapping[str, int], parents: Mapping[str, str]) -> dict[str, int]:
    """Return the counts of all groups with nothing hidden, for those who may see the cases themselves."""
    found = {ROOT: 0}
    for key, vector in sums({key: (number,) for key, number in counts.items()}, parents, 1).items():
        found[key] = vector[0]
    return found


def alone(number: int) -> int | None:
    """Return a number that stands beside no others, None for one to four (and for none, so that the two look alike)."""
    return number if number >= SMALLEST else None


@dataclass(frozen=True)
class Period:
    """A fiscal year, up to a last day within it, and the day whose state of things is counted."""

    year: int
    first: date
    last: date
    as_of: date

    @property
    def started(self) -> bool:
        """Return whether there is anything to count yet."""
        return self.last >= self.first


def period_to(year: int, day: date) -> Period:
    """Return the fiscal year up to the day, as it stood on the day."""
    first, last = fiscal_year_days(year)
    return Period(year, first, min(last, day), day)


def before(period: Period, today: date) -> Period:
    """Return the same stretch of the year before, as it stood a year earlier: what a running year can be compared with."""
    first, last = fiscal_year_days(period.year - 1)
    ended = period.last == fiscal_year_days(period.year)[1]
    return Period(
        period.year - 1, first, last if ended else add_months(period.last, -12), add_months(period.as_of, -12)
    )


def last_quarter_end(day: date) -> date:
    """Return the last day of the last quarter that was over before the day."""
    months_into = (day.month - 1) % 3
    return add_months(day.replace(day=1), -months_into) - timedelta(days=1)


def settled_on(year: int) -> date:
    """Return the day as of which a fiscal year's yearly figures are counted: three months after its end.

    By then the 20 days of D2 are over for every report, and D3's three months too. A fixed day makes the same figures come
    out whenever they are counted.
    """
    return date(year + 1, 6, 30)


def countable_years(today: date, first: int) -> list[int]:
    """Return the fiscal years whose yearly figures can be counted, newest first."""
    newest = fiscal_year(today) - 1
    while settled_on(newest) >= today:
        newest -= 1
    return list(range(newest, first - 1, -1))


def expected(headcount: int, heard: int, everyone: int) -> float:
    """Return how many reports a unit would have if people everywhere reported alike."""
    return headcount * heard / everyone if everyone else 0.0


def is_unusual(reports_expected: float) -> bool:
    """Return whether chance alone hardly explains that there were none (Poisson)."""
    return exp(-reports_expected) < UNUSUAL
