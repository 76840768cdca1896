"""The engine by settings: DuckDB, or a Spark cluster that exists already. Everything above speaks ibis to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
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


def read(engine: Any, paths: Sequence[str], schema: pa.Schema) -> ir.Table:
    """Return Parquet files with these columns as one table."""
    table: ir.Table
    if settings.ACCESS_LOGS_ENGINE == "duckdb":
        table = engine.read_parquet(list(paths))
    else:
        table = engine.table(_view_in_spark(paths, schema))
    return table


def _view_in_spark(paths: Sequence[str], schema: pa.Schema) -> str:
    """Name the files in the session. ibis would give Spark one path at a time, and Spark run a job on each for its columns."""
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    name: str = ibis.util.gen_name("parquet")
    columns = from_arrow_schema(schema, prefer_timestamp_ntz=True)
    SparkSession.active().read.schema(columns).parquet(*paths).createOrReplaceTempView(name)
    return name


def _duckdb() -> Any:
    return ibis.duckdb.connect(
        threads=settings.ACCESS_LOGS_THREADS, memory_limit=settings.ACCESS_LOGS_MEMORY,
        temp_directory=str(store.folder("spill")),
    )  # fmt: skip


def _spark() -> Any:
    """Return a session on the cluster. The store must be mounted at the same path on each of its machines."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("access-logs").master(settings.ACCESS_LOGS_SPARK_MASTER)
    for name, value in settings.ACCESS_LOGS_SPARK_OPTIONS.items():
        builder = builder.config(name, value)
    return ibis.pyspark.connect(builder.getOrCreate())
