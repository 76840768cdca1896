"""Near misses beside what went wrong all the same, for each month. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

PER = 10_000


@dataclass(frozen=True)
class MonthLine:
    """A month, or all of them (None): items dispatched, what the check caught, what was misdirected all the same.

    `url`: where its near misses stand.
    """

    month: date | None
    dispatched: int
    caught: int | None
    misdirected: int | None
    url: str = ""

    @property
    def caught_rate(self) -> float | None:
        """Return the near misses per 10,000 items dispatched, None where nothing was or the number is hidden."""
        return _rate(self.caught, self.dispatched)

    @property
    def misdirected_rate(self) -> float | None:
        """Return the misdirected per 10,000 items dispatched, likewise."""
        return _rate(self.misdirected, self.dispatched)


def _rate(number: int | None, whole: int) -> float | None:
    return round(number * PER / whole, 2) if whole and number is not None else None


Numbers = Mapping[date, int]


def by_month(
    months: Iterable[date], dispatched: Numbers, caught: Numbers, misdirected: Numbers, address: Callable[[date], str]
) -> list[MonthLine]:
    """Return a line for each month. `address`: where its near misses stand."""
    return [
        MonthLine(month, dispatched.get(month, 0), caught.get(month, 0), misdirected.get(month, 0), address(month))
        for month in months
    ]


def together(lines: Iterable[MonthLine]) -> MonthLine:
    """Return the sum of the months."""
    found = list(lines)
    return MonthLine(
        None, sum(line.dispatched for line in found), sum(line.caught or 0 for line in found),
        sum(line.misdirected or 0 for line in found),
    )  # fmt: skip
