"""A CSV of attendance at classroom courses: what each row would do, or what is wrong with it. Reads only.

Columns: staff_number, date, result; their headings may be in Japanese. Words for the result: PASSED and FAILED.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from governance import clock
from governance.calendar import eras
from governance.learning.models import Course, Record
from governance.organization.importing import RowError
from governance.people.models import Person

COLUMNS = {"staff_number": "職員番号", "date": "受講日", "result": "結果"}
PASSED = frozenset({"修了", "合格", "出席", "pass", "passed", "1", "○", "〇"})
FAILED = frozenset({"未修了", "不合格", "欠席", "fail", "failed", "0", "×", "✕"})
MAX_ROWS = 5000


@dataclass(frozen=True)
class Attendance:
    """One row, checked."""

    number: int
    person: Person
    day: date
    passed: bool
    replaces: bool

    @property
    def person_id(self) -> UUID:
        """Return the id of the person."""
        return self.person.pk


class Plan:
    """All rows of a file, or all its errors."""

    def __init__(self, text: str, course: Course) -> None:
        self.errors: list[RowError] = []
        self.rows: list[Attendance] = []
        raw = self._read(text)
        numbers = [line["staff_number"] for _number, line in raw]
        self.people = {p.staff_number: p for p in Person.objects.filter(staff_number__in=numbers)}
        held = Record.objects.filter(course=course, person__staff_number__in=numbers, state="completed")
        self.held = set(held.values_list("person_id", "completed_on"))
        self.done = set(held.filter(current=True).values_list("person_id", flat=True))
        self.seen: set[str] = set()
        for number, line in raw:
            self._check(number, line)

    @property
    def passed(self) -> int:
        """Return how many passed."""
        return sum(row.passed for row in self.rows)

    @property
    def failed(self) -> int:
        """Return how many did not."""
        return len(self.rows) - self.passed

    def _fail(self, row: int, column: str, problem: str) -> None:
        self.errors.append(RowError(row, COLUMNS.get(column, column), problem))

    def _read(self, text: str) -> list[tuple[int, dict[str, str]]]:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff")))
        heads = [head.strip() for head in next(reader, [])]
        places = {
            name: next((heads.index(h) for h in (name, own) if h in heads), None) for name, own in COLUMNS.items()
        }
        missing = [f"{name}（{COLUMNS[name]}）" for name, place in places.items() if place is None]
        if missing:
            self._fail(1, ", ".join(missing), _("This column is missing."))
            return []
        found = []
        for number, line in enumerate(reader, start=2):
            if number > MAX_ROWS + 1:
                self._fail(number, "", _("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS})
                break
            if any(cell.strip() for cell in line):
                found.append(
                    (number, {n: line[p].strip() if p is not None and p < len(line) else "" for n, p in places.items()})
                )
        if not found and not self.errors:
            self._fail(1, "", _("The file has no rows."))
        return found

    def _check(self, number: int, line: dict[str, str]) -> None:
        before = len(self.errors)
        person = self._person(number, line["staff_number"].lstrip("'"))
        day = self._day(number, line["date"])
        passed = self._result(number, line["result"])
        if person and day and (person.pk, day) in self.held:
            self._fail(number, "date", _("A completion of this day is on record already."))
        if person and day and passed is not None and len(self.errors) == before:
            self.rows.append(Attendance(number, person, day, passed, person.pk in self.done))

    def _person(self, number: int, typed: str) -> Person | None:
        person = self.people.get(typed)
        if not typed:
            self._fail(number, "staff_number", _("Enter a value."))
        elif person is None:
            self._fail(number, "staff_number", _("Nobody has this staff number."))
        elif not person.is_active:
            self._fail(number, "staff_number", _("This account is shut."))
        elif typed in self.seen:
            self._fail(number, "staff_number", _("This staff number stands in the file twice."))
        self.seen.add(typed)
        return person

    def _day(self, number: int, typed: str) -> date | None:
        if not typed:
            self._fail(number, "date", _("Enter a date."))
            return None
        try:
            day = eras.parse(typed)
        except ValueError:
            self._fail(number, "date", _("Enter a date such as 2026-04-01."))
            return None
        if day > clock.today():
            self._fail(number, "date", _("Enter today or a day in the past."))
            return None
        return day

    def _result(self, number: int, typed: str) -> bool | None:
        if typed.lower() in PASSED:
            return True
        if typed.lower() in FAILED:
            return False
        self._fail(number, "result", _("Use 修了 or 未修了."))
        return None
