"""From a file as it came to a typed Parquet file. Raises Unreadable with words for the page.

Everything that is not Parquet becomes CSV in UTF-8 first, so there is one way by which columns get their types: a column is a
whole number, an amount or a date only when every filled cell is one. Codes with leading zeros stay texts.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl

from audit.data_audits.choices import Source
from audit.data_audits.duck import quoted
from audit.data_audits.rules.shapes import ROW, named
from audit.data_audits.rules.shapes import word as _

WHOLE, AMOUNT = (
    r"^-?(0|[1-9][0-9]{0,17})$",
    r"^[-△▲]?[¥￥\\]?(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]{1,4})?$",
)
DAY = r"^[12][0-9]{3}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)$"
MOMENT = r"^[12][0-9]{3}[-/][0-9]{1,2}[-/][0-9]{1,2}[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$"
MOST_COLUMNS = 300
CSV = (
    "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', max_line_size = 4194304"
)
NESTED = re.compile(r"\[|STRUCT|MAP|UNION|BLOB|ENUM")
_CHUNK = 4 * 1024 * 1024


class Unreadable(ValueError):
    """The file cannot be taken in; the text, an English word of ours, says why."""


NOT_TEXT = _("This is not a CSV file in UTF-8 or Shift_JIS.")
NOT_CSV = _("Rows of the file do not have the same number of columns.")
NOT_EXCEL, NOT_PARQUET = _("The Excel file cannot be read."), _("The Parquet file cannot be read.")
NO_ROWS, TOO_WIDE = _("The file has no rows."), _("The file has more than 300 columns.")


def take_in(con: duckdb.DuckDBPyConnection, source: str, arrived: Path, work: Path) -> Path:
    """Return the Parquet file of what came."""
    target = work / "data.parquet"
    if source == Source.PARQUET:
        return _from_parquet(con, arrived, target)
    text = work / "text.csv"
    if source == Source.EXCEL:
        write_csv(text, rows_of_excel(arrived))
    else:
        as_utf8(arrived, text)
    return _from_csv(con, text, target)


def as_utf8(arrived: Path, target: Path) -> None:
    """Write a text file in UTF-8 without BOM, whether it came in UTF-8 or Shift_JIS (with NEC and IBM characters)."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            decoder = codecs.getincrementaldecoder(encoding)()
            with arrived.open("rb") as source, target.open("w", encoding="utf-8", newline="") as written:
                while chunk := source.read(_CHUNK):
                    written.write(decoder.decode(chunk))
                written.write(decoder.decode(b"", final=True))
            return
        except UnicodeDecodeError:
            continue
    raise Unreadable(NOT_TEXT)


def write_csv(target: Path, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows, the headings first; days and moments as ISO."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            writer.writerow([_plain(value) for value in row])


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def rows_of_excel(arrived: Path) -> Iterable[Sequence[Any]]:
    """Yield the rows of the first sheet: values, not formulas."""
    try:
        with arrived.open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            for row in book.worksheets[0].iter_rows(values_only=True):
                if any(value is not None for value in row):
                    yield row
    except Exception as error:  # the library's failures are of many kinds
        raise Unreadable(NOT_EXCEL) from error


def _from_csv(con: duckdb.DuckDBPyConnection, text: Path, target: Path) -> Path:
    heads = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in heads_of(text))
    reader = f"read_csv({quoted(text)}, columns = {{{heads}}}, {CSV})"
    try:
        con.execute(f"CREATE OR REPLACE VIEW typed_ AS SELECT * FROM {reader}")
        columns = _columns(con)
        kinds = _kinds(con, columns)
        shown = ", ".join(f"{kinds[column]} AS {named(column)}" for column in columns)
        _write(con, f"SELECT {shown} FROM typed_", target)
    except duckdb.Error as error:
        raise Unreadable(NOT_CSV) from error
    return _filled(con, target)


def heads_of(text: Path) -> list[str]:
    """Return the headings of a CSV file, each once; one that is empty gets its place as its name. Raises Unreadable."""
    with text.open(encoding="utf-8", newline="") as file:
        try:
            line = next(csv.reader(file), [])
        except csv.Error as error:
            raise Unreadable(NOT_CSV) from error
    if len(line) > MOST_COLUMNS:
        raise Unreadable(TOO_WIDE)
    heads: list[str] = []
    for place, head in enumerate(line, start=1):
        name = head.strip()[:100] or str(place)
        taken = [known.casefold() for known in heads]
        heads.append(name if name.casefold() not in taken else f"{name} {place}")
    if not heads:
        raise Unreadable(NO_ROWS)
    return heads


def _columns(con: duckdb.DuckDBPyConnection) -> list[str]:
    columns = [row[0] for row in con.execute("DESCRIBE typed_").fetchall()]
    if not columns or ROW in columns:
        raise Unreadable(NO_ROWS)
    if len(columns) > MOST_COLUMNS:
        raise Unreadable(TOO_WIDE)
    return columns


def _kinds(con: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> dict[str, str]:
    """Return for each column the SQL that gives its typed value. One pass over the file."""
    asked = []
    for column in columns:
        cell = f"trim({named(column)})"
        filled = f"FILTER (WHERE {cell} IS NOT NULL)"
        asked += [f"count({named(column)})",
                  *(f"bool_and(regexp_matches({cell}, {quoted(p)})) {filled}" for p in (WHOLE, AMOUNT)),
                  f"bool_and(regexp_matches({cell}, {quoted(DAY)}) AND {_day(cell)} IS NOT NULL) {filled}",
                  f"bool_and(regexp_matches({cell}, {quoted(MOMENT)}) AND {_moment(cell)} IS NOT NULL) {filled}"]  # fmt: skip
    found = con.execute(f"SELECT {', '.join(asked)} FROM typed_").fetchone() or ()
    kinds = {}
    for place, column in enumerate(columns):
        cell = f"trim({named(column)})"
        seen, whole, amount, day, moment = found[5 * place : 5 * place + 5]
        kinds[column] = (
            named(column) if not seen
            else f"CAST({cell} AS BIGINT)" if whole
            else _amount(cell) if amount
            else _day(cell) if day
            else _moment(cell) if moment
            else named(column)
        )  # fmt: skip
    return kinds


def _amount(cell: str) -> str:
    bare = f"regexp_replace(regexp_replace({cell}, '[¥￥\\\\,]', '', 'g'), '^[△▲]', '-')"
    return f"CAST({bare} AS DECIMAL(24, 4))"


def _day(cell: str) -> str:
    return f"TRY_CAST(regexp_replace(rtrim({cell}, '日'), '[/.年月]', '-', 'g') AS DATE)"


def _moment(cell: str) -> str:
    return f"TRY_CAST(replace({cell}, '/', '-') AS TIMESTAMP)"


def _from_parquet(con: duckdb.DuckDBPyConnection, arrived: Path, target: Path) -> Path:
    """Write what came anew: simple types as they are, anything nested as text."""
    try:
        con.execute(f"CREATE OR REPLACE VIEW typed_ AS SELECT * FROM read_parquet({quoted(arrived)})")
        _columns(con)
        described = con.execute("DESCRIBE typed_").fetchall()
        shown = ", ".join(
            f"CAST({named(name)} AS VARCHAR) AS {named(name)}" if NESTED.search(kind) else named(name)
            for name, kind, *_rest in described
        )
        _write(con, f"SELECT {shown} FROM typed_", target)
    except duckdb.Error as error:
        raise Unreadable(NOT_PARQUET) from error
    return _filled(con, target)


def _write(con: duckdb.DuckDBPyConnection, query: str, target: Path) -> None:
    con.execute(f"COPY ({query}) TO {quoted(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)")


def _filled(con: duckdb.DuckDBPyConnection, target: Path) -> Path:
    found = con.execute(f"SELECT count(*) FROM read_parquet({quoted(target)})").fetchone()
    if not found or not found[0]:
        raise Unreadable(NO_ROWS)
    return target
