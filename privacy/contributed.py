"""What the rooms of privacy answer each other, without knowing each other (governance/slots.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.slots import Slot
from governance.web.parts import Words


@dataclass(frozen=True)
class RuleHits:
    """What one rule found in the access log of a day: its code and version, its words, why a hit is one, and the hits.

    `hits` is an Arrow table ordered by person: staff_id, unit_code, record_id, log_no, seen_at (these three null when the
    hit is about the whole day), measure and expected (null when the rule counts nothing).
    """

    code: str
    version: int
    title: Words
    why: Words
    hits: Any


Rows = list[dict[str, Any]]

hits_of_day: Slot[Callable[[date], list[RuleHits]]] = Slot()
"""What the rules in force found on a day. Event `access_logs.day_explained` (subject: the day's row) says that a day is ready,
again when a late file came."""
trail_of_record: Slot[Callable[[str, date, date], Rows]] = Slot()
"""The views of one record between two days."""
views_by_person: Slot[Callable[[str, date, date], Rows]] = Slot()
"""The views that one staff number made between two days."""
sample_of_explained: Slot[Callable[[date, int, int], Rows]] = Slot()
"""So many explained views of a day, drawn with a seed, each with `kind`."""
