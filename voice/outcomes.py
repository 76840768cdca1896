"""What came of voices: asked by rooms that show it, told by the rooms that know it, neither knowing the other.

A room that knows registers, in a module that its `apps.ready` imports:

    @tells_outcomes
    def answered(voices: Collection[UUID]) -> dict[UUID, Outcome]: ...

in a constant number of queries. Who may see the voice may see its outcome: the caller has checked that.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Change:
    """A rule or manual that was changed because of a voice, since when, and what is different."""

    rule: str
    since: date
    text: str


@dataclass(frozen=True)
class Outcome:
    """The decided answer ("" while there is none), when it was given, what was done by the end, what was changed."""

    answer: str = ""
    told_on: date | None = None
    done: str = ""
    changes: tuple[Change, ...] = ()


NOTHING_YET = Outcome()
Teller = Callable[[Collection[UUID]], dict[UUID, Outcome]]
_tellers: list[Teller] = []


def tells_outcomes(teller: Teller) -> Teller:
    """Register the decorated function as one that knows what came of voices."""
    _tellers.append(teller)
    return teller


def outcomes_of(voices: Collection[UUID]) -> dict[UUID, Outcome]:
    """Return what came of each of these voices, NOTHING_YET for those of which nobody knows anything."""
    found = dict.fromkeys(voices, NOTHING_YET)
    for teller in _tellers:
        found |= teller(voices)
    return found
