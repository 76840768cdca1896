"""What other rooms have to say about the end of a case: what keeps it open, and what is erased with it.

    @closing_condition
    def measures_without_check(case: Case) -> list[str]:
        return [_("A measure has not been checked yet: %(title)s") % {...}]

    @erased_with_case
    def erase_measures(case: Case) -> None: ...

Both run inside the action's transaction. The keys of the case's boxes are destroyed after `erased_with_case` has run: what was
sealed into them can no longer be opened by anyone, whether its rows were removed or not.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from compliance.choices import State
from compliance.models import Case

ClosingCondition = Callable[[Case], list[str]]
Eraser = Callable[[Case], None]

_conditions: list[ClosingCondition] = []
_erasers: list[Eraser] = []


def closing_condition(condition: ClosingCondition) -> ClosingCondition:
    """Register a function that returns, in words for the person in charge, what still keeps the case open."""
    _conditions.append(condition)
    return condition


def erased_with_case(eraser: Eraser) -> Eraser:
    """Register a function that removes what a room keeps about a case when the case is erased."""
    _erasers.append(eraser)
    return eraser


@closing_condition
def joined_not_concluded(case: Case) -> list[str]:
    """A leading case stays open until the reporter of each joined case was told the result."""
    waiting = case.joined.filter(finding="").exclude(state=State.DECLINED).values_list("reference", flat=True)
    return [_("The joined case %(reference)s has not been concluded yet.") % {"reference": r} for r in waiting]


def what_keeps_open(case: Case) -> list[str]:
    """Return everything that keeps the case from being closed, in words."""
    return [words for condition in _conditions for words in condition(case)]


def erase_in_rooms(case: Case) -> None:
    """Let every room remove what it keeps about the case."""
    for eraser in _erasers:
        eraser(case)
