"""What the rooms of voice count for each other, without knowing each other (governance/slots.py)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from governance.slots import Slot


@dataclass(frozen=True)
class Share:
    """So many out of so many."""

    part: int
    whole: int


@dataclass(frozen=True)
class Work:
    """What was done with voices in a period: made important, important and open at its end, published."""

    important: int
    important_open: int
    published: int


@dataclass(frozen=True)
class Proposing:
    """Improvement proposals of a period: received, answered, of these adopted in whole or in part."""

    received: int
    answered: int
    adopted: int


@dataclass(frozen=True)
class Change:
    """Something that is done otherwise since a day: what, where it stands, whether it worked (None: not known yet)."""

    day: date
    text: str
    rule: str
    worked: bool | None


MonthOfUnit = tuple[date, UUID, UUID | None, int]
"""First day of the month, unit, its block, number."""

first_told: Slot[Callable[[], QuerySet[Any]]] = Slot()
"""The answers by which customers were told first: rows with `voice` and `told_on`, one for each voice."""
proposals_by_month: Slot[Callable[[], Iterable[MonthOfUnit]]] = Slot()
inspections: Slot[Callable[[date, date], Mapping[UUID, Share]]] = Slot()
"""By office: criteria met among those rated, on visits of the period whose results the office has."""
work_on_voices: Slot[Callable[[date, date], Work]] = Slot()
proposing: Slot[Callable[[date, date], Proposing]] = Slot()
changes_from_voices: Slot[Callable[[date, date], list[Change]]] = Slot()
changes_from_proposals: Slot[Callable[[date, date], list[Change]]] = Slot()
