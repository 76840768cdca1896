"""Months and fiscal years. Pure."""

import unicodedata
from datetime import date

from governance.calendar import eras
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year_days


def month_of(day: date) -> date:
    """Return the first day of the day's month."""
    return day.replace(day=1)


def parse_month(typed: str) -> date:
    """Return the first day of a month typed as 2026-04, 2026/4, 202604, 2026年4月, 令和8年4月 or R8.4; raises ValueError."""
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    if len(text) == 6 and text.isdecimal():
        text = f"{text[:4]}-{text[4:]}"
    if text.endswith("月"):
        return eras.parse(f"{text}1日")
    separator = "." if "." in text else "-"
    return eras.parse(f"{text.replace('/', '-')}{separator}1")


def quarter_of(day: date) -> date:
    """Return the first day of the day's quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def months_of_year(year: int) -> list[date]:
    """Return the first days of the months of a fiscal year."""
    first = fiscal_year_days(year)[0]
    return [add_months(first, n) for n in range(12)]


def months_before(day: date, number: int = 12) -> list[date]:
    """Return the last whole months before the day, oldest first."""
    return [add_months(month_of(day), n - number) for n in range(number)]
