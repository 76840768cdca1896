"""Amounts just below a limit that together go beyond it: the same partner, within a few days."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules.shapes import (
    ROW,
    SHOWN,
    Ask,
    Result,
    Table,
    Tables,
    Test,
    hundredths,
    listed,
    named,
    plain,
)
from audit.data_audits.rules.shapes import word as _


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Find rows near the limit whose neighbours of the same partner lift the sum over it.

    A run of rows goes on as long as the next one comes within the days; its sum must reach the limit.
    """
    by, limit = list(params["same"]), round(float(params["limit"]) * 100)
    near = limit * (100 - params["near"]) // 100
    names, day, amount = listed(by), f"TRY_CAST({named(params['day'])} AS DATE)", hundredths(tables, params["amount"])
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE near_ AS SELECT {ROW}, {names}, {day} AS day_, {amount} AS a_ FROM data "
        f"WHERE {amount} >= {near} AND {amount} < {limit} AND {day} IS NOT NULL"
    )
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE runs_ AS SELECT *, sum(begins_) OVER (PARTITION BY {names} ORDER BY day_, {ROW}) AS part_ FROM ("
        f"SELECT *, CASE WHEN day_ - lag(day_) OVER (PARTITION BY {names} ORDER BY day_, {ROW}) <= {params['days']} THEN 0 ELSE 1 END "
        f"AS begins_ FROM near_)"
    )
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE split_ AS SELECT {names}, min(day_) AS f_, max(day_) AS t_, count(*) AS n_, sum(a_) AS s_, "
        f"list({ROW} + 1 ORDER BY {ROW}) AS numbers_ FROM runs_ GROUP BY {names}, part_ HAVING count(*) > 1 AND sum(a_) >= {limit}"
    )
    (just_below,) = tables.one("SELECT count(*) FROM near_")
    groups, rows_in, whole = tables.one("SELECT count(*), coalesce(sum(n_), 0), coalesce(sum(s_), 0) FROM split_")
    rows = tables.rows(
        f"SELECT f_, t_, n_, s_, numbers_[1:20], {names} FROM split_ ORDER BY s_ DESC, f_, numbers_ LIMIT {SHOWN}"
    )
    shown = [[row[0], row[1], row[2], plain(int(row[3])), "、".join(map(str, row[4])), *row[5:]] for row in rows]
    figures = [
        (_("Rows just below the limit"), just_below), (_("Groups that may be one amount split"), groups),
        (_("Rows in these groups"), int(rows_in)), (_("Amount of these groups"), plain(int(whole))),
    ]  # fmt: skip
    heads = [_("First day"), _("Last day"), _("Rows"), _("Amount"), _("Numbers of the rows")]
    return Result(figures, [Table(_("Groups that may be one amount split"), heads, shown, by, groups)], found=groups)


TEST = Test(
    "split_amounts", _("Amounts split below a limit"), _("Several amounts just below a limit, for the same partner within a few days."),
    (Ask("amount", _("Column of the amount"), "column", of="number"), Ask("day", _("Column of the date"), "column", of="date"),
     Ask("same", _("Same partner: columns"), "columns"), Ask("limit", _("Limit (amount)"), "amount"),
     Ask("near", _("How far below the limit (%)"), "whole", default=20, least=1, most=99),
     Ask("days", _("Days between two rows at most"), "whole", default=7, least=0, most=366)),
    run,
)  # fmt: skip
