"""From what was seen to a result. Absolute: an office is held against the criteria, never against other offices."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from voice.visits.choices import Answer, ContestState, Group
from voice.visits.models import Contest, Criterion, GroupRule, Mark


@dataclass(frozen=True)
class Item:
    """One criterion on one visit: what each rater saw, and the objection to it."""

    criterion: Criterion
    marks: Sequence[Mark]
    contest: Contest | None = None

    @property
    def notes(self) -> list[str]:
        """Return what the raters noted."""
        return [mark.note for mark in self.marks if mark.note]

    @property
    def answer(self) -> str:
        """Return yes or no, "differs" where two raters saw different things, otherwise that it could not be observed.

        What only one of two could observe counts as that one saw it. An objection that was granted makes a no a yes.
        """
        seen = {mark.answer for mark in self.marks} - {Answer.NOT_OBSERVABLE}
        if len(seen) > 1:
            return "differs"
        found = next(iter(seen), Answer.NOT_OBSERVABLE.value)
        granted = self.contest is not None and self.contest.state == ContestState.OVERTURNED
        return Answer.YES.value if granted and found == Answer.NO else str(found)

    @property
    def failed(self) -> bool:
        """Return whether the criterion was not met."""
        return self.answer == Answer.NO


@dataclass(frozen=True)
class GroupResult:
    """The criteria of one group on one visit, against the group's threshold."""

    group: str
    rule: GroupRule
    items: list[Item] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Return the name of the group."""
        return str(Group(self.group).label)

    @property
    def met(self) -> int:
        """Return how many criteria were met."""
        return sum(item.answer == Answer.YES for item in self.items)

    @property
    def rated(self) -> int:
        """Return how many criteria have a result: what differs or could not be observed has none."""
        return sum(item.answer in (Answer.YES, Answer.NO) for item in self.items)

    @property
    def reached(self) -> bool | None:
        """Return whether the threshold was reached, None when nothing was rated. A required criterion that fails is enough
        to miss it."""
        if any(item.failed and item.criterion.is_required for item in self.items):
            return False
        return self.met * 100 >= self.rule.percent * self.rated if self.rated else None


def to_put_right(groups: Sequence[GroupResult]) -> list[UUID]:
    """Return the criteria for which a corrective action is opened: all that were not met."""
    return [item.criterion.pk for group in groups for item in group.items if item.failed]
