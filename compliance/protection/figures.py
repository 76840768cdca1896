"""Figures on protection for the yearly report. Numbers under five are not told: they could point at a person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from compliance.protection.choices import CheckInState, MatchState
from compliance.protection.models import CheckIn, Match

WORDS = {
    "check_ins_opened": _("Check-ins opened"),
    "check_ins_answered": _("Check-ins answered"),
    "check_ins_done": _("Check-ins done"),
    "matches_found": _("Personnel actions against protected people"),
    "matches_assessed": _("Of these assessed"),
    "matches_legally_checked": _("Of these with a legal check"),
    "matches_stop_recommended": _("Of these with a recommendation to stop"),
    "matches_raised": _("Of these made a case of retaliation"),
}
FEWEST = 5
"""No statistic of fewer than 5 (issue 3, point 3)."""


@dataclass(frozen=True)
class Figure:
    """One figure; None stands for a number from 1 to 4, which is not told. Nought is told."""

    code: str
    number: int | None

    @property
    def words(self) -> str:
        """Return what is counted, in the reader's language."""
        return str(WORDS[self.code])


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
