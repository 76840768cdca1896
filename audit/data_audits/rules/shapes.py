"""What goes into a test of data and what comes out. Words are English here; pages translate them (`word` marks them)."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

ROW = "row_number_"
"""The number of a row in its file, from 0, as a column of every relation. In results it is counted from 1."""
SHOWN = 1000
"""Rows of a result that are kept; the number of all stands beside them."""


def word(text: str) -> str:
    """Return the text: imported as `_`, it marks words that pages translate, without needing Django."""
    return text


@dataclass(frozen=True)
class Tables:
    """A DuckDB connection with the relations `data` and, for matches, `other`, each with ROW and the columns of its file."""

    con: duckdb.DuckDBPyConnection
    columns: Sequence[str]
    other_columns: Sequence[str] = ()
    closed_days: Sequence[str] = ()
    """Days on which the organization does not work, as ISO dates; given to the test that asks for them."""

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self.con.execute(sql, list(values)).fetchall()

    def one(self, sql: str, *values: Any) -> tuple[Any, ...]:
        """Return the only row of a query."""
        found = self.con.execute(sql, list(values)).fetchone()
        return found if found is not None else ()


@dataclass(frozen=True)
class Table:
    """A table of a result: `heads` are words of ours, `columns` those of the file, both in the order of the rows."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    columns: Sequence[str] = ()
    total: int = 0
    """How many rows there are, when more than those kept."""


@dataclass(frozen=True)
class Drawing:
    """A chart: bars of the rows, the first column being the words; with `stroke` the third is a stroke across each bar."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    stroke: bool = False


@dataclass(frozen=True)
class Result:
    """What a test found."""

    figures: Sequence[tuple[str, Any]]
    tables: Sequence[Table] = ()
    drawings: Sequence[Drawing] = ()
    found: int = 0
    """Rows, groups or places to look at."""

    def as_json(self) -> str:
        """Return the result in one fixed form, so that equal results are equal texts."""
        parts = {
            "figures": [list(pair) for pair in self.figures], "found": self.found,
            "tables": [vars(table) for table in self.tables],
            "drawings": [vars(drawing) for drawing in self.drawings],
        }  # fmt: skip
        return json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


class Unfit(ValueError):
    """The data do not fit the test; the text, an English word of ours, says why."""


@dataclass(frozen=True)
class Ask:
    """A parameter of a test. `kind`: column, columns, whole, percent, amount, choice, lines or other_columns.

    `of`: which columns fit (number, date, text; all when empty).
    """

    name: str
    label: str
    kind: str
    of: str = ""
    needed: bool = True
    default: Any = None
    choices: Sequence[tuple[str, str]] = ()
    hint: str = ""
    least: int | None = None
    most: int | None = None


Run = Callable[[Tables, Mapping[str, Any], str], Result]


@dataclass(frozen=True)
class Test:
    """A test: what it is called, what it asks, and the function (tables, parameters, seed) -> result."""

    code: str
    label: str
    about: str
    asks: Sequence[Ask]
    run: Run
    draws: str = ""
    """`items` or `amounts` when it draws a sample whose errors can be evaluated."""
    needs_other: bool = False
    needs_closed_days: bool = False
    check: Callable[[Mapping[str, Any]], str] = field(default=lambda params: "")
    """Return what is wrong with parameters that do not go together, an English word of ours; empty when nothing is."""


def named(column: str) -> str:
    """Return a column's name as SQL holds it."""
    return '"' + column.replace('"', '""') + '"'


def listed(columns: Sequence[str]) -> str:
    """Return several columns, parted by commas."""
    return ", ".join(named(column) for column in columns)


WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT")


def hundredths(tables: Tables, column: str) -> str:
    """Return the SQL of an amount as whole hundredths, so that sums are exact. What is no number is left out (null)."""
    (_name, kind, *_rest) = tables.one(f"DESCRIBE SELECT {named(column)} FROM data")
    if kind in WHOLE:  # by far the quickest
        return f"(CAST({named(column)} AS BIGINT) * 100)"
    return f"CAST(round(TRY_CAST({named(column)} AS DECIMAL(30, 4)) * 100) AS BIGINT)"


def plain(amount: float | None) -> int | float | None:
    """Return hundredths as an amount, whole where it is whole."""
    if amount is None:
        return None
    return int(amount) // 100 if int(amount) % 100 == 0 else round(amount / 100, 2)


def picked(tables: Tables, numbers: Sequence[int], title: str, extra: Mapping[int, Sequence[Any]] | None = None,
           heads: Sequence[str] = ()) -> Table:  # fmt: skip
    """Return the rows with these numbers as a table, in the order of the file; `extra`: more values by row, under `heads`."""
    tables.con.execute("CREATE OR REPLACE TEMP TABLE chosen AS SELECT unnest(?::BIGINT[]) AS n", [list(numbers)])
    order = listed(tables.columns)
    low, high = (min(numbers), max(numbers)) if numbers else (0, -1)
    rows = tables.rows(
        f"SELECT {ROW}, {order} FROM data WHERE {ROW} BETWEEN ? AND ? AND {ROW} IN (SELECT n FROM chosen) ORDER BY {ROW}",
        low, high,
    )  # fmt: skip
    made = [[row[0] + 1, *(extra or {}).get(row[0], ()), *row[1:]] for row in rows]
    return Table(title, ["Row", *heads], made, tables.columns, len(made))
