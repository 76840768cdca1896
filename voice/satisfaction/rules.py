"""When the next wave comes, and when two entries of a sheet are the same. Pure."""

import calendar
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from voice.satisfaction.choices import Rhythm

SEASONS = (1, 7)
QUARTERS = (1, 4, 7, 10)
LEAD_DAYS = 60
"""A wave is proposed so many days before its first day: sheets must be printed and sent."""


@dataclass(frozen=True)
class Period:
    """The days of a wave: handing out from the first to the second, answers and typing until the third."""

    title: str
    opens_on: date
    handed_until: date
    closes_on: date


def next_period(rhythm: str, first_day: int, last_day: int, typing_days: int, today: date) -> Period:
    """Return the next period that begins after today.

    Continuous waves follow each other without a gap, since a survey has one open wave: they close with their quarter.
    """
    months = SEASONS if rhythm == Rhythm.HALF_YEARLY else QUARTERS
    years = (today.year, today.year + 1)
    if rhythm == Rhythm.CONTINUOUS:
        opens = next(day for y in years for m in months if (day := date(y, m, 1)) > today)
        until = _in_month(opens.year, opens.month + 2, 31)
        return Period(f"{opens.year}年{opens.month}月〜{until.month}月", opens, until, until)
    opens = next(day for y in years for m in months if (day := _in_month(y, m, first_day)) > today)
    until = _in_month(opens.year, opens.month, last_day)
    return Period(f"{opens.year}年{opens.month}月", opens, until, until + timedelta(days=typing_days))


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def differing(first: dict[str, Any], second: dict[str, Any], texts: set[str]) -> list[str]:
    """Return the codes of the questions that two entries answer otherwise; a blank is an answer of its own.

    `texts`: questions answered in words, in which spaces, line ends, width of signs and punctuation do not count.
    """
    return [
        code
        for code in first
        if (_plain(first[code]) != _plain(second[code]) if code in texts else first[code] != second[code])
    ]


def _plain(text: str) -> str:
    """Return what is compared of a text; one of punctuation alone is still no blank."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] not in "ZCP") or folded.strip()
