"""The rows of a file: right ones are staged as Parquet by day, wrong ones are kept as they came, with what is wrong.

One reading of the file does both, at DuckDB's own speed; nothing is done row by row in Python.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock
from privacy.access_logs import store
from privacy.access_logs.digests import digest_sql
from privacy.access_logs.duck import connection, quoted
from privacy.access_logs.intake.reading import Unreadable, head_of, in_utf8
from privacy.access_logs.kinds import Column, Kind, day_in, places_of
from privacy.access_logs.models import LogFile

EARLIEST = timedelta(days=3 * 366)
LATEST = timedelta(days=1)
"""How far from today a moment may lie."""
NO_DAY = date(1, 1, 1)
"""The day under which wrong rows are staged."""
FAULTS_KEPT = 1000


class Problem(models.TextChoices):
    """What may be wrong with a row."""

    CAST = "cast", _("This is not what the column holds.")
    COLUMNS = "columns", _("The row has too few or too many columns.")
    VALUE = "value", _("The value is missing, or is none of those that the column may hold.")
    OTHER = "other", _("The row is not in the form of CSV.")


@dataclass(frozen=True)
class Wrong:
    """What is wrong with one row. `row`: its line in a CSV file where that is known, its place among the wrong ones otherwise."""

    row: int
    column: str
    problem: str


@dataclass(frozen=True)
class Checked:
    """What came of a file."""

    rows: int
    wrong: int
    days: Sequence[tuple[date, int]]
    """Each day with its number of right rows."""
    faults: Sequence[Wrong] = field(default_factory=list)


def check(file: LogFile, kind: Kind, path: Path) -> Checked:
    """Stage the rows of a file and return what was found; raises Unreadable. Done again it gives the same."""
    shutil.rmtree(store.staged(file), ignore_errors=True)
    as_of = day_in(file.name)
    if kind.is_list and as_of is None:
        raise Unreadable(_("The name of a list must bear the day as of which it holds, such as 2026-11-27."))
    is_csv = path.suffix.lower() == ".csv"
    try:
        with connection() as duck:
            source = _csv(kind, in_utf8(path)) if is_csv else _parquet(kind, path)
            _stage(duck, kind, source, store.staged(file), as_of)
            return _found(duck, kind, file, is_csv)
    except duckdb.Error as error:
        if isinstance(error, duckdb.OutOfMemoryException | duckdb.IOException):
            raise  # the machine's fault, not the file's: the next turn tries again
        raise Unreadable(_("The file is damaged or is not what its name says.")) from error
    finally:
        path.with_name(f"{path.name}.utf8").unlink(missing_ok=True)


def _csv(kind: Kind, path: Path) -> str:
    heads, line_end = head_of(path)
    places, missing = places_of(kind, heads)
    if missing:
        raise Unreadable(_("These columns are missing: %(names)s") % {"names": "、".join(missing)})
    types = {column.name: column.type for column in kind.columns}
    columns = ", ".join(
        f"{quoted(name or f'_{place}')}: {quoted(types.get(name, 'VARCHAR'))}" for place, name in enumerate(places)
    )
    return (
        f"read_csv({quoted(path)}, columns={{{columns}}}, header=true, auto_detect=false, delim=',', quote='\"',"
        f" escape='\"', new_line='{line_end}', store_rejects=true)"
    )


def _parquet(kind: Kind, path: Path) -> str:
    """Return the rows of a Parquet file. One that cannot be cast fails the file: types are the writer's promise there."""
    with connection() as duck:
        try:
            heads = [row[0] for row in duck.sql(f"DESCRIBE FROM read_parquet({quoted(path)})").fetchall()]
        except duckdb.Error as error:
            raise Unreadable(_("The file is damaged or is not what its name says.")) from error
    places, missing = places_of(kind, heads)
    if missing:
        raise Unreadable(_("These columns are missing: %(names)s") % {"names": "、".join(missing)})
    types = {column.name: column.type for column in kind.columns}
    columns = ", ".join(f'"{head}"::{types[name]} AS {name}' for head, name in zip(heads, places, strict=True) if name)
    return f"(SELECT {columns} FROM read_parquet({quoted(path)}))"


def _stage(duck: duckdb.DuckDBPyConnection, kind: Kind, source: str, folder: Path, as_of: date | None) -> None:
    right = " AND ".join(column.is_right() for column in kind.columns)
    for name, moment in bounds().items():
        right = right.replace(f"${name}", f"TIMESTAMP {quoted(moment)}")
    day = f"CAST({kind.moment} AS DATE)" if kind.moment else f"DATE {quoted(as_of)}"
    columns = ", ".join(_kept(column) for column in kind.columns)
    folder.parent.mkdir(parents=True, exist_ok=True)
    duck.execute(
        f"COPY (SELECT {columns}, CASE WHEN {right} THEN {day} ELSE DATE '{NO_DAY.isoformat()}' END AS day FROM {source})"
        f" TO {quoted(folder)} (FORMAT parquet, PARTITION_BY (day))"
    )


def _kept(column: Column) -> str:
    if not column.digested:
        return column.name
    return f"{digest_sql(column.digested, column.name)} AS {column.stored_name}"


def bounds() -> dict[str, str]:
    """Return the moments between which a row may lie."""
    start = datetime.combine(clock.today(), time.min)
    return {
        "earliest": (start - EARLIEST).isoformat(sep=" "),
        "latest": (start + LATEST + timedelta(days=1)).isoformat(sep=" "),
    }


def _found(duck: duckdb.DuckDBPyConnection, kind: Kind, file: LogFile, is_csv: bool) -> Checked:
    folder = store.staged(file)
    counted = dict(
        duck.execute(
            "SELECT day, count(*) FROM read_parquet(?, hive_partitioning=true, hive_types={'day': DATE}) GROUP BY day",
            [f"{folder}/*/*.parquet"],
        ).fetchall()
        if any(folder.glob("*/*.parquet"))
        else []
    )
    refused = counted.pop(NO_DAY, 0)
    unread, faults = _rejects(duck, file) if is_csv else (0, [])
    if refused:
        faults += _values(duck, kind, folder, file.pk, FAULTS_KEPT - len(faults))
    days = sorted(counted.items())
    rows, wrong = sum(counted.values()) + refused + unread, refused + unread
    if not rows:
        raise Unreadable(_("The file has no rows."))
    if not days:
        raise Unreadable(_("Not one row of the file is right."))
    return Checked(rows, wrong, days, faults)


def _rejects(duck: duckdb.DuckDBPyConnection, file: LogFile) -> tuple[int, list[Wrong]]:
    """Return how many lines could not be read and what is wrong with the first; keep them all as they came."""
    answer = duck.execute("SELECT count(DISTINCT line) FROM reject_errors").fetchone()
    number = answer[0] if answer else 0
    if not number:
        return 0, []
    kept = store.wrong(file.pk)
    duck.execute(f"COPY (SELECT line, column_name, error_type, csv_line FROM reject_errors) TO {quoted(kept)}")
    rows = duck.execute(
        "SELECT line, arg_max(column_name, error_type), max(error_type) FROM reject_errors GROUP BY line ORDER BY line LIMIT ?",
        [FAULTS_KEPT],
    ).fetchall()
    return number, [Wrong(line, column or "", _problem(kind)) for line, column, kind in rows]


def _problem(error_type: str) -> str:
    known = {"CAST": Problem.CAST, "MISSING COLUMNS": Problem.COLUMNS, "TOO MANY COLUMNS": Problem.COLUMNS}
    return known.get(str(error_type), Problem.OTHER).value


def _values(duck: duckdb.DuckDBPyConnection, kind: Kind, folder: Path, file_id: UUID, most: int) -> list[Wrong]:
    """Return which column is wrong in rows that could be read; keep all these rows."""
    files = f"{folder}/day={NO_DAY.isoformat()}/*.parquet"
    kept = store.wrong(file_id)
    kept = kept.with_name(f"{kept.stem}-values.parquet")
    duck.execute(f"COPY (FROM read_parquet({quoted(files)}, hive_partitioning=false)) TO {quoted(kept)}")
    cases = " ".join(f"WHEN NOT ({_checked_when_stored(column)}) THEN {quoted(column.name)}" for column in kind.columns)
    for name, moment in bounds().items():
        cases = cases.replace(f"${name}", f"TIMESTAMP {quoted(moment)}")
    question = f"SELECT CASE {cases} ELSE '' END FROM read_parquet(?, hive_partitioning=false) LIMIT {max(most, 0)}"
    rows: list[Any] = duck.execute(question, [files]).fetchall()
    return [Wrong(place, column, Problem.VALUE.value) for place, (column,) in enumerate(rows, start=1)]


def _checked_when_stored(column: Column) -> str:
    """Return the check of a staged value; of what is a digest by now only that it was there can be said."""
    if column.digested:
        return "TRUE" if column.optional else f"{column.stored_name} IS NOT NULL"
    return column.is_right()
