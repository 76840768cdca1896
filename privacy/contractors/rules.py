"""The written rules: who may be awarded, how much risk a job carries, when it is inspected. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.calendar.business_days import add_months

Words = str | Promise
HIGH = 8
"""From this many points on, a job is inspected twice a year."""
MONTHS, MONTHS_OF_HIGH = 12, 6
REMINDERS = (60, 30, 0)
"""Days before the end of a certificate on which those in charge are told."""
DAYS_TO_IMPROVE, DAYS_OF_SERIOUS = 30, 14
SIZES = ((1_000_000, 4), (100_000, 3), (10_000, 2), (1_000, 1))
SENSITIVE = {"numbers": 2, "health": 2, "accounts": 1}
MOST_SUBCONTRACTORS = 3


@dataclass(frozen=True)
class Facts:
    """What the risk of a job is reckoned from."""

    persons: int
    data_kinds: Sequence[str]
    subcontractors: int
    is_certified: bool
    leaked: bool
    was_serious: bool
    findings_late: bool


def points(facts: Facts) -> list[tuple[Words, int]]:
    """Return what adds to the risk, with its points; their sum is the score."""
    size = next((given for least, given in SIZES if facts.persons >= least), 0)
    found: list[tuple[Words, int]] = [
        (_("Number of persons"), size),
        (_("Data that need special care"), sum(SENSITIVE.get(kind, 0) for kind in facts.data_kinds)),
        (_("Subcontractors"), min(facts.subcontractors, MOST_SUBCONTRACTORS)),
        (_("No valid certificate"), 0 if facts.is_certified else 1),
        (_("A leak within a year"), 3 if facts.leaked else 0),
        (_("The last inspection was serious"), 2 if facts.was_serious else 0),
        (_("Findings overdue"), 1 if facts.findings_late else 0),
    ]
    return [(words, given) for words, given in found if given]


def score(facts: Facts) -> int:
    """Return the points of a job."""
    return sum(given for _words, given in points(facts))


def inspect_by(last: date, total: int) -> date:
    """Return by when a job is inspected again: within a year, within half a year when the risk is high."""
    return add_months(last, MONTHS_OF_HIGH if total >= HIGH else MONTHS)


def reminder_due(expires_on: date, today: date, reminded: int | None) -> int | None:
    """Return the reminder (60, 30 or 0) that is to be sent now, None when it was sent or is not due."""
    left = (expires_on - today).days
    due = [days for days in REMINDERS if left <= days]
    return min(due) if due and (reminded is None or min(due) < reminded) else None


def meets_conditions(answers: Iterable[tuple[bool, bool]], *, is_certified: bool) -> bool:
    """Return whether a bidder may be awarded. `answers`: of each condition whether it is a must, and whether it is met.

    Privacy Mark or ISMS stands for the bidder's own rules and measures; without either, all of them must be met.
    """
    return all(met for is_must, met in answers if is_must or not is_certified)
