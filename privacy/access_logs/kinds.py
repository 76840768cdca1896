"""What each kind of file holds: its columns, their types, and when a row is right. Pure.

A file is named `KIND_ANYTHING.csv` or `.parquet`; lists (staff, insured persons, relatives) bear the day as of which they hold
in their name. Headings are the column's own name or its Japanese one, in any order; further columns are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from privacy.access_logs.choices import Explanation, FileKind


@dataclass(frozen=True)
class Column:
    """A column. `right`: a condition in SQL on `{}` beyond being there; `optional`: may be empty.

    `digested`: only a keyed digest of it is kept, for this purpose: names and addresses are compared, never read.
    """

    name: str
    heading: str
    type: str = "VARCHAR"
    right: str = "length({}) <= 20"
    optional: bool = False
    digested: str = ""

    @property
    def stored_name(self) -> str:
        """Return the name under which the store keeps it."""
        return f"{self.name}_digest" if self.digested else self.name

    def is_right(self) -> str:
        """Return the condition in SQL that a value is right."""
        condition = self.right.format(self.name)
        if self.optional:
            return f"({self.name} IS NULL OR {condition})"
        return f"({self.name} IS NOT NULL AND {condition})"


@dataclass(frozen=True)
class Kind:
    """A kind of file. `moment`: the column that gives the day of a row, empty for a list. `key`: what numbers a row."""

    name: FileKind
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    moment: str = ""

    @property
    def is_list(self) -> bool:
        """Return whether a file of it is a whole list as of a day, which the next list replaces."""
        return not self.moment

    @property
    def stored_columns(self) -> tuple[str, ...]:
        """Return the columns of the store."""
        return tuple(column.stored_name for column in self.columns)


NUMBER = "{} > 0"
IN_TIME = "{} BETWEEN $earliest AND $latest"
SURNAME, ADDRESS = "access logs: surnames", "access logs: addresses"
STAFF_ID = Column("staff_id", "職員番号")
TERMINAL = Column("terminal_id", "端末番号")
UNIT = Column("unit_code", "事務所コード", right="length({}) <= 10")
RECORD = Column("record_id", "記録番号")
_contact_kinds = ", ".join(f"'{kind.value}'" for kind in Explanation)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            FileKind.VIEWS, ("log_no",),
            (
                Column("log_no", "照会番号", "BIGINT", NUMBER),
                Column("viewed_at", "照会日時", "TIMESTAMP", IN_TIME),
                STAFF_ID, TERMINAL, UNIT, RECORD,
                Column("function_code", "機能コード"),
            ),
            "viewed_at",
        ),
        Kind(
            FileKind.SEARCHES, ("search_no", "position"),
            (
                Column("search_no", "検索番号", "BIGINT", NUMBER),
                Column("position", "順位", "INTEGER", "{} >= 0"),
                Column("searched_at", "検索日時", "TIMESTAMP", IN_TIME),
                STAFF_ID, TERMINAL, UNIT,
                Column("name", "検索氏名", right="length({}) <= 100", digested=SURNAME),
                Column("record_id", "記録番号", optional=True),
            ),
            "searched_at",
        ),
        Kind(
            FileKind.CONTACTS, ("contact_no",),
            (
                Column("contact_no", "受付番号", "BIGINT", NUMBER),
                Column("kind", "種別", right=f"{{}} IN ({_contact_kinds})"),
                Column("opened_at", "開始日時", "TIMESTAMP", IN_TIME),
                Column("closed_at", "終了日時", "TIMESTAMP", "{} >= opened_at"),
                Column("entered_at", "入力日時", "TIMESTAMP", "{} >= $earliest"),
                UNIT, Column("staff_id", "職員番号", optional=True), RECORD,
            ),
            "opened_at",
        ),
        Kind(
            FileKind.DUTY, ("staff_id", "starts_at", "kind"),
            (
                STAFF_ID,
                Column("starts_at", "開始日時", "TIMESTAMP", "{} >= $earliest"),
                Column("ends_at", "終了日時", "TIMESTAMP", "{} >= starts_at"),
                Column("kind", "種別", right="{} IN ('work', 'leave')"),
            ),
            "starts_at",
        ),
        Kind(
            FileKind.STAFF, ("staff_id",),
            (
                STAFF_ID,
                Column("surname", "氏", right="length({}) <= 60", digested=SURNAME),
                Column("address", "住所", right="length({}) <= 300", digested=ADDRESS),
                UNIT,
                Column("since", "配属日", "DATE", "TRUE"),
                Column("left_on", "退職日", "DATE", "TRUE", optional=True),
            ),
        ),
        Kind(
            FileKind.RECORDS, ("record_id",),
            (
                RECORD,
                Column("surname", "氏", right="length({}) <= 60", digested=SURNAME),
                Column("address", "住所", right="length({}) <= 300", digested=ADDRESS),
                Column("own_staff_id", "本人の職員番号", optional=True),
                Column("well_known", "著名人", "BOOLEAN", "TRUE"),
            ),
        ),
        Kind(FileKind.RELATIVES, ("staff_id", "record_id"), (STAFF_ID, RECORD)),
    )
}  # fmt: skip

ENDINGS = (".csv", ".parquet")
_day = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


def kind_of(file_name: str) -> Kind | None:
    """Return the kind that the first word of the name says, None for no known one."""
    if not file_name.lower().endswith(ENDINGS):
        return None
    return KINDS.get(re.split(r"[_.\-]", file_name.lower(), maxsplit=1)[0])


def day_in(file_name: str) -> date | None:
    """Return the day that the name bears, None for none."""
    found = _day.search(file_name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def places_of(kind: Kind, heads: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return for each heading the name of its column ("" for one that is left out), and the headings that are missing."""
    known = {word: column.name for column in kind.columns for word in (column.name, column.heading)}
    places = [known.get(head.strip().strip('"'), "") for head in heads]
    return places, [column.heading for column in kind.columns if column.name not in places]
