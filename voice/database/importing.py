"""A file of voices: its rows, and whether each could have been typed into the form of a voice. Writes nothing."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from governance.keys import key_for
from governance.letters import text_of_csv
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.vault.crypto import decrypt, encrypt
from voice.actions.filing import Heard
from voice.choices import AT_OFFICES, VoiceKind
from voice.forms import VoiceForm

PURPOSE = "imports of voices"
MOST_ROWS, IN_A_CHUNK = 100_000, 500
MOST_BYTES = 200 * 1024 * 1024
"""Of an unpacked file."""
COLUMNS = {
    "unit_code": "事務所コード", "received_on": "受付日", "kind": "種別", "channel": "受付方法", "title": "件名", "text": "内容",
    "done": "対応", "wants_answer": "回答希望", "name": "氏名", "phone": "電話", "address": "連絡先",
}  # fmt: skip
"""Field → heading; the field's own name will do as a heading too."""
NEEDED = ("unit_code", "received_on", "kind", "channel", "title", "text")
YES = frozenset({"1", "○", "〇", "有", "はい", "希望する", "yes", "true"})
Row = dict[str, str]


class Unreadable(ValueError):
    """The file cannot be read at all; the text says why."""


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a row: the heading of the column, and why."""

    column: str
    problem: str


def text_of(data: bytes) -> str:
    """Return the text of a CSV file, or of the one CSV file in a ZIP file; raises Unreadable."""
    if data[:4] == b"PK\x03\x04":
        data = _unpacked(data)
    text = text_of_csv(data)
    if text is None:
        raise Unreadable(_("This is not a CSV file in UTF-8 or Shift_JIS."))
    return text


def _unpacked(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
            if len(names) != 1:
                raise Unreadable(_("The ZIP file must hold one CSV file."))
            with archive.open(names[0]) as file:
                content = file.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(_("The ZIP file cannot be opened.")) from error
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The unpacked file is too large."))
    return content


def rows_of(text: str) -> list[Row]:
    """Return the rows as field → what was typed; raises Unreadable for missing columns, no rows or too many."""
    reader = csv.reader(io.StringIO(text))
    try:
        places = _places(next(reader, []))
        found = [_row(line, places) for line in reader if any(value.strip() for value in line)]
    except csv.Error as error:
        raise Unreadable(_("The file is not in the form of CSV.")) from error
    if not found:
        raise Unreadable(_("The file has no rows."))
    if len(found) > MOST_ROWS:
        raise Unreadable(_("The file has more than %(limit)s rows.") % {"limit": f"{MOST_ROWS:,}"})
    return found


def _places(heads: list[str]) -> dict[str, int]:
    clean = [head.strip().lstrip("\ufeff") for head in heads]
    places = {
        name: clean.index(heading) for name, own in COLUMNS.items() for heading in (own, name) if heading in clean
    }
    missing = [COLUMNS[name] for name in NEEDED if name not in places]
    if missing:
        raise Unreadable(_("These columns are missing: %(names)s") % {"names": "、".join(missing)})
    return places


def _row(line: list[str], places: dict[str, int]) -> Row:
    """Return a row; an apostrophe that our own exports put before what looks like a formula is taken off again."""
    return {name: line[place].strip().removeprefix("'") if place < len(line) else "" for name, place in places.items()}


def sealed(chunk_id: UUID, rows: list[Row]) -> bytes:
    """Return the rows encrypted for this chunk alone."""
    return encrypt(key_for(PURPOSE), json.dumps(rows, ensure_ascii=False).encode(), str(chunk_id))


def opened(chunk_id: UUID, data: bytes | memoryview) -> list[Row]:
    """Return the rows of a chunk; raises vault.Locked when it was moved or altered."""
    found: list[Row] = json.loads(decrypt(key_for(PURPOSE), bytes(data), str(chunk_id)))
    return found


class Units:
    """The units of a day by code, each with its block. One query."""

    def __init__(self, day: date) -> None:
        self.found: dict[str, tuple[Unit, Unit | None]] = {}
        for period in periods_on(day).select_related("unit", "parent"):
            parent = period.parent if period.parent and period.parent.kind == Unit.Kind.BLOCK else None
            block = period.unit if period.unit.kind == Unit.Kind.BLOCK else parent
            self.found[period.unit.code] = (period.unit, block)


def checked(row: Row, units: Units) -> tuple[tuple[Heard, Unit, Unit | None] | None, list[Wrong]]:
    """Return what would be filed, or what is wrong: the form of a voice decides, as for an office that types it."""
    form = VoiceForm(_as_typed(row))
    wrong = [
        Wrong(COLUMNS.get(name, name), str(problem)) for name, problems in form.errors.items() for problem in problems
    ]
    place = units.found.get(row["unit_code"])
    if place is None:
        wrong.insert(0, Wrong(COLUMNS["unit_code"], _("No unit has this code.")))
    if wrong or place is None:
        return None, wrong
    return (form.heard(), *place), []


def _as_typed(row: Row) -> dict[str, Any]:
    typed: dict[str, Any] = {name: value for name, value in row.items() if name != "unit_code"}
    typed["kind"] = _choice(row["kind"], VoiceKind.choices)
    typed["channel"] = _choice(row["channel"], AT_OFFICES)
    typed["wants_answer"] = row.get("wants_answer", "").lower() in YES
    return typed


def _choice(typed: str, choices: list[tuple[str, Any]]) -> str:
    """Return the value of a choice named by its word or its value; what is neither is left for the form to refuse."""
    return next((value for value, label in choices if typed in (value, str(label))), typed)


def chunks(rows: list[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Yield the number of the first row in the file and the rows of each chunk."""
    for start in range(0, len(rows), IN_A_CHUNK):
        yield start + 2, rows[start : start + IN_A_CHUNK]
