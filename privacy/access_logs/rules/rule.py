"""What a rule is: words, parameters, and a pure function from the tables of a day to its hits, in ibis.

A rule is written once and runs on any engine that ibis speaks to. It may use nothing that differs between engines: no
approximate counts, no medians, an order that is total.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import ibis
import ibis.expr.types as ir
from django.utils.functional import Promise

HIT = ibis.schema(
    {
        "staff_id": "string", "unit_code": "string", "record_id": "string", "log_no": "int64", "seen_at": "timestamp",
        "measure": "float64", "expected": "float64",
    }
)  # fmt: skip
"""A hit: who; where they were logged in; which record and which row of the log, when the rule is about one view; what was
counted and what would have been usual, when the rule counts. Nothing else of the record: names and addresses stay out."""


@dataclass(frozen=True)
class Tables:
    """What rules may ask. `views` are those of the day that nothing explains, `all_views` all of the day.

    `viewed` (day, staff_id, record_id, unit_code) and `daily` (day, staff_id, unit_code, records, views, unexplained) go back
    `PAST` days and hold the day itself. Contacts go back 31 days. Lists are those that hold on the day.
    """

    day: date
    all_views: ir.Table
    views: ir.Table
    viewed: ir.Table
    daily: ir.Table
    searches: ir.Table
    contacts: ir.Table
    duty: ir.Table
    staff: ir.Table
    records: ir.Table
    relatives: ir.Table

    @property
    def start(self) -> datetime:
        """Return the first moment of the day."""
        return datetime.combine(self.day, time.min)

    @property
    def end(self) -> datetime:
        """Return the first moment after the day."""
        return self.start + timedelta(days=1)

    def days_before(self, days: int) -> date:
        """Return the day so many days ago."""
        return self.day - timedelta(days=days)


Given = Mapping[str, int]
PAST = 60


@dataclass(frozen=True)
class Parameter:
    """A number that the keeper of the rules may set, within bounds."""

    name: str
    label: Promise
    default: int
    least: int
    most: int


@dataclass(frozen=True)
class Rule:
    """A written rule. `why`: the sentence that a flag says to its reader."""

    code: str
    title: Promise
    why: Promise
    ask: Callable[[Tables, Given], ir.Table]
    parameters: tuple[Parameter, ...] = ()

    def given(self, stored: Mapping[str, object]) -> dict[str, int]:
        """Return each parameter as a version has it, its default where that version did not know it."""
        found = {parameter.name: parameter.default for parameter in self.parameters}
        return found | {name: value for name, value in stored.items() if name in found and isinstance(value, int)}


def on_views(found: ir.Table) -> ir.Table:
    """Return hits on single views."""
    return found.select(
        "staff_id", "unit_code", "record_id", "log_no", seen_at=found.viewed_at, measure=_none("float64"),
        expected=_none("float64"),
    )  # fmt: skip


def on_days(found: ir.Table) -> ir.Table:
    """Return hits on a person's whole day; `found` has `measure` and `expected`."""
    return found.select(
        "staff_id", "unit_code", record_id=_none("string"), log_no=_none("int64"), seen_at=_none("timestamp"),
        measure=found.measure.cast("float64"), expected=found.expected.cast("float64"),
    )  # fmt: skip


def _none(kind: str) -> ir.Value:
    return ibis.null().cast(kind)
