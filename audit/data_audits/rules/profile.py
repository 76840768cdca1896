"""What a data set holds, column by column."""

from typing import Any

import duckdb

from audit.data_audits.rules.shapes import named

TOP, FEW = 10, 20_000
"""The commonest values are counted for columns with at most about so many different ones."""
NUMBERS = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "FLOAT",
    "DOUBLE",
)


def kind_of(kind: str) -> str:
    """Return number, date or text for DuckDB's name of a type."""
    if kind in NUMBERS or kind.startswith("DECIMAL"):
        return "number"
    return "date" if kind == "DATE" or kind.startswith("TIMESTAMP") else "text"


def profile(con: duckdb.DuckDBPyConnection, relation: str = "data", without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the number of rows and, for each column: type, empties, about how many different values, least, most, shortest,
    longest, sum of numbers, and the commonest values where there are not too many different ones. One pass, and a short one
    for each column with few values."""
    described = con.execute(f"DESCRIBE {relation}").fetchall()
    columns = [(row[0], row[1]) for row in described if row[0] not in without]
    asked = ["count(*)"]
    for name, kind in columns:
        column = named(name)
        text = kind_of(kind) == "text"
        length = f"length(CAST({column} AS VARCHAR))" if text else "NULL"
        total = f"sum({column})" if kind_of(kind) == "number" else "NULL"
        asked += [f"count({column})", f"approx_count_distinct({column})", f"min({column})", f"max({column})", f"min({length})",
                  f"max({length})", total]  # fmt: skip
    values = con.execute(f"SELECT {', '.join(asked)} FROM {relation}").fetchone() or ()
    rows = values[0] if values else 0
    found = []
    for place, (name, kind) in enumerate(columns):
        filled, distinct, least, most, shortest, longest, total = values[1 + 7 * place : 8 + 7 * place]
        found.append({
            "name": name, "type": kind, "kind": kind_of(kind), "empty": rows - filled, "distinct": min(distinct, filled),
            "least": _said(least), "most": _said(most), "shortest": shortest, "longest": longest, "sum": _said(total),
            "top": _top(con, relation, name) if 0 < distinct <= FEW else [],
        })  # fmt: skip
    return {"rows": rows, "columns": found}


def _top(con: duckdb.DuckDBPyConnection, relation: str, name: str) -> list[list[Any]]:
    column = named(name)
    rows = con.execute(
        f"SELECT CAST({column} AS VARCHAR) AS v, count(*) AS n FROM {relation} WHERE {column} IS NOT NULL "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {TOP}"
    ).fetchall()
    return [[str(value)[:100], count] for value, count in rows]


def _said(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)[:200]
