"""Numbers missing from a sequence, within each series."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules.shapes import SHOWN, Ask, Result, Table, Tables, Test, listed, named
from audit.data_audits.rules.shapes import word as _


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Find the gaps: the digits at the end of the number count. Numbers that occur twice lie beside each other when sorted, and
    need no look of their own."""
    series = list(params.get("series") or ())
    by = f"PARTITION BY {listed(series)} " if series else ""
    head = f"{listed(series)}, " if series else ""
    name = named(params["number"])
    number = (
        f"coalesce(TRY_CAST({name} AS BIGINT), "
        f"TRY_CAST(regexp_extract(CAST({name} AS VARCHAR), '([0-9]{{1,18}})$', 1) AS BIGINT))"
    )
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE gaps_ AS SELECT {head}n_, before_ FROM (SELECT {head}n_, lag(n_) OVER ({by}ORDER BY n_) AS before_ "
        f"FROM (SELECT {head}{number} AS n_ FROM data) WHERE n_ IS NOT NULL) "
        f"WHERE n_ > before_ + 1"
    )
    gaps, missing = tables.one("SELECT count(*), coalesce(sum(n_ - before_ - 1), 0) FROM gaps_")
    (without,) = tables.one(f"SELECT count(*) FROM data WHERE {number} IS NULL")
    order = f"ORDER BY {head}n_"
    rows = tables.rows(
        f"SELECT before_ + 1, n_ - 1, n_ - before_ - 1{', ' + listed(series) if series else ''} FROM gaps_ {order} LIMIT {SHOWN}"
    )
    figures = [(_("Gaps"), gaps), (_("Numbers missing"), int(missing)), (_("Rows without a number"), without)]
    table = Table(_("Gaps"), [_("From number"), _("To number"), _("Numbers missing")], rows, series, gaps)
    return Result(figures, [table], found=gaps)


TEST = Test(
    "gaps", _("Gaps in a sequence"), _("Numbers that are missing between the first and the last, such as slips or receipts."),
    (Ask("number", _("Column of the number"), "column"),
     Ask("series", _("Each value of these columns is a series of its own"), "columns", needed=False)),
    run,
)  # fmt: skip
