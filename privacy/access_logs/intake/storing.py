"""The rows of one day of a file go into the store: those that are there already are left out, and none is counted twice.

The usual day, whose numbers are all new, costs one look at the numbers and a link. Only a day with repeats is written anew.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb

from privacy.access_logs import store
from privacy.access_logs.choices import FileKind
from privacy.access_logs.duck import connection, quoted
from privacy.access_logs.intake.reading import sha256_of
from privacy.access_logs.kinds import KINDS, Kind
from privacy.access_logs.models import DayPart


@dataclass(frozen=True)
class Stored:
    """How the rows of a part fared, and the hash of what was written."""

    rows: int
    doubled: int
    differing: int
    sha256: str


def store_part(part: DayPart) -> Stored:
    """Write the part's rows into the store and return how they fared.

    A worker killed on the way leaves files that no row names; done again, new ones are written.
    """
    kind = KINDS[part.kind]
    staged = _files(store.staged(part.file) / f"day={part.day.isoformat()}")
    there = [] if kind.is_list else store.paths(store.parts_of(FileKind(part.kind), part.day, part.day))
    made = store.folder("store", part.kind, f"day={part.day}") / f"{uuid4()}.tmp"
    with connection() as duck:
        if len(staged) == 1 and _is_new(duck, kind, staged, there):
            os.link(staged[0], made)
            counts = (part.found, 0, 0)
        else:
            counts = _sorted_out(duck, kind, part, staged, there, made)
        sha256 = sha256_of(made)
        if kind.name == FileKind.VIEWS:
            _write_viewed(duck, part.day, made, store.placed(part, sha256, store.VIEWED))
    store.settle(made)
    made.replace(store.placed(part, sha256))
    return Stored(*counts, sha256)


def _files(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.glob("*.parquet"))


def _list(files: Sequence[str]) -> str:
    return f"read_parquet([{', '.join(map(quoted, files))}], hive_partitioning=false)"


def _is_new(duck: duckdb.DuckDBPyConnection, kind: Kind, staged: Sequence[str], there: Sequence[str]) -> bool:
    key = ", ".join(kind.key)
    distinct = duck.execute(f"SELECT count(*) = count(DISTINCT ({key})) FROM {_list(staged)}").fetchone()
    if distinct is None or not distinct[0]:
        return False
    if not there:
        return True
    known = duck.execute(f"SELECT 1 FROM {_list(staged)} SEMI JOIN {_list(there)} USING ({key}) LIMIT 1").fetchone()
    return known is None


def _sorted_out(
    duck: duckdb.DuckDBPyConnection, kind: Kind, part: DayPart, staged: Sequence[str], there: Sequence[str], made: Path
) -> tuple[int, int, int]:
    """Write the rows that are new; keep those whose number another row has beside the wrong ones. Return the counts.

    What lies in the store wins; within a file the row whose hash is the smallest, so that a second go decides the same.
    """
    columns, key = ", ".join(kind.stored_columns), ", ".join(kind.key)
    known = f"SELECT {key}, 0::UBIGINT AS known FROM {_list(staged)} LIMIT 0"
    if there:
        known = f"SELECT {key}, hash({columns}) AS known FROM {_list(there)}"
    duck.execute(
        f"""
        CREATE TEMP TABLE judged AS
        WITH rows AS (SELECT *, hash({columns}) AS own FROM {_list(staged)}),
        placed AS (
            SELECT *, row_number() OVER same AS place, first_value(own) OVER same AS first
            FROM rows WINDOW same AS (PARTITION BY {key} ORDER BY own)
        )
        SELECT placed.* EXCLUDE (own, place, first), CASE
            WHEN known IS NULL AND place = 1 THEN 'new' WHEN own = coalesce(known, first) THEN 'doubled' ELSE 'differing'
        END AS verdict
        FROM placed LEFT JOIN ({known}) USING ({key})
        """
    )
    counts = dict(duck.execute("SELECT verdict, count(*) FROM judged GROUP BY verdict").fetchall())
    duck.execute(f"COPY (SELECT {columns} FROM judged WHERE verdict = 'new') TO {quoted(made)} (FORMAT parquet)")
    if "differing" in counts:
        duck.execute(
            f"COPY (SELECT {columns} FROM judged WHERE verdict = 'differing') TO {quoted(store.wrong(part.pk))}"
            " (FORMAT parquet)"
        )
    return counts.get("new", 0), counts.get("doubled", 0), counts.get("differing", 0)


def _write_viewed(duck: duckdb.DuckDBPyConnection, day: date, views: Path, target: Path) -> None:
    """Write who viewed which record that day, once each: what questions about weeks are answered from."""
    fresh = target.with_suffix(".tmp")
    duck.execute(
        f"COPY (SELECT staff_id, record_id, min(unit_code) AS unit_code, count(*) AS views,"
        f" DATE {quoted(day)} AS day FROM {_list([str(views)])} GROUP BY staff_id, record_id) TO {quoted(fresh)} (FORMAT parquet)"
    )
    store.settle(fresh)
    fresh.replace(target)
