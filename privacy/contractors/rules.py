"""The written rules: who may be awarded, how much risk a job carries, when it is inspected. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.calendar.business_days import add_months

Words = str | Promise
MONTHS, MONTHS_OF_HIGH = 12, 6
REMINDERS = (60, 30, 0)
"""Days before the end of a certificate on which those in charge are told."""
DAYS_TO_IMPROVE, DAYS_OF_SERIOUS = 30, 14


@dataclass(frozen=True)
class Weights:
    """How many points each thing adds. `subcontractors`: at most so many count. `high`: from so many points on a job is
    inspected twice a year."""

    million: int
    hundred_thousand: int
    ten_thousand: int
    thousand: int
    numbers: int
    health: int
    accounts: int
    subcontractors: int
    uncertified: int
    leaked: int
    serious: int
    late: int
    high: int

    def of_size(self, persons: int) -> int:
        """Return the points for the number of persons."""
        sizes = (
            (1_000_000, self.million), (100_000, self.hundred_thousand), (10_000, self.ten_thousand),
            (1_000, self.thousand),
        )  # fmt: skip
        return next((given for least, given in sizes if persons >= least), 0)

    def of_data(self, kinds: Iterable[str]) -> int:
        """Return the points for kinds of data that need special care."""
        given = {"numbers": self.numbers, "health": self.health, "accounts": self.accounts}
        return sum(given.get(kind, 0) for kind in kinds)


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


def points(facts: Facts, weights: Weights) -> list[tuple[Words, int]]:
    """Return what adds to the risk, with its points; their sum is the score."""
    found: list[tuple[Words, int]] = [
        (_("Number of persons"), weights.of_size(facts.persons)),
        (_("Data that need special care"), weights.of_data(facts.data_kinds)),
        (_("Subcontractors"), min(facts.subcontractors, weights.subcontractors)),
        (_("No valid certificate"), 0 if facts.is_certified else weights.uncertified),
        (_("A leak within a year"), weights.leaked if facts.leaked else 0),
        (_("The last inspection was serious"), weights.serious if facts.was_serious else 0),
        (_("Findings overdue"), weights.late if facts.findings_late else 0),
    ]
    return [(words, given) for words, given in found if given]


def score(facts: Facts, weights: Weights) -> int:
    """Return the points of a job."""
    return sum(given for _words, given in points(facts, weights))


def inspect_by(last: date, total: int, high: int) -> date:
    """Return by when a job is inspected again: within a year, within half a year when the risk is high."""
    return add_months(last, MONTHS_OF_HIGH if total >= high else MONTHS)


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
