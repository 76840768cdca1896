"""The organization's open and closed days: closed on weekends, national holidays and from 29 December to 3 January."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _national(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("JP", years=year)


def is_open(day: date) -> bool:
    """Return whether the organization works on the day."""
    year_end = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < 5 and not year_end and day not in _national(day.year)


def next_open(day: date) -> date:
    """Return the day itself when it is open, otherwise the first open day after it."""
    while not is_open(day):
        day += timedelta(days=1)
    return day


def add_business_days(day: date, count: int) -> date:
    """Return the count-th open day after the day (which is day 0, open or not); raises ValueError for a negative count."""
    if count < 0:
        raise ValueError("count must not be negative")
    for _ in range(count):
        day = next_open(day + timedelta(days=1))
    return day


def add_months(day: date, count: int) -> date:
    """Return the same day of the month `count` months later, or that month's last day when it has no such day."""
    month_index = day.year * 12 + day.month - 1 + count
    year, month = divmod(month_index, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
