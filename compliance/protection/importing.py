"""The personnel division's CSV: every row is checked, and nothing is taken unless every row is right."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from compliance.protection.choices import PersonnelKind
from compliance.protection.matching import PersonnelAction, normal_number
from compliance.rules import compact
from governance import clock
from governance.calendar import eras
from governance.organization.importing import RowError
from governance.organization.models import Unit

COLUMNS = ("職員番号", "氏名", "所属コード", "種類", "決定日", "発効日", "決定部署コード")
NUMBER, NAME, UNIT, KIND, DECIDED, EFFECTIVE, DECIDING = COLUMNS
KINDS = {
    "解雇": PersonnelKind.DISMISSAL,
    "懲戒": PersonnelKind.DISCIPLINE,
    "降格": PersonnelKind.DEMOTION,
    "異動": PersonnelKind.TRANSFER,
    "減給": PersonnelKind.PAY_CUT,
    "評価": PersonnelKind.EVALUATION,
    "雇止め": PersonnelKind.NON_RENEWAL,
    "休職": PersonnelKind.LEAVE,
    "その他": PersonnelKind.OTHER,
}
"""The words of the file. They do not change with the reader's language: files are made by programs."""
MAX_ROWS = 30_000


@dataclass
class Sheet:
    """The rows of a file, or all its errors."""

    rows: list[PersonnelAction] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)

    def fail(self, row: int, column: str, problem: str) -> None:
        """Note what is wrong with a row."""
        self.errors.append(RowError(row, column, problem))


def read(text: str) -> Sheet:
    """Return the rows of the file's text, or what is wrong with it row by row. One query, whatever the rows."""
    sheet = Sheet()
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        sheet.fail(1, "、".join(missing), _("This column is missing."))
        return sheet
    units = set(Unit.objects.values_list("code", flat=True))
    for number, raw in enumerate(reader, start=2):
        if number > MAX_ROWS + 1:
            sheet.fail(number, "", _("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS})
            break
        _read_row(sheet, number, {name: (raw.get(name) or "").strip().lstrip("'") for name in COLUMNS}, units)
    if not sheet.rows and not sheet.errors:
        sheet.fail(1, "", _("The file has no rows."))
    return sheet


def _read_row(sheet: Sheet, number: int, raw: dict[str, str], units: set[str]) -> None:
    before = len(sheet.errors)
    for name, limit in ((NUMBER, 20), (NAME, 60)):
        if not raw[name]:
            sheet.fail(number, name, _("Enter a value."))
        elif len(raw[name]) > limit:
            sheet.fail(number, name, _("Use %(limit)s characters at most.") % {"limit": limit})
    for name in (UNIT, DECIDING):
        if raw[name] not in units:
            sheet.fail(number, name, _("No unit has this code."))
    if raw[KIND] not in KINDS:
        sheet.fail(number, KIND, _("Use one of: %(kinds)s.") % {"kinds": "、".join(KINDS)})
    decided, effective = (_day(sheet, number, name, raw[name]) for name in (DECIDED, EFFECTIVE))
    if decided and decided > clock.today():
        sheet.fail(number, DECIDED, _("Enter today or a day in the past."))
    if len(sheet.errors) > before or decided is None or effective is None:
        return
    sheet.rows.append(
        PersonnelAction(
            staff_number=normal_number(raw[NUMBER]),
            name=compact(raw[NAME]),
            unit=raw[UNIT],
            kind=KINDS[raw[KIND]].value,
            decided_on=decided.isoformat(),
            effective_on=effective.isoformat(),
            deciding_unit=raw[DECIDING],
        )
    )


def _day(sheet: Sheet, number: int, column: str, typed: str) -> date | None:
    try:
        return eras.parse(typed)
    except ValueError:
        sheet.fail(number, column, _("Enter a date such as 2026-04-01."))
        return None
