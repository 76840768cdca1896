"""The engine by settings: DuckDB, or a Spark cluster that exists already. Everything above speaks ibis to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import ibis
import ibis.expr.types as ir
from django.conf import settings

from privacy.access_logs import store


@contextmanager
def backend() -> Iterator[Any]:
    """Give a connection to the engine of the settings; raises LookupError for an unknown one."""
    make = {"duckdb": _duckdb, "spark": _spark}[settings.ACCESS_LOGS_ENGINE]
    opened = make()
    try:
        yield opened
    finally:
        opened.disconnect()


def read(engine: Any, paths: Sequence[str]) -> ir.Table:
    """Return Parquet files as one table."""
    if settings.ACCESS_LOGS_ENGINE == "duckdb":
        table: ir.Table = engine.read_parquet(list(paths))
        return table
    return ibis.union(*(engine.read_parquet(path) for path in paths))  # ibis gives Spark one path at a time


def _duckdb() -> Any:
    return ibis.duckdb.connect(
        threads=settings.ACCESS_LOGS_THREADS, memory_limit=settings.ACCESS_LOGS_MEMORY,
        temp_directory=str(store.folder("spill")),
    )  # fmt: skip


def _spark() -> Any:
    """Return a session on the cluster. The store must be mounted at the same path on each of its machines."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("access-logs").master(settings.ACCESS_LOGS_SPARK_MASTER)
    options = {"spark.sql.session.timeZone": "Asia/Tokyo", **settings.ACCESS_LOGS_SPARK_OPTIONS}
    for name, value in options.items():
        builder = builder.config(name, value)
    return ibis.pyspark.connect(builder.getOrCreate())
