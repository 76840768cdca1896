"""Amounts far from the others: by quartiles, or by the median absolute deviation; within groups when asked."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules.shapes import ROW, SHOWN, Ask, Result, Table, Tables, Test, hundredths, listed, plain
from audit.data_audits.rules.shapes import word as _

IQR, MAD = "iqr", "mad"
NORMAL = 1.4826
"""The factor by which the median absolute deviation estimates the standard deviation of a normal distribution."""


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Find them. Groups of fewer than 10 rows say nothing and are passed over."""
    groups = list(params.get("groups") or ())
    by, using = (f"{listed(groups)}, ", f"USING ({listed(groups)})") if groups else ("", "ON true")
    grouped = f"GROUP BY {listed(groups)}" if groups else ""
    factor = float(params["factor"])
    tables.con.execute(
        f"CREATE OR REPLACE TEMP VIEW amounts_ AS SELECT {ROW}, {by}{hundredths(tables, params['amount'])} AS a_ FROM data"
    )
    if params["method"] == IQR:
        limits = (
            f"SELECT {by}q_[2] AS middle_, q_[1] - {factor} * (q_[3] - q_[1]) AS low_, q_[3] + {factor} * (q_[3] - q_[1]) AS high_ FROM "
            f"(SELECT {by}quantile_disc(a_, [0.25, 0.5, 0.75]) AS q_, count(a_) AS n_ FROM amounts_ {grouped}) WHERE n_ >= 10"
        )
    else:
        limits = (
            f"SELECT {by}m_ AS middle_, m_ - {factor * NORMAL} * d_ AS low_, m_ + {factor * NORMAL} * d_ AS high_ FROM (SELECT {by}"
            f"quantile_disc(a_, 0.5) AS m_, CAST(mad(a_) AS DOUBLE) AS d_, count(a_) AS n_ FROM amounts_ {grouped}) WHERE n_ >= 10 AND d_ > 0"
        )
    tables.con.execute(f"CREATE OR REPLACE TEMP TABLE limits_ AS {limits}")
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE far_ AS SELECT {ROW}, a_, middle_ FROM amounts_ JOIN limits_ {using} WHERE a_ < low_ OR a_ > high_"
    )
    (count,) = tables.one("SELECT count(*) FROM far_")
    rows = tables.rows(
        f"SELECT f.{ROW}, f.a_, f.middle_, {', '.join('d.' + listed([c]) for c in tables.columns)} FROM "
        f"(SELECT * FROM far_ ORDER BY abs(a_ - middle_) DESC, {ROW} LIMIT {SHOWN}) f "
        f"JOIN data d ON d.{ROW} = f.{ROW} ORDER BY abs(f.a_ - f.middle_) DESC, f.{ROW}"
    )
    shown = [[row[0] + 1, plain(row[1]), plain(row[2]), *row[3:]] for row in rows]
    figures: list[tuple[str, Any]] = [(_("Outliers"), count)]
    if not groups:
        for middle, low, high in tables.rows("SELECT middle_, low_, high_ FROM limits_"):
            figures += [
                (_("Median"), plain(middle)),
                (_("Lower limit"), plain(round(low))),
                (_("Upper limit"), plain(round(high))),
            ]
    table = Table(_("Outliers"), [_("Row"), _("Amount"), _("Median")], shown, tables.columns, count)
    return Result(figures, [table], found=count)


TEST = Test(
    "outliers", _("Outliers"), _("Amounts far from the others, the farthest first."),
    (Ask("amount", _("Column of the amount"), "column", of="number"),
     Ask("method", _("Method"), "choice", default=IQR,
         choices=((IQR, _("Quartiles (1.5 or 3 times their distance)")), (MAD, _("Median absolute deviation (3.5 times)")))),
     Ask("factor", _("Factor"), "amount", default=3, hint=_("Usual: quartiles 1.5 (mild) or 3 (extreme), median 3.5.")),
     Ask("groups", _("Compared within the same value of these columns"), "columns", needed=False)),
    run,
)  # fmt: skip
