"""The door through which a room orders a measure of the room that keeps measures; rooms do not import each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from compliance.models import Case
from governance.access import Actor
from governance.organization.models import Unit

ORDERED_KINDS = [("corrective", _("Correction")), ("prevention", _("Prevention of recurrence"))]
"""What can be ordered. Disciplinary measures stay with those who handle the case."""


@dataclass(frozen=True)
class Order:
    """A measure to be made: for whom, in which words, by when, for which case. `kind`: one of ORDERED_KINDS."""

    kind: str
    title: str
    text: str
    unit: Unit
    due_on: date
    case: Case | None


@dataclass(frozen=True)
class Ordered:
    """A measure that was ordered, as far as the reader may see it."""

    title: str
    state: str
    url: str


Taker = Callable[[Order, Actor], UUID]
Shower = Callable[[Sequence[UUID], Actor], list[Ordered]]
_takers: list[tuple[Taker, Shower]] = []


def taken_by(taker: Taker, shower: Shower) -> None:
    """Register the function that makes the measure and returns its id, and the one that shows those of the given ids which the
    actor may see; raises ValueError for a second pair."""
    if _takers:
        raise ValueError("there is a taker already")
    _takers.append((taker, shower))


def order(wanted: Order, actor: Actor) -> UUID:
    """Order a measure, inside an action; return its id. Raises LookupError when no room takes it, and Refused as the taker
    refuses."""
    if not _takers:
        raise LookupError("nobody takes orders of measures")
    return _takers[0][0](wanted, actor)


def ordered(ids: Sequence[UUID], actor: Actor) -> list[Ordered]:
    """Return those of the measures that the actor may see. One query."""
    return _takers[0][1](ids, actor) if _takers else []
