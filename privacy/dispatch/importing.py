"""A CSV of items: code, name in kana, postal code (or mail address), last digits. Reads only; the action writes."""

import csv
import io

from django.utils.translation import gettext as _

from governance.letters import code_of
from privacy.dispatch.actions.preparing import Entry
from privacy.dispatch.models.batch import LONGEST_CODE
from privacy.dispatch.rules import KeyFields

COLUMNS = ("コード", "宛名カナ", "宛先", "番号下4桁")
MAX_ROWS = 20_000
ERRORS_SHOWN = 30


def read(text: str) -> tuple[list[Entry], list[str]]:
    """Return the items of a file and what is wrong with it, row by row; with anything wrong, nothing is to be taken."""
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS[:3] if name not in (reader.fieldnames or [])]
    if missing:
        return [], [_("This column is missing: %s") % "、".join(missing)]
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for row, raw in enumerate(reader, start=2):
        if row > MAX_ROWS + 1:
            return [], [_("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS}]
        code, name, place, tail = ((raw.get(column) or "").strip() for column in COLUMNS)
        code = code_of(code)
        if not code or len(code) > LONGEST_CODE or not name or not place:
            problems.append(_("Row %(row)s: code, name and destination are needed.") % {"row": row})
        elif code in entries:
            problems.append(_("Row %(row)s: the code stands in the file twice.") % {"row": row})
        else:
            entries[code] = Entry(code, KeyFields(name, place, tail))
    if not entries and not problems:
        problems.append(_("The file has no rows."))
    return list(entries.values()), problems
