"""What the rooms of voice count for each other, without knowing each other.

A room fills a slot in a module that its `apps.ready` imports, another one asks it:

    contributed.inspections.fill(inspected)          # voice.visits
    contributed.inspections.ask(first, last)         # voice.figures
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet

Provider = TypeVar("Provider", bound=Callable[..., Any])


class Slot(Generic[Provider]):
    """A place for the one function that answers a question; raises LookupError when no room has filled it."""

    def __init__(self) -> None:
        self._provider: Provider | None = None

    def fill(self, provider: Provider) -> Provider:
        """Take the function."""
        self._provider = provider
        return provider

    @property
    def ask(self) -> Provider:
        """Return the function."""
        if self._provider is None:
            raise LookupError("no room of voice has filled this slot")
        return self._provider


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
