"""A CSV of units: what each row would change, or what is wrong with it. Reads only; the action applies the plan.

Columns: code, name, kana, kind, parent_code, prefecture, valid_from, valid_to, successor_code. One row is one period of a
unit. A row with a code that is not known opens a unit; one that starts later than the present period renames or moves the
unit from that day; one that starts on the same day corrects the period, or closes it with valid_to.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from governance.calendar import eras
from governance.organization.models import Unit, UnitPeriod

COLUMNS = (
    "code", "name", "kana", "kind", "parent_code", "prefecture", "valid_from", "valid_to", "successor_code",
)  # fmt: skip
MAX_ROWS = 5000
OPENS, CORRECTS, FOLLOWS = "opens", "corrects", "follows"


@dataclass(frozen=True)
class RowError:
    """What is wrong with one row: its number in the file (the heading is 1), the column, and why."""

    row: int
    column: str
    problem: str


@dataclass(frozen=True)
class Row:
    """One row, checked by itself."""

    number: int
    code: str
    name: str
    kana: str
    kind: str
    parent_code: str
    prefecture: str
    valid_from: date
    valid_to: date | None
    successor_code: str


@dataclass(frozen=True)
class Change:
    """What one row does."""

    row: Row
    what: str


class Plan:
    """All changes of a file, or all its errors."""

    def __init__(self, text: str) -> None:
        self.errors: list[RowError] = []
        self.changes: list[Change] = []
        rows = self._read(text)
        if not self.errors:
            self._check_together(rows)

    def _fail(self, row: int, column: str, problem: str) -> None:
        self.errors.append(RowError(row, column, problem))

    def _read(self, text: str) -> list[Row]:
        reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            self._fail(1, ", ".join(missing), _("This column is missing."))
            return []
        rows = []
        for number, raw in enumerate(reader, start=2):
            if number > MAX_ROWS + 1:
                self._fail(number, "", _("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS})
                break
            row = self._row(number, {name: (raw.get(name) or "").strip().lstrip("'") for name in COLUMNS})
            if row:
                rows.append(row)
        if not rows and not self.errors:
            self._fail(1, "", _("The file has no rows."))
        return rows

    def _row(self, number: int, raw: dict[str, str]) -> Row | None:
        before = len(self.errors)
        for name, limit in (("code", 10), ("name", 60)):
            if not raw[name]:
                self._fail(number, name, _("Enter a value."))
            elif len(raw[name]) > limit:
                self._fail(number, name, _("Use %(limit)s characters at most.") % {"limit": limit})
        if raw["kind"] not in Unit.Kind.values:
            self._fail(number, "kind", _("Use one of: %(kinds)s.") % {"kinds": ", ".join(Unit.Kind.values)})
        if not raw["parent_code"] and raw["kind"] != Unit.Kind.HEADQUARTERS:
            self._fail(number, "parent_code", _("Only the headquarters has no parent."))
        if raw["parent_code"] and raw["parent_code"] == raw["code"]:
            self._fail(number, "parent_code", _("A unit cannot belong to itself."))
        start = self._day(number, "valid_from", raw["valid_from"], required=True)
        end = self._day(number, "valid_to", raw["valid_to"], required=False)
        if start and end and end < start:
            self._fail(number, "valid_to", _("The last day lies before the first."))
        if len(self.errors) > before or start is None:
            return None
        fields = {name: raw[name] for name in ("code", "name", "kana", "kind", "parent_code", "prefecture")}
        return Row(number, **fields, valid_from=start, valid_to=end, successor_code=raw["successor_code"])

    def _day(self, number: int, column: str, typed: str, *, required: bool) -> date | None:
        if not typed:
            if required:
                self._fail(number, column, _("Enter a date."))
            return None
        try:
            return eras.parse(typed)
        except ValueError:
            self._fail(number, column, _("Enter a date such as 2026-04-01."))
            return None

    def _check_together(self, rows: list[Row]) -> None:
        units = {unit.code: unit for unit in Unit.objects.all()}
        latest = {p.unit.code: p for p in UnitPeriod.objects.select_related("unit").order_by("valid_from")}
        in_file = {row.code for row in rows}
        seen: set[str] = set()
        for row in rows:
            if row.code in seen:
                self._fail(row.number, "code", _("This code stands in the file twice."))
            seen.add(row.code)
            for column in ("parent_code", "successor_code"):
                code = getattr(row, column)
                if code and code not in units and code not in in_file:
                    self._fail(row.number, column, _("No unit has this code."))
            if row.code in units and units[row.code].kind != row.kind:
                self._fail(row.number, "kind", _("The kind of a unit cannot change."))
            self._place(row, latest.get(row.code))

    def _place(self, row: Row, present: UnitPeriod | None) -> None:
        if present is None:
            self.changes.append(Change(row, OPENS))
        elif row.valid_from == present.valid_from:
            if not _is_same(row, present):
                self.changes.append(Change(row, CORRECTS))
        elif row.valid_from < present.valid_from:
            self._fail(row.number, "valid_from", _("Earlier periods cannot be changed."))
        elif present.valid_to and present.valid_to < row.valid_from - timedelta(days=1):
            self._fail(row.number, "valid_from", _("The unit was closed before this day."))
        else:
            self.changes.append(Change(row, FOLLOWS))


def _is_same(row: Row, period: UnitPeriod) -> bool:
    parent = period.parent.code if period.parent else ""
    successor = period.unit.successor.code if period.unit.successor else ""
    return (row.name, row.kana, row.prefecture, row.valid_to, row.parent_code, row.successor_code) == (
        period.name, period.kana, period.prefecture, period.valid_to, parent, successor,
    )  # fmt: skip
