"""The tables of a day, as the engine reads them: only parts that count, each table there even when nothing has come in."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet

from privacy.access_logs import store
from privacy.access_logs.actions.files import REACH
from privacy.access_logs.choices import DayState, FileKind
from privacy.access_logs.engine.backends import read
from privacy.access_logs.kinds import KINDS
from privacy.access_logs.models import DayPart, LogDay
from privacy.access_logs.rules.rule import PAST, Tables

ARROW = {
    "VARCHAR": pa.string(), "BIGINT": pa.int64(), "INTEGER": pa.int32(), "TIMESTAMP": pa.timestamp("us"),
    "DATE": pa.date32(), "BOOLEAN": pa.bool_(),
}  # fmt: skip
VIEWED = pa.schema(
    [("staff_id", pa.string()), ("record_id", pa.string()), ("unit_code", pa.string()), ("views", pa.int64()),
     ("day", pa.date32())]
)  # fmt: skip
DAILY = pa.schema(
    [("day", pa.date32()), ("staff_id", pa.string()), ("unit_code", pa.string()), ("records", pa.int64()),
     ("views", pa.int64()), ("unexplained", pa.int64())]
)  # fmt: skip
"""What one person did on a day: different records, views, and different records for a view of which nothing accounts."""


def schema_of(kind: FileKind) -> pa.Schema:
    """Return the columns of a kind in the store."""
    return pa.schema([(column.stored_name, ARROW[column.type]) for column in KINDS[kind].columns])


def tables_of(engine: Any, day: date) -> Tables:
    """Return the tables for a day, in which no view is explained yet."""
    past = day - timedelta(days=PAST)
    views = table(engine, store.paths(store.parts_of(FileKind.VIEWS, day, day)), schema_of(FileKind.VIEWS))
    viewed = store.paths(store.parts_of(FileKind.VIEWS, past, day), store.VIEWED)
    return Tables(
        day=day, all_views=views, views=views,
        viewed=table(engine, viewed, VIEWED),
        daily=table(engine, daily_paths(past, day), DAILY),
        searches=_rows(engine, FileKind.SEARCHES, day, day),
        contacts=_rows(engine, FileKind.CONTACTS, day - REACH, day),
        duty=_rows(engine, FileKind.DUTY, day - timedelta(days=1), day),
        staff=_list(engine, FileKind.STAFF, day),
        records=_list(engine, FileKind.RECORDS, day),
        relatives=_list(engine, FileKind.RELATIVES, day),
    )  # fmt: skip


def daily_path(day: LogDay) -> Path:
    """Return the file of a day's counts by person; a day explained anew has another one."""
    return store.folder("daily", f"day={day.day}") / f"{day.pk}-{day.version}.parquet"


def daily_paths(first: date, last: date) -> list[str]:
    """Return the files of counts of the days that are explained."""
    rows = LogDay.objects.filter(day__range=(first, last), state=DayState.EXPLAINED)
    return [str(daily_path(day)) for day in rows]


def _rows(engine: Any, kind: FileKind, first: date, last: date) -> ir.Table:
    return table(engine, store.paths(store.parts_of(kind, first, last)), schema_of(kind))


def _list(engine: Any, kind: FileKind, day: date) -> ir.Table:
    part: DayPart | None = store.list_of(kind, day)
    return table(engine, store.paths([part]) if part else [], schema_of(kind))


def table(engine: Any, paths: Sequence[str], schema: pa.Schema) -> ir.Table:
    """Return the files as one table with exactly these columns."""
    return read(engine, paths or [_empty(schema)], schema).select(*schema.names)


def _empty(schema: pa.Schema) -> str:
    """Return a file with these columns and no row."""
    path = store.folder("empty") / f"{ibis.util.guid()}.parquet"
    known = store.folder("empty") / f"{'-'.join(schema.names)}.parquet"
    if not known.exists():
        pyarrow.parquet.write_table(schema.empty_table(), path)
        path.replace(known)
    return str(known)
