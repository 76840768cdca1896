"""Figures on protection for the yearly report. Numbers under five are not told: they could point at a person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from compliance.protection.choices import CheckInState, MatchState
from compliance.protection.models import CheckIn, Match

FEWEST = 5
"""No statistic of fewer than 5 (issue 3, point 3)."""


@dataclass(frozen=True)
class Figure:
    """One figure; None stands for a number from 1 to 4, which is not told. Nought is told."""

    code: str
    number: int | None


def told(number: int) -> int | None:
    """Return the number, None when it is small enough to point at a person."""
    return None if 0 < number < FEWEST else number


def figures_between(first: date, last: date) -> list[Figure]:
    """Return the figures of a period (both days included) in a fixed order. Two queries."""
    check_ins = CheckIn.objects.filter(opens_on__range=(first, last)).aggregate(
        opened=Count("pk", filter=~Q(state=CheckInState.PLANNED)),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        done=Count("pk", filter=Q(state=CheckInState.DECIDED)),
    )
    matches = Match.objects.filter(found_at__date__range=(first, last)).aggregate(
        found=Count("pk"),
        assessed=Count("pk", filter=~Q(state=MatchState.FOUND)),
        legally_checked=Count("pk", filter=~Q(opinion="")),
        stop_recommended=Count("pk", filter=Q(stop_at__isnull=False)),
        raised=Count("pk", filter=Q(state=MatchState.RAISED)),
    )
    numbers = {f"check_ins_{k}": v for k, v in check_ins.items()} | {f"matches_{k}": v for k, v in matches.items()}
    return [Figure(code, told(number)) for code, number in numbers.items()]
