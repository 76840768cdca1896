"""Days, shares and concentration. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from django.utils import timezone

from governance.calendar.business_days import add_months

SMALLEST = 5
"""No figure is shown about fewer people."""
CLOSING = time(18)
"""The list is closed after office hours of the last day, so that what is answered on that day still stands in it."""


def month_of(day: date) -> date:
    """Return the first day of the day's month."""
    return day.replace(day=1)


def last_day_for(day: date) -> date:
    """Return the last day on which the list with a proposal of the day is published: the end of the next month (D9).

    The seed says "in the following month, without fail", so a closed day does not move it.
    """
    return add_months(month_of(day), 2) - timedelta(days=1)


def closing_of(month: date) -> datetime:
    """Return the moment at which the list of the month is closed, whether everything is answered or not."""
    return timezone.make_aware(datetime.combine(last_day_for(month), CLOSING))


def quarter_of(day: date) -> date:
    """Return the first day of the day's quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def quarter_before(quarter: date) -> date:
    """Return the first day of the quarter before one."""
    return add_months(quarter, -3)


@dataclass(frozen=True)
class Participation:
    """How widely proposing is spread; None for what would be about fewer than five people."""

    proposals: int | None
    people: int | None
    first_timers: int | None
    first_share: float | None
    top_people: int | None
    top_share: float | None
    gini: float | None

    @property
    def first_percent(self) -> int:
        """Return the share of first-timers in whole per cent."""
        return round(100 * (self.first_share or 0))

    @property
    def top_percent(self) -> int:
        """Return the share of the most active in whole per cent."""
        return round(100 * (self.top_share or 0))


def participation(counts: Sequence[int], first_timers: int) -> Participation:
    """Return the figures for the numbers of proposals of each proposer, of whom so many had never proposed before."""
    people = len(counts)
    if 0 < people < SMALLEST:
        return Participation(None, None, None, None, None, None, None)
    told = all(number == 0 or number >= SMALLEST for number in (first_timers, people - first_timers)) and people > 0
    top = max(SMALLEST, ceil(people / 10))
    shown = people - top >= SMALLEST
    return Participation(
        proposals=sum(counts),
        people=people,
        first_timers=first_timers if told else None,
        first_share=first_timers / people if told else None,
        top_people=top if shown else None,
        top_share=sum(sorted(counts, reverse=True)[:top]) / sum(counts) if shown else None,
        gini=gini(counts) if people else None,
    )


def gini(counts: Sequence[int]) -> float:
    """Return 0 when everyone has as many, towards 1 when one has nearly all."""
    total, number = sum(counts), len(counts)
    if not total:
        return 0.0
    weighted = sum(place * count for place, count in enumerate(sorted(counts), start=1))
    return 2 * weighted / (number * total) - (number + 1) / number
