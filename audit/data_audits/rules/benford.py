"""First, second and first two digits against Benford's law: chi-square, and Nigrini's mean absolute deviation.

Thresholds: M. J. Nigrini, Benford's Law (Wiley 2012), table 7.1.
"""

from collections.abc import Mapping
from math import log10
from typing import Any

from audit.data_audits.rules.chances import chi_square_tail
from audit.data_audits.rules.shapes import Ask, Drawing, Result, Table, Tables, Test, Unfit, hundredths, plain
from audit.data_audits.rules.shapes import word as _

FIRST, SECOND, TWO = "first", "second", "first_two"
THRESHOLDS = {FIRST: (0.006, 0.012, 0.015), SECOND: (0.008, 0.010, 0.012), TWO: (0.0012, 0.0018, 0.0022)}
VERDICTS = (
    _("Close conformity"),
    _("Acceptable conformity"),
    _("Marginally acceptable conformity"),
    _("Nonconformity"),
)
FEWEST = 300
TOO_FEW = _("There are fewer than 300 amounts of two digits or more: too few for this test.")


def digits_of(which: str) -> range:
    """Return the possible digits."""
    return {FIRST: range(1, 10), SECOND: range(10), TWO: range(10, 100)}[which]


def expected(which: str) -> dict[int, float]:
    """Return each digit's share by Benford's law."""
    if which == SECOND:
        return {d: sum(log10(1 + 1 / (10 * first + d)) for first in range(1, 10)) for d in range(10)}
    return {d: log10(1 + 1 / d) for d in digits_of(which)}


def deviation(counts: Mapping[int, int], which: str) -> float:
    """Return the mean absolute deviation of the shares."""
    whole, shares = sum(counts.values()), expected(which)
    return sum(abs(counts.get(d, 0) / whole - share) for d, share in shares.items()) / len(shares)


def verdict(mad: float, which: str) -> str:
    """Return Nigrini's word for a deviation."""
    return VERDICTS[sum(mad > limit for limit in THRESHOLDS[which])]


def chi_square(counts: Mapping[int, int], which: str) -> tuple[float, float]:
    """Return chi-square and its probability."""
    whole, shares = sum(counts.values()), expected(which)
    value = sum((counts.get(d, 0) - whole * share) ** 2 / (whole * share) for d, share in shares.items())
    return value, chi_square_tail(value, len(shares) - 1)


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Count the first two digits once; the others follow from them."""
    amount = f"abs({hundredths(tables, params['amount'])})"
    least = round(float(params.get("least") or 10) * 100)
    two = dict(
        tables.rows(
            f"SELECT CAST(left(CAST({amount} AS VARCHAR), 2) AS INTEGER), count(*) FROM data WHERE {amount} >= ? GROUP BY 1 ORDER BY 1",
            max(least, 100),
        )
    )
    whole = sum(two.values())
    if whole < FEWEST:
        raise Unfit(TOO_FEW)
    parts: dict[str, dict[int, int]] = {TWO: two, FIRST: {}, SECOND: {}}
    for digit, count in two.items():
        parts[FIRST][digit // 10] = parts[FIRST].get(digit // 10, 0) + count
        parts[SECOND][digit % 10] = parts[SECOND].get(digit % 10, 0) + count
    chosen = params["digits"]
    counts, (value, chance) = parts[chosen], chi_square(parts[chosen], chosen)
    mad = deviation(counts, chosen)
    figures: list[tuple[str, Any]] = [
        (_("Amounts"), whole), (_("From the amount"), plain(least)), (_("Mean absolute deviation"), round(mad, 6)),
        (_("By Nigrini's thresholds"), verdict(mad, chosen)), (_("Chi-square"), round(value, 3)),
        (_("Probability of chance alone"), round(chance, 6)),
    ]  # fmt: skip
    shares = expected(chosen)
    rows: list[list[Any]] = [
        [str(d), counts.get(d, 0), round(100 * counts.get(d, 0) / whole, 3), round(100 * shares[d], 3)] for d in shares
    ]
    bars = rows if len(rows) <= 10 else sorted(rows, key=lambda row: abs(row[3] - row[2]), reverse=True)[:20]
    conspicuous = sum(abs(row[2] - row[3]) > 100 * THRESHOLDS[chosen][2] for row in rows)
    heads = [_("Digit"), _("Rows"), _("Share (%)"), _("By Benford's law (%)")]
    return Result(
        figures, [Table(_("Digits"), heads, rows)],
        [Drawing(_("Share of the digits and Benford's law"), [heads[0], heads[2], heads[3]], [[r[0], r[2], r[3]] for r in bars], True)],
        conspicuous,
    )  # fmt: skip


TEST = Test(
    "benford", _("Benford's law"), _("How often each leading digit occurs, against how often it should."),
    (Ask("amount", _("Column of the amount"), "column", of="number"),
     Ask("digits", _("Digits"), "choice", default=TWO,
         choices=((FIRST, _("First digit")), (SECOND, _("Second digit")), (TWO, _("First two digits")))),
     Ask("least", _("Only from this amount on"), "amount", needed=False, default=10)),
    run,
)  # fmt: skip
