"""The worker: takes in data sets and runs tests, each alone and exactly once.

What waits is a row; whoever works on it holds an advisory lock that ends with the connection, however the worker ends, so that a
killed one's row is taken by the next. The end is one action from "waiting": if somebody cancelled meanwhile, nothing is kept.
DuckDB works in a thread of its own, while this one looks each second whether it is still wanted.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import duckdb
from django.db import connection as database
from django.utils.dateparse import parse_date

from audit.data_audits import actions, store
from audit.data_audits.choices import RunState, SetState, Source
from audit.data_audits.duck import connection, relate
from audit.data_audits.models import DataSet, Progress, Run
from audit.data_audits.own_records import rows_of
from audit.data_audits.rules import TESTS
from audit.data_audits.rules.profile import profile
from audit.data_audits.rules.shapes import ROW, Tables, Unfit, digest
from audit.data_audits.rules.shapes import word as _
from audit.data_audits.sealing import open_file, seal_file
from audit.data_audits.taking_in.reading import Unreadable, take_in, write_csv
from governance.access import SYSTEM
from governance.calendar.business_days import is_open
from governance.runner import WrongState, run
from governance.vault.crypto import Locked

log = logging.getLogger(__name__)
Row = TypeVar("Row", DataSet, Run)
Made = TypeVar("Made")
LOOKS_EVERY = 1.0
ALTERED = _("The sealed file was altered or is missing.")
UNFIT = _("The test cannot be run on these columns.")
TOO_LARGE = _("The machine's memory is not enough for this.")
LONGEST_SPAN = 366 * 30


class Unwanted(Exception):
    """Somebody cancelled it."""


def work() -> int:
    """Do everything that waits, return how much was done. One that fails unexpectedly is left for the next time."""
    done, tried = 0, set[UUID]()
    while True:
        row = _next(tried)
        if row is None:
            return done
        tried.add(row.pk)
        with _alone(row.pk) as held:
            if held:
                done += _tried(row)


def _next(tried: set[UUID]) -> DataSet | Run | None:
    waiting = DataSet.objects.filter(state=SetState.WAITING).exclude(pk__in=tried).order_by("made_at").first()
    return waiting or Run.objects.filter(state=RunState.WAITING).exclude(pk__in=tried).order_by("asked_at").first()


@contextmanager
def _alone(key: UUID) -> Iterator[bool]:
    number = int.from_bytes(key.bytes[:8], "big", signed=True)
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        (held,) = cursor.fetchone()
    try:
        yield held
    finally:
        if held:
            with database.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _tried(row: DataSet | Run) -> bool:
    row.refresh_from_db()
    if row.state != SetState.WAITING:  # another worker has ended it before we held the lock
        return False
    try:
        with store.workplace() as work:
            _take_in(row, work) if isinstance(row, DataSet) else _run(row, work)
    except (Unwanted, WrongState):
        if isinstance(row, DataSet):
            store.remove(row.pk)
        return False
    except Exception as error:  # whatever is wrong with one must not keep the others waiting
        log.exception("data audit %s failed: %s", row.pk, type(error).__name__)
        return False
    finally:
        Progress.objects.filter(pk=row.pk).delete()
    return True


def _say(row: DataSet | Run, step: str, percent: int) -> None:
    Progress.objects.update_or_create(pk=row.pk, defaults={"step": step, "percent": percent})


def _apart(row: Row, con: duckdb.DuckDBPyConnection, act: Callable[[], Made]) -> Made:
    """Return what the act returns, done in a thread that touches no row; raises Unwanted when it was cancelled meanwhile."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(act)
        while True:
            try:
                return future.result(timeout=LOOKS_EVERY)
            except NotYet:
                if not type(row).objects.filter(pk=row.pk, state=SetState.WAITING).exists():
                    while not future.done():  # one interrupt may come between two statements
                        con.interrupt()
                        wait([future], timeout=0.1)
                    raise Unwanted from None


def _take_in(row: DataSet, work: Path) -> None:
    try:
        found, path = _taken_in(row, work)
    except Unreadable as error:
        run(actions.fail_data_set, actor=SYSTEM, subject=row.pk, problem=str(error))
        store.remove(row.pk)
        return
    _say(row, _("Sealing"), 90)
    sha256 = store.sha256_of(path)
    seal_file(path, store.kept(row.pk), str(row.pk))
    run(actions.keep_data_set, actor=SYSTEM, subject=row.pk, sha256=sha256, rows=found["rows"], profile=found)
    store.arrived(row.pk).unlink(missing_ok=True)


def _taken_in(row: DataSet, work: Path) -> tuple[dict[str, Any], Path]:
    """Return the profile and the Parquet file."""
    came = work / "came"
    _say(row, _("Opening"), 5)
    if row.source == Source.QUERY:
        write_csv(came, rows_of(row.query, row.engagement))
    else:
        _open(store.arrived(row.pk), came, row.pk)
    with connection(work) as con:
        _say(row, _("Reading and typing the columns"), 20)
        path = _apart(row, con, lambda: _bounded(lambda: take_in(con, row.source, came, work)))
        relate(con, "data", path)
        _say(row, _("Describing the columns"), 60)
        return _apart(row, con, lambda: _bounded(lambda: profile(con, "data", (ROW,)))), path


def _open(sealed: Path, plain: Path, owner: UUID) -> None:
    try:
        open_file(sealed, plain, str(owner))
    except (Locked, FileNotFoundError) as error:
        raise Unreadable(ALTERED) from error


def _bounded(act: Callable[[], Made]) -> Made:
    try:
        return act()
    except duckdb.OutOfMemoryException as error:
        raise Unreadable(TOO_LARGE) from error
    except duckdb.Error as error:  # numbers too large to be added, and the like: trying again would not help
        raise Unreadable(UNFIT) from error


def _run(row: Run, work: Path) -> None:
    try:
        result = _result_of(row, work)
    except (Unfit, Unreadable) as error:
        run(actions.fail_run, actor=SYSTEM, subject=row.pk, problem=str(error))
        return
    text = result.as_json()
    run(actions.finish_run, actor=SYSTEM, subject=row.pk, result=text, sha256=digest(text), found=result.found)


def _result_of(row: Run, work: Path) -> Any:
    test = TESTS[row.test]
    with connection(work) as con:
        _say(row, _("Opening"), 5)
        columns = _related(con, "data", row.data_set_id, row.data_sha256, work)
        others = _related(con, "other", row.other_id, row.other_sha256, work) if row.other_id else []
        _say(row, _("Running the test"), 40)
        closed = _closed_days(con, row) if test.needs_closed_days else []
        tables = Tables(con, columns, others, closed)
        return _apart(row, con, lambda: _bounded(lambda: test.run(tables, row.params, row.seed)))


def _related(con: duckdb.DuckDBPyConnection, relation: str, data_set: UUID, sha256: str, work: Path) -> list[str]:
    path = work / f"{relation}.parquet"
    _open(store.kept(data_set), path, data_set)
    if store.sha256_of(path) != sha256:
        raise Unreadable(ALTERED)
    return relate(con, relation, path)


def _closed_days(con: duckdb.DuckDBPyConnection, row: Run) -> list[str]:
    """Return the closed days between the first and the last date of the column that the test asks for."""
    day = f'TRY_CAST("{row.params["day"].replace(chr(34), chr(34) * 2)}" AS DATE)'
    found = con.execute(f"SELECT CAST(min({day}) AS VARCHAR), CAST(max({day}) AS VARCHAR) FROM data").fetchone()
    first, last = (parse_date(value or "") for value in found or ("", ""))
    return _closed_between(first, last) if first and last and (last - first).days <= LONGEST_SPAN else []


def _closed_between(first: date, last: date) -> list[str]:
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return [day.isoformat() for day in days if not is_open(day)]
