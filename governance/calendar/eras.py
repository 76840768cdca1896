"""Japanese eras (元号) and fiscal years (年度, from April)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext


@dataclass(frozen=True)
class Era:
    """One era: its name, the letter used in forms, its first day."""

    name: str
    letter: str
    first_day: date


ERAS = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("明治", "M", date(1868, 1, 25)),
)
"""政令 of each change of era; newest first. A new era is one more row."""

_ERA_DATE = re.compile(r"^(令和|平成|昭和|大正|明治|[RHSTM])\.?(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$")
_WESTERN_DATE = re.compile(r"^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$")


def era_of(day: date) -> Era:
    """Return the era of the day; raises ValueError for days before Meiji."""
    for era in ERAS:
        if day >= era.first_day:
            return era
    raise ValueError("no era is known for this day")


def era_year(day: date) -> str:
    """Return the year in the era with its name: 令和8年, 令和元年."""
    era = era_of(day)
    number = day.year - era.first_day.year + 1
    return f"{era.name}{'元' if number == 1 else number}年"


def in_japanese(day: date) -> str:
    """Return the day as officials write it, with the Western year: 令和8年4月1日（2026年）."""
    return f"{era_year(day)}{day.month}月{day.day}日（{day.year}年）"


def month_in_japanese(day: date) -> str:
    """Return the month of the day in the same way: 令和8年4月（2026年）."""
    return f"{era_year(day)}{day.month}月（{day.year}年）"


def parse(text: str) -> date:
    """Return the day in what a person typed: 令和8年4月1日, R8.4.1, 2026-04-01, 2026/4/1, 2026年4月1日.

    Full-width signs and spaces are accepted. Raises ValueError for anything else, for a day that does not exist,
    and for a day outside its era (平成35年).
    """
    compact = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if western := _WESTERN_DATE.match(compact):
        return date(*(int(part) for part in western.groups()))
    if found := _ERA_DATE.match(compact):
        era = next(e for e in ERAS if found[1] in (e.name, e.letter))
        number = 1 if found[2] == "元" else int(found[2])
        if number < 1:
            raise ValueError("years of an era start at 1")
        day = date(era.first_day.year + number - 1, int(found[3]), int(found[4]))
        if era_of(day) != era:
            raise ValueError("the day is not in that era")
        return day
    raise ValueError("not a date")


def fiscal_year(day: date) -> int:
    """Return the fiscal year of the day: 2026 from 1 April 2026 to 31 March 2027."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_days(year: int) -> tuple[date, date]:
    """Return first and last day of a fiscal year."""
    return date(year, 4, 1), date(year + 1, 3, 31)


def fiscal_year_in_japanese(year: int) -> str:
    """Return the fiscal year as officials write it: 令和8年度（2026年度）."""
    return f"{era_year(date(year, 5, 1))}度（{year}年度）"


def fiscal_quarter(day: date) -> int:
    """Return the quarter of the fiscal year in which the day lies: 1 from April to June, 4 from January to March."""
    return (day.month - 4) % 12 // 3 + 1


def quarter_in_japanese(first: date) -> str:
    """Return the quarter of the fiscal year that begins on the day, as officials write it."""
    return gettext("%(year)s, quarter %(number)s") % {
        "year": fiscal_year_in_japanese(fiscal_year(first)), "number": fiscal_quarter(first)
    }  # fmt: skip


def quarter_start(year: int, quarter: int) -> date:
    """Return the first day of a quarter, 1 to 4, of a fiscal year."""
    return date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
