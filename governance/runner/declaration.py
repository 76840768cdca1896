"""What an action is. Nothing defaults: a reader sees each "none" written out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from governance.access import Actor

Body = Callable[..., Any]
Who = Callable[[Actor, Any], bool]


class _Within:
    """An action that may start from some states only, from any when none are named."""

    sources: tuple[str, ...]

    def allows(self, subject: Any) -> bool:
        """Return whether the subject is in a state from which the action may start."""
        return subject is None or not self.sources or subject.state in self.sources


@dataclass(frozen=True)
class Move(_Within):
    """States from which the action may start, and the one it leads to."""

    sources: tuple[str, ...]
    to: str
    saves = True

    def __init__(self, *sources: str, to: str) -> None:
        object.__setattr__(self, "sources", sources)
        object.__setattr__(self, "to", to)


@dataclass(frozen=True)
class Stays(_Within):
    """The action leaves the state as it is; `sources` are the states in which it may run, empty for any."""

    sources: tuple[str, ...] = ()
    saves: bool = True
    to: None = None

    def within(self, *sources: str) -> "Stays":
        """Return the same, only within these states."""
        return Stays(sources, self.saves)


STAYS = Stays()
READS = Stays(saves=False)
"""The action only notes that something was read: the subject's row, version and history stay untouched."""


@dataclass(frozen=True)
class Clocks:
    """Codes of deadline rules that the action opens, settles (met) or stops (no longer owed).

    `opens` counts from the day of the event (the subject's clock_day), `opens_today` from the day of the action.
    `settles_when`: rule code → name of an input; the clock is settled when that input is true.
    """

    opens: tuple[str, ...] = ()
    opens_today: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    settles_when: Mapping[str, str] = field(default_factory=dict)


NO_CLOCKS = Clocks()
NO_EVENTS: tuple[str, ...] = ()
NO_FIELDS: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """A declared action; run it with governance.runner.run."""

    name: str
    subject: type[Model]
    creates: bool
    who: Who
    moves: Move | Stays
    clocks: Clocks
    emits: tuple[str, ...]
    ledger: tuple[str, ...]
    body: Body


_registry: dict[str, Action] = {}


def action(
    name: str,
    *,
    subject: type[Model],
    who: Who,
    moves: Move | Stays,
    clocks: Clocks,
    emits: tuple[str, ...],
    ledger: tuple[str, ...],
    creates: bool = False,
) -> Callable[[Body], Action]:
    """Declare the decorated function as the body of an action.

    `creates`: the body makes and returns the subject instead of getting one; `who` is then asked with None.
    Raises ValueError when the name is taken.
    """

    def register(body: Body) -> Action:
        if name in _registry:
            raise ValueError(f"action {name} is declared twice")
        declared = Action(name, subject, creates, who, moves, clocks, emits, ledger, body)
        _registry[name] = declared
        return declared

    return register


def declared_actions() -> dict[str, Action]:
    """Return every action by name, for the registry test."""
    return dict(_registry)
