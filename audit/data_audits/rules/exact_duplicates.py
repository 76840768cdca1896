"""Rows that are equal in chosen columns."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules.shapes import ROW, SHOWN, Ask, Result, Table, Tables, Test, listed
from audit.data_audits.rules.shapes import word as _

LISTED = 20
"""Row numbers shown of one group."""


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Group. Rows whose chosen columns are all empty are passed over."""
    columns = list(params["columns"])
    names = listed(columns)
    filled = " OR ".join(f"{listed([column])} IS NOT NULL" for column in columns)
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE often_ AS SELECT h FROM (SELECT hash({names}) AS h FROM data WHERE {filled}) "
        "GROUP BY h HAVING count(*) > 1"
    )  # the hash only leaves out what cannot be equal; equality decides below
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE groups_ AS SELECT {names}, count(*) AS n_, min({ROW}) + 1 AS f_, "
        f"list_sort(min({ROW} + 1, {LISTED})) AS numbers_ FROM data "
        f"WHERE ({filled}) AND hash({names}) IN (SELECT h FROM often_) GROUP BY {names} HAVING count(*) > 1"
    )
    groups, rows_in = tables.one("SELECT count(*), coalesce(sum(n_), 0) FROM groups_")
    rows = tables.rows(f"SELECT n_, numbers_, {names} FROM groups_ ORDER BY n_ DESC, f_ LIMIT {SHOWN}")
    shown = [[row[0], "、".join(map(str, row[1])), *row[2:]] for row in rows]
    figures = [
        (_("Groups"), groups),
        (_("Rows in these groups"), int(rows_in)),
        (_("Rows too many"), int(rows_in) - groups),
    ]
    return Result(
        figures, [Table(_("Groups"), [_("Rows"), _("Numbers of the rows")], shown, columns, groups)], found=groups
    )


TEST = Test(
    "exact_duplicates", _("Exact duplicates"), _("Rows that are equal in the columns that you choose."),
    (Ask("columns", _("Equal in these columns"), "columns"),), run,
)  # fmt: skip
