"""The doors between areas, which do not import each other: problem information, leaks, and cross-checks.

An area that comes upon a possible violation calls `hand_over` (from an action or a listener of its own events); the area
that takes it registers itself at start-up with `received_by`. An area whose rows by the rules should have been handed
over registers a `cross_check`; whoever keeps the register asks all of them.

Whoever comes upon a possible leak of personal information asks `leak_told`; the area that works on leaks fills it. Each side
shows the other's row only to those who may see it there: `leak_shown` on the one, `way_back` on the other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from governance.access import Actor
from governance.organization.models import Unit
from governance.slots import Slot


@dataclass(frozen=True)
class Handed:
    """What one area hands over: by whom, from where, about which of its rows, in which words.

    `source`, `kinds` and `position` are codes of compliance.information.choices and compliance.choices.Position.
    `summary` is sealed as it arrives; it goes into no event, mail, log or ledger row.
    """

    source: str
    subject_type: str
    subject_id: UUID
    unit: Unit | None
    aware_at: datetime
    summary: str
    actor: Actor
    kinds: tuple[str, ...] = ()
    position: str = "unknown"
    who: str = field(default="")


Receiver = Callable[[Handed], UUID]
_receivers: list[Receiver] = []


def received_by(receiver: Receiver) -> Receiver:
    """Register the function that takes what is handed over and returns the id of its entry; raises ValueError for a second."""
    if _receivers:
        raise ValueError("there is a receiver already")
    _receivers.append(receiver)
    return receiver


def hand_over(handed: Handed) -> UUID:
    """Hand over; return the id of the entry. The same subject handed over again gives the first entry.

    Raises LookupError when no area takes it, and ValueError for an unknown code or a moment in the future.
    """
    if not _receivers:
        raise LookupError("nobody takes problem information")
    return _receivers[0](handed)


@dataclass(frozen=True)
class Suspect:
    """A row that by the rules should have been handed over. `reference` and `path` say nothing of its content."""

    subject_type: str
    subject_id: UUID
    unit_id: UUID | None
    known_on: date
    reference: str
    path: str = ""


Provider = Callable[[QuerySet[Any]], Iterable[Suspect]]
"""Gets a subquery of the ids that are registered or noted already, for .exclude(pk__in=known); yields the rest."""


@dataclass(frozen=True)
class CrossCheck:
    """A registered cross-check: its name, what it looks for in words, who yields the suspects."""

    name: str
    words: str | Promise
    subject_type: str
    provider: Provider


_checks: dict[str, CrossCheck] = {}


def cross_check(name: str, words: str | Promise, subject_type: str, provider: Provider) -> None:
    """Register a cross-check; raises ValueError when the name is taken."""
    if name in _checks:
        raise ValueError(f"cross-check {name} is registered twice")
    _checks[name] = CrossCheck(name, words, subject_type, provider)


def cross_checks() -> dict[str, CrossCheck]:
    """Return every cross-check by name."""
    return dict(_checks)


@dataclass(frozen=True)
class Leak:
    """A possible leak of personal information: about which row of the telling area, in which words, known since when.

    `kind`: a code of the telling area; the receiving one knows what it stands for.
    """

    subject_type: str
    subject_id: UUID
    kind: str
    unit: Unit
    known_at: datetime
    text: str


@dataclass(frozen=True)
class Way:
    """A row of another area, as a page shows it to a reader who may see it there."""

    reference: str
    url: str


leak_told: Slot[Callable[[Leak], UUID]] = Slot()
"""Opens a leak incident, once for each subject, and returns its id."""
leak_shown: Slot[Callable[[Actor, str, UUID], Way | None]] = Slot()
"""The leak incident that was opened about a row (type and id), for a reader who may see it. One query."""

WayBack = Callable[[Actor, UUID], Way | None]
_ways_back: dict[str, WayBack] = {}


def leads_back(subject_type: str) -> Callable[[WayBack], WayBack]:
    """Register the decorated function as the way back to rows of a type, for readers who may see them; ValueError if taken."""

    def register(find: WayBack) -> WayBack:
        if subject_type in _ways_back:
            raise ValueError(f"the way back to {subject_type} is registered twice")
        _ways_back[subject_type] = find
        return find

    return register


def way_back(actor: Actor, subject_type: str, subject_id: UUID | None) -> Way | None:
    """Return the row of another area from which something came; None where the reader may not see it, or there is none."""
    find = _ways_back.get(subject_type)
    return find(actor, subject_id) if find is not None and subject_id is not None else None
