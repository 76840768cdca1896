"""Live figures of all areas for the risk assessment of internal audit. The areas register, audit asks; neither knows the other.

    @figure("privacy.leaks", _("Leak incidents"), area="privacy", missing=Missing.ZERO, handed_in=True)
    def leaks(first: date, last: date) -> Mapping[UUID, float]: ...

A provider takes a constant number of queries. The larger a value, the larger the risk. No name of a person and no group of
fewer than five people may come out of one: what is read here is read by the department and those whom it answers to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise

Words = str | Promise


class Missing(StrEnum):
    """What it means that a unit is not among the values."""

    ZERO = "zero"
    """Nothing was counted there."""
    SMALL = "small"
    """Nothing or too few to be told."""
    UNKNOWN = "unknown"
    """Nobody knows."""


Ask = Callable[[date, date], Mapping[UUID, float]]


@dataclass(frozen=True)
class Figure:
    """One figure by unit between two days. `handed_in`: units report it themselves, so that none at all is silence."""

    code: str
    label: Words
    area: str
    ask: Ask
    missing: Missing
    handed_in: bool


@dataclass(frozen=True)
class Thing:
    """Something besides units that can be audited, with the points of risk that its area gives it, None when it has none."""

    key: UUID
    code: str
    name: str
    unit: UUID | None
    points: float | None


figures: dict[str, Figure] = {}
"""All figures by code, in the order of registration."""
_contractors: list[Callable[[], Iterable[Thing]]] = []


def figure(
    code: str, label: Words, *, area: str, missing: Missing = Missing.UNKNOWN, handed_in: bool = False
) -> Callable[[Ask], Ask]:
    """Register the decorated function as a figure; raises ValueError for a taken code."""

    def register(ask: Ask) -> Ask:
        if code in figures:
            raise ValueError(f"figure {code} is registered twice")
        figures[code] = Figure(code, label, area, ask, missing, handed_in)
        return ask

    return register


def lists_contractors(ask: Callable[[], Iterable[Thing]]) -> Callable[[], Iterable[Thing]]:
    """Register the decorated function as one that knows contractors."""
    _contractors.append(ask)
    return ask


def contractors() -> list[Thing]:
    """Return all contractors that the areas know."""
    return [thing for ask in _contractors for thing in ask()]
