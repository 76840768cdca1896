"""Pure rules: what is compared with what after a change, and how public texts are made findable."""

from dataclasses import dataclass
from datetime import date

from governance.calendar.business_days import add_months
from governance.letters import folded, joined, pieces

Period = tuple[date, date]
"""From the first day up to, not including, the second."""


@dataclass(frozen=True)
class Periods:
    """Three periods of equal months: up to the change, a year before the one since it, and since it."""

    before: Period
    year_before: Period
    after: Period


def periods_of(changed_on: date, months: int) -> Periods:
    """Return what is compared when a change has been in force for so many months.

    The same months a year earlier stand beside the months just before: voices have seasons (notices go out in June).
    """
    end = add_months(changed_on, months)
    return Periods(
        before=(add_months(changed_on, -months), changed_on),
        year_before=(add_months(changed_on, -12), add_months(end, -12)),
        after=(changed_on, end),
    )


def comparable(text: str) -> str:
    """Return the text as it is compared: width, case, kana, blanks and signs do not count."""
    return folded(joined(text))


def pairs_of(words: str) -> list[str]:
    """Return all pairs of neighbouring letters of a comparable text, each once."""
    return pieces(words, 2)
