"""Quorum and outcome of a vote, as pure rules."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from compliance.committee.choices import Ballot

OUTSIDE_LAWYERS = 2
"""Seed part 1 asks for outside lawyers on the committee; with fewer than two, one recusal leaves none."""


def needed(members: int, percent: int, more_than: bool) -> int:
    """Return how many of the members must be present: more than the share, or at least the share. None of none is too few."""
    if members == 0:
        return 1
    exact = members * percent
    if more_than:
        return exact // 100 + 1
    return -(-exact // 100)


@dataclass(frozen=True)
class Quorum:
    """How many may sit on something, how many of them are there, how many are needed."""

    members: int
    present: int
    needed: int

    @property
    def reached(self) -> bool:
        """Return whether enough are present."""
        return self.present >= self.needed


def quorum(
    members: Collection[UUID], present: Collection[UUID], out: Collection[UUID], percent: int, more_than: bool
) -> Quorum:
    """Return the quorum over the members in term without those who are kept out."""
    may = set(members) - set(out)
    return Quorum(len(may), len(may & set(present)), needed(len(may), percent, more_than))


@dataclass(frozen=True)
class Count:
    """Votes for, against, abstained."""

    in_favour: int
    against: int
    abstained: int

    @property
    def tie(self) -> bool:
        """Return whether as many are for as against."""
        return self.in_favour == self.against


def count(ballots: Mapping[UUID, str]) -> Count:
    """Return how many voted how."""
    cast = list(ballots.values())
    return Count(cast.count(Ballot.FOR), cast.count(Ballot.AGAINST), cast.count(Ballot.ABSTAIN))


def carried(counted: Count, casting: str) -> bool:
    """Return whether the item is carried: more for than against; in a tie the chair's casting vote decides."""
    if counted.tie:
        return casting == Ballot.FOR
    return counted.in_favour > counted.against
