"""DuckDB connections within the limits of the machine (settings)."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from django.conf import settings

from privacy.access_logs import store


@contextmanager
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection that spills to disk beyond its memory, closed afterwards."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": settings.ACCESS_LOGS_THREADS, "memory_limit": settings.ACCESS_LOGS_MEMORY,
        "temp_directory": str(store.folder("spill")), "preserve_insertion_order": False,
        "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    }  # fmt: skip
    opened = duckdb.connect(config=config)
    try:
        yield opened
    finally:
        opened.close()


def quoted(text: object) -> str:
    """Return a text as a literal, for the places where DuckDB takes no parameters."""
    return "'" + str(text).replace("'", "''") + "'"
