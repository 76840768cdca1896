"""DuckDB within the limits of the machine (settings), and the relations of data sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from django.conf import settings

from audit.data_audits.rules.shapes import ROW


@contextmanager
def connection(work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection that spills into the workplace beyond its memory, closed afterwards."""
    opened = duckdb.connect(config={
        "threads": settings.DATA_AUDITS_THREADS, "memory_limit": settings.DATA_AUDITS_MEMORY,
        "temp_directory": str(work / "spill"), "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    })  # fmt: skip
    try:
        yield opened
    finally:
        opened.close()


def relate(con: duckdb.DuckDBPyConnection, relation: str, path: Path) -> list[str]:
    """Make a relation of a Parquet file, with ROW, and return the columns of the file."""
    con.execute(
        f"CREATE OR REPLACE VIEW {relation} AS SELECT * RENAME (file_row_number AS {ROW}) "
        f"FROM read_parquet({quoted(path)}, file_row_number = true)"
    )
    return [row[0] for row in con.execute(f"DESCRIBE {relation}").fetchall() if row[0] != ROW]


def quoted(text: object) -> str:
    """Return a text as a literal, for the places where DuckDB takes no parameters."""
    return "'" + str(text).replace("'", "''") + "'"
