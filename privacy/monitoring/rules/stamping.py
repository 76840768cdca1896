"""By which signs a manager is noticed who may only stamp. Pure.

A sign asks for a conversation; it proves nothing. Samples are left out of "nearly always": what a record explains is nearly
always right. They count for speed, as everything does.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from privacy.monitoring.choices import Mark


@dataclass(frozen=True)
class Habit:
    """How one person judged in a period: all judgements, how many of them within the seconds; of flags of rules how many were
    confirmed; of planted entries how many were judged and how many of these were confirmed."""

    judged: int
    quick: int
    by_rule: int
    confirmed: int
    planted: int
    passed: int


def percent(part: int, whole: int) -> int:
    """Return a share in whole percent, 0 of nothing."""
    return part * 100 // whole if whole else 0


def marks_of(habit: Habit, given: Mapping[str, int]) -> list[Mark]:
    """Return the signs, by the parameters of the settings."""
    found = []
    if habit.judged >= given["volume"] and percent(habit.quick, habit.judged) >= given["quick_percent"]:
        found.append(Mark.QUICK)
    if habit.by_rule >= given["volume"] and percent(habit.confirmed, habit.by_rule) >= given["yes_percent"]:
        found.append(Mark.ALWAYS_YES)
    if habit.passed >= given["passed"]:
        found.append(Mark.PASSED_PLANTS)
    return found
