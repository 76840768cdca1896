"""A file of the system: its rows, and what is wrong with them. Reads only; the action writes."""

import csv
import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from privacy.functions.choices import Means, SnapshotKind

MOST_ROWS = 300_000
COLUMNS = {
    SnapshotKind.RIGHTS: ("職員番号", "部署コード", "機能コード", "機能名"),
    SnapshotKind.TERMINALS: ("端末番号", "部署コード", "設置場所", "本人確認"),
}
LONGEST = {"職員番号": 20, "機能コード": 20, "機能名": 80, "端末番号": 20, "設置場所": 80}
MEANS = {"パスワード": Means.PASSWORD, "静脈": Means.VEIN, "カード": Means.CARD}
NEEDED = frozenset({Means.PASSWORD, Means.VEIN})
"""Both together identify who sits at a terminal; anything less is a gap."""


@dataclass
class Content:
    """What a file says: key of each row → its columns, names of functions, numbers of terminals, what is wrong, by row."""

    rows: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    faults: list[tuple[int, str]] = field(default_factory=list)
    number: int = 0


def read(kind: str, text: str) -> Content:
    """Return what the file says. One query."""
    found, columns = Content(), COLUMNS[SnapshotKind(kind)]
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in columns if name not in (reader.fieldnames or [])]
    if missing:
        found.faults.append((1, _("This column is missing: %s") % "、".join(missing)))
        return found
    blocks = _blocks()
    take = _right if kind == SnapshotKind.RIGHTS else _terminal
    for number, raw in enumerate(reader, start=2):
        found.number += 1
        if found.number > MOST_ROWS:
            found.faults.append((number, _("The file has more than %(limit)s rows.") % {"limit": MOST_ROWS}))
            break
        row = {name: unicodedata.normalize("NFKC", raw.get(name) or "").strip() for name in columns}
        problem = _problem(row, blocks) or take(found, row, blocks)
        if problem:
            found.faults.append((number, problem))
    if not found.number:
        found.faults.append((1, _("The file has no rows.")))
    return found


def _blocks() -> Mapping[str, tuple[UUID, UUID | None]]:
    """Return code of each unit of today → its id and its block's."""
    found = {}
    for period in periods_on(clock.today()).select_related("unit", "parent"):
        in_block = period.parent is not None and period.parent.kind == Unit.Kind.BLOCK
        block = period.unit_id if period.unit.kind == Unit.Kind.BLOCK else period.parent_id if in_block else None
        found[period.unit.code] = (period.unit_id, block)
    return found


def _problem(row: Mapping[str, str], blocks: Mapping[str, Any]) -> str:
    empty = [name for name, value in row.items() if not value]
    if empty:
        return _("Empty: %s") % "、".join(empty)
    long = [name for name, most in LONGEST.items() if len(row.get(name, "")) > most]
    if long:
        return _("Too long: %s") % "、".join(long)
    if row["部署コード"] not in blocks:
        return _("No unit has the code “%s” today.") % row["部署コード"]
    return ""


def _right(found: Content, row: Mapping[str, str], blocks: Mapping[str, tuple[UUID, UUID | None]]) -> str:
    unit, block = blocks[row["部署コード"]]
    code = row["機能コード"]
    if found.functions.setdefault(code, row["機能名"]) != row["機能名"]:
        return _("The function %s bears two names in this file.") % code
    key = (row["職員番号"], unit, code)
    if key in found.rows:
        return _("This row stands in the file twice.")
    found.rows[key] = {"staff_number": key[0], "unit_id": unit, "block_id": block, "function_id": code}
    return ""


def _terminal(found: Content, row: Mapping[str, str], blocks: Mapping[str, tuple[UUID, UUID | None]]) -> str:
    unit, block = blocks[row["部署コード"]]
    words = [word for word in row["本人確認"].replace("+", "・").split("・") if word]
    if any(word not in MEANS for word in words):
        return _("Write パスワード, 静脈 or カード, with ・ between them.")
    means = sorted({MEANS[word].value for word in words})
    key = (row["端末番号"], unit, row["設置場所"], tuple(means))
    if row["端末番号"] in found.numbers:
        return _("This row stands in the file twice.")
    found.numbers.add(row["端末番号"])
    found.rows[key] = {
        "number": key[0], "unit_id": unit, "block_id": block, "place": key[2], "means": means,
        "has_gap": not set(means) >= NEEDED,
    }  # fmt: skip
    return ""
