"""What the rooms of privacy ask each other, without knowing each other (governance/slots.py).

Each slot says who fills it and what it gives.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True)
class Declared:
    """Something that a unit says is done, without anyone else having looked. `words`: no personal data, no names."""

    key: str
    unit: UUID
    declared_on: date
    words: str


@dataclass(frozen=True)
class DeclaredSource:
    """A kind of declaration: its name, and how those of the days from first to last are found."""

    label: str | Promise
    ask: Callable[[date, date], Iterable[Declared]]


declared_sources: dict[str, DeclaredSource] = {}
"""Filled by the rooms whose units declare; workspace draws by lot what another unit verifies (declares, below)."""


def declares(code: str, label: str | Promise) -> Callable[[Callable[[date, date], Iterable[Declared]]], object]:
    """Register the decorated function (first day, last day) -> Declared as a source; raises ValueError for a taken code.

    @declares("takeouts.returned", _("Data taken out: returned"))
    def returned(first: date, last: date) -> list[Declared]: ...
    """

    def register(ask: Callable[[date, date], Iterable[Declared]]) -> object:
        if code in declared_sources:
            raise ValueError(f"declared source {code} is registered twice")
        declared_sources[code] = DeclaredSource(label, ask)
        return ask

    return register
