"""The doors between areas, which do not import each other: handing over problem information, and cross-checks.

An area that comes upon a possible violation calls `hand_over` (from an action or a listener of its own events); the area
that takes it registers itself at start-up with `received_by`. An area whose rows by the rules should have been handed
over registers a `cross_check`; whoever keeps the register asks all of them.
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
