"""A CSV of visitors: three columns, one row for each office and month. Reads only; the action writes."""

import csv
import io
from datetime import date

from django.utils.translation import gettext as _

from governance import clock
from governance.organization.models import Unit
from voice.figures.actions.visitors import Number
from voice.figures.rules.months import month_of, parse_month

COLUMNS = ("事務所コード", "年月", "来訪者数")
MAX_ROWS = 20_000
ERRORS_SHOWN = 30
MOST_VISITORS = 1_000_000
"""In a month at one office; more is a slip of the keyboard."""


def read(text: str) -> tuple[list[Number], list[str]]:
    """Return the numbers of a file and what is wrong with it, row by row; with anything wrong, nothing is to be taken."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        return [], [_("This column is missing: %s") % "、".join(missing)]
    offices = dict(Unit.objects.filter(kind=Unit.Kind.OFFICE).values_list("code", "pk"))
    numbers: dict[tuple[str, str], Number] = {}
    problems: list[str] = []
    for row, raw in enumerate(reader, start=2):
        if row > MAX_ROWS + 1:
            return [], [_("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS}]
        code, typed, count = ((raw.get(name) or "").strip().lstrip("'") for name in COLUMNS)
        try:
            found = Number(offices[code], past_month(typed), visitors(count))
        except KeyError:
            problems.append(_("Row %(row)s: no office has the code “%(code)s”.") % {"row": row, "code": code})
        except ValueError as error:
            problems.append(_("Row %(row)s: %(problem)s") % {"row": row, "problem": error})
        else:
            if (code, found.month.isoformat()) in numbers:
                problems.append(_("Row %(row)s: this office and month stand in the file twice.") % {"row": row})
            numbers[code, found.month.isoformat()] = found
    if not numbers and not problems:
        problems.append(_("The file has no rows."))
    return list(numbers.values()), problems


def past_month(typed: str) -> date:
    """Return the first day of the month; raises ValueError with words for what is no month or not over yet."""
    try:
        month = parse_month(typed)
    except ValueError as error:
        raise ValueError(_("Enter a month such as 2026-04 or 令和8年4月.")) from error
    if month >= month_of(clock.today()):
        raise ValueError(_("Enter a month that is over."))
    return month


def visitors(typed: str) -> int:
    """Return the number; raises ValueError with words for what is none."""
    text = typed.replace(",", "").replace("，", "")
    if not text.isdecimal() or int(text) > MOST_VISITORS:
        raise ValueError(_("Enter a number of visitors from 0 to 1,000,000."))
    return int(text)
