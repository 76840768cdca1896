"""Columns of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise

from governance.web.templatetags.dates import japanese_day, moment


@dataclass(frozen=True)
class Column:
    """One column: its key in the address, its heading, how a row's value is found, by which field it sorts."""

    key: str
    label: str | Promise
    value: Callable[[Any], Any]
    sort: str = ""
    link: Callable[[Any], str | None] | None = None
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """One value of one row, as the table shows it."""

    label: str
    value: Any
    url: str | None
    numeric: bool


def cells_of(row: Any, columns: list[Column]) -> list[Cell]:
    """Return the cells of a row."""
    return [Cell(str(c.label), _shown(c.value(row)), c.link(row) if c.link else None, c.numeric) for c in columns]


def _shown(value: Any) -> Any:
    """Return a value as a reader expects it: days by era, nothing as a dash."""
    if isinstance(value, date):
        return moment(value) if isinstance(value, datetime) else japanese_day(value)
    return "–" if value in (None, "") else value


def plain(value: Any) -> str:
    """Return a value as it stands in an export: ISO days, Tokyo times, text."""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
