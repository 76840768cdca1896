"""Hourly chores that areas register."""

from collections.abc import Callable

Chore = Callable[[], object]
_chores: list[Chore] = []


def hourly(chore: Chore) -> Chore:
    """Register a function that removes what has expired in its area."""
    _chores.append(chore)
    return chore


def chores() -> list[Chore]:
    """Return all registered chores."""
    return list(_chores)
