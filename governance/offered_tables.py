"""Tables that areas offer to whoever may take a copy of them as data, without either knowing the other.

    offer("voice.counts", _("Voices by day and unit"), ["受付日", "事務所", "件数"], counted)    # the area, in its apps.ready
    offered()["voice.counts"].rows(units, first, last)                                        # the room that takes them

A provider gives what an auditor of the units may read anyway, never what is sealed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

Units = frozenset[UUID] | None
"""None: all units."""


@dataclass(frozen=True)
class OfferedTable:
    """A table: its name, its headings, and the function (units, first day, last day) -> rows in a fixed order."""

    code: str
    label: str | Promise
    columns: Sequence[str]
    rows: Callable[[Units, date, date], Iterator[Sequence[Any]]]


_tables: dict[str, OfferedTable] = {}


def offer(
    code: str,
    label: str | Promise,
    columns: Sequence[str],
    rows: Callable[[Units, date, date], Iterator[Sequence[Any]]],
) -> None:
    """Offer a table; raises ValueError when the code is taken."""
    if code in _tables:
        raise ValueError(f"table {code} is offered twice")
    _tables[code] = OfferedTable(code, label, columns, rows)


def offered() -> dict[str, OfferedTable]:
    """Return all that is offered, by code."""
    return dict(_tables)
