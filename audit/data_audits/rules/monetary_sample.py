"""Monetary-unit sampling: each yen is as likely as any other. Fixed intervals from a random start, or one random yen in each
cell. Items as large as the interval are always drawn."""

from collections.abc import Mapping
from typing import Any

import numpy

from audit.data_audits.rules.drawing_lots import below, stream
from audit.data_audits.rules.shapes import Ask, Result, Tables, Test, Unfit, hundredths, picked, plain
from audit.data_audits.rules.shapes import word as _
from audit.data_audits.rules.sizes import TooMany, monetary_interval

NO_AMOUNTS = _("The column has no amounts above zero.")
TOO_NEAR = _(
    "The expected misstatement lies too near to the tolerable one: no sample of a reasonable size can show it."
)
TOO_SMALL = _("The interval is so small that more than 100,000 items would be drawn.")
MOST = 100_000


def hits(amounts: Any, interval: int, seed: str, *, cells: bool) -> list[int]:
    """Return the places of the rows drawn, sorted and each once. `amounts`: whole hundredths, above zero.

    Yens are counted through the rows in order; row i holds those from the sum before it up to its own sum.
    """
    sums = numpy.cumsum(amounts, dtype=numpy.int64)
    total = int(sums[-1]) if len(sums) else 0
    numbers = stream(seed, "cells" if cells else "start")
    if cells:
        points = [first + below(interval, numbers) for first in range(0, total, interval)]
        points = [point for point in points if point < total]
    else:
        points = list(range(below(interval, numbers), total, interval))
    drawn = set(numpy.searchsorted(sums, numpy.array(points, dtype=numpy.int64), side="right").tolist())
    return sorted(drawn | set(numpy.flatnonzero(amounts >= interval).tolist()))


def interval_of(params: Mapping[str, Any]) -> int:
    """Return the interval in hundredths, given or reckoned; raises Unfit."""
    if params.get("interval"):
        return round(float(params["interval"]) * 100)
    try:
        found = monetary_interval(params["confidence"] / 100, float(params["tolerable"]), float(params["expected"]))
    except TooMany as error:
        raise Unfit(TOO_NEAR) from error
    return max(1, int(found * 100))


def _run(tables: Tables, params: Mapping[str, Any], seed: str, *, cells: bool) -> Result:
    interval = interval_of(params)
    values = tables.con.execute(
        f"SELECT coalesce({hundredths(tables, params['amount'])}, 0) AS a FROM data"
    ).fetchnumpy()["a"]
    above = numpy.where(values > 0, values, 0)
    total = int(above.sum())
    if total == 0:
        raise Unfit(NO_AMOUNTS)
    if total // interval > MOST:
        raise Unfit(TOO_SMALL)
    numbers = hits(above, interval, seed, cells=cells)
    left_out = int((values <= 0).sum())
    extra = {number: [plain(int(above[number]))] for number in numbers}
    table = picked(tables, numbers, _("Items drawn"), extra, [_("Book value")])
    figures = [
        (_("Amount of the population"), plain(total)), (_("Interval"), plain(interval)),
        (_("Size of the sample"), len(numbers)), (_("Items as large as the interval"), int((above >= interval).sum())),
        (_("Rows at zero or below, or without an amount (look at them apart)"), left_out),
    ]  # fmt: skip
    return Result(figures, [table], found=len(numbers))


def run_intervals(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Draw at fixed intervals."""
    return _run(tables, params, seed, cells=False)


def run_cells(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Draw one yen in each cell."""
    return _run(tables, params, seed, cells=True)


def check(params: Mapping[str, Any]) -> str:
    """Say that either the interval or the tolerable misstatement must be given."""
    return "" if params.get("interval") or params.get("tolerable") else NEEDS_ONE


NEEDS_ONE = _("Enter a tolerable misstatement or an interval.")
ASKS = (
    Ask("amount", _("Column of the amount"), "column", of="number"),
    Ask("confidence", _("Confidence (%)"), "percent", default=95, least=50, most=99),
    Ask("tolerable", _("Tolerable misstatement (amount)"), "amount", needed=False),
    Ask("expected", _("Expected misstatement (amount)"), "amount", needed=False, default=0),
    Ask(
        "interval", _("Interval (amount)"), "amount", needed=False,
        hint=_("Left empty, it is reckoned from confidence, tolerable and expected misstatement."),
    ),
)  # fmt: skip
INTERVALS = Test(
    "monetary_sample", _("Monetary-unit sample"), _("Fixed intervals of the amount from a random start; large items always."),
    ASKS, run_intervals, draws="amounts", check=check,
)  # fmt: skip
CELLS = Test(
    "cell_sample", _("Cell sample"), _("One random yen in each cell of the amount, so that no pattern in the file can hide."),
    ASKS, run_cells, draws="amounts", check=check,
)  # fmt: skip
