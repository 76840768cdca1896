"""The lines of a yearly review, their hash, and the comparison of two years. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from governance.fixed_form import sha256_of
from privacy.promotion.choices import Group, ItemState


class Line(TypedDict):
    """One requirement as it stood."""

    code: str
    group: str
    text: str
    unit: str
    state: str
    due_on: str
    late: bool


def hash_of(lines: Sequence[Line]) -> str:
    """Return the SHA-256 of the lines, the same for the same lines in the same order."""
    return sha256_of(list(lines))


@dataclass
class GroupCount:
    """How far one group has come."""

    group: str
    counts: dict[str, int] = field(default_factory=lambda: {state.value: 0 for state in ItemState})
    late: int = 0

    @property
    def label(self) -> str:
        """Return the group in words."""
        return str(Group(self.group).label)

    @property
    def done(self) -> int:
        """Return how many requirements are met."""
        return self.counts[ItemState.DONE]

    @property
    def partly(self) -> int:
        """Return how many are partly met."""
        return self.counts[ItemState.PARTLY]

    @property
    def not_begun(self) -> int:
        """Return how many have not begun."""
        return self.counts[ItemState.NOT_BEGUN]

    @property
    def excepted(self) -> int:
        """Return how many do not apply."""
        return self.counts[ItemState.NOT_APPLICABLE]

    @property
    def applicable(self) -> int:
        """Return how many requirements apply."""
        return sum(self.counts.values()) - self.excepted

    @property
    def percent(self) -> int | None:
        """Return the per cent met of those that apply, rounded down; None when none applies."""
        return self.done * 100 // self.applicable if self.applicable else None


def by_group(counted: Iterable[tuple[str, str, bool, int]]) -> list[GroupCount]:
    """Return the counts of each group that has requirements. `counted`: group, state, whether late, how many."""
    found: dict[str, GroupCount] = {}
    for group, state, late, number in counted:
        line = found.setdefault(group, GroupCount(group))
        line.counts[state] += number
        line.late += number if late else 0
    return [found[group] for group in Group if group in found]


def groups_of(lines: Iterable[Line]) -> list[GroupCount]:
    """Return the counts of a review's lines."""
    return by_group((line["group"], line["state"], line["late"], 1) for line in lines)


@dataclass(frozen=True)
class Changed:
    """A requirement that stands otherwise than a year before. Empty `before`: it is new; empty `after`: it was dropped."""

    code: str
    text: str
    before: str
    after: str
    worse: bool


RANK = {ItemState.NOT_BEGUN: 0, ItemState.PARTLY: 1, ItemState.DONE: 2, ItemState.NOT_APPLICABLE: 2}


def changes(before: Iterable[Line], after: Iterable[Line]) -> list[Changed]:
    """Return the requirements whose state differs between two reviews, by code; those that fell back are marked."""
    old, new = ({line["code"]: line for line in lines} for lines in (before, after))
    found = []
    for code in sorted(old | new):
        first = old[code]["state"] if code in old else ""
        last = new[code]["state"] if code in new else ""
        if first != last:
            worse = bool(first and last and RANK[ItemState(last)] < RANK[ItemState(first)])
            text = (new.get(code) or old[code])["text"]
            found.append(Changed(code, text, _words(first), _words(last), worse))
    return found


def _words(state: str) -> str:
    return str(ItemState(state).label) if state else ""
