"""Uncertainty of the figures, 95 %. Pure.

Share of x in n: Wilson's interval, (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n).
Mean of n answers: x̄ ± t(n-1)·s/√n, s with n-1 in the denominator.
No correction for the share of the staff that answered: those who did not may think otherwise.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

LEVEL = 0.95


@dataclass(frozen=True)
class Moments:
    """Number, mean and standard deviation (None for fewer than two answers)."""

    n: int
    mean: float
    deviation: float | None


def moments(counts: Mapping[float, int]) -> Moments | None:
    """Return the moments of values that occurred so many times, None for no answer."""
    n = sum(counts.values())
    if n == 0:
        return None
    mean = sum(value * count for value, count in counts.items()) / n
    if n == 1:
        return Moments(1, mean, None)
    square = sum(count * (value - mean) ** 2 for value, count in counts.items()) / (n - 1)
    return Moments(n, mean, math.sqrt(square))


def wilson(hits: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Return Wilson's interval of a share; raises ValueError for n = 0."""
    if n <= 0:
        raise ValueError("no answers")
    z = NormalDist().inv_cdf((1 + level) / 2)
    p = hits / n
    middle = p + z * z / (2 * n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    below, above = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    return max(0.0, below), min(1.0, above)


def t_quantile(level: float, freedom: int) -> float:
    """Return t so that |T| <= t with probability `level` (Hill 1970, CACM algorithm 396; six digits)."""
    p = 1 - level
    if freedom == 1:
        return 1 / math.tan(p * math.pi / 2)
    if freedom == 2:
        return math.sqrt(2 / (p * (2 - p)) - 2)
    a = 1 / (freedom - 0.5)
    b = 48 / (a * a)
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * math.sqrt(a * math.pi / 2) * freedom
    y = (d * p) ** (2 / freedom)
    if y > 0.05 + a:
        y = _near_normal(p, freedom, a, b, c, d)
    else:
        inner = 1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3)
        y = ((inner + 0.5 / (freedom + 4)) * y - 1) * (freedom + 1) / (freedom + 2) + 1 / y
    return math.sqrt(freedom * y)


def _near_normal(p: float, freedom: int, a: float, b: float, c: float, d: float) -> float:
    x = NormalDist().inv_cdf(p / 2)
    y = x * x
    if freedom < 5:
        c += 0.3 * (freedom - 4.5) * (x + 0.6)
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
    return math.expm1(a * y * y)


def mean_interval(mean: float, deviation: float, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the interval of a mean of n >= 2 answers."""
    half = t_quantile(level, n - 1) * deviation / math.sqrt(n)
    return mean - half, mean + half


def differ(a: Moments, b: Moments, level: float = LEVEL) -> int:
    """Return 1 when the mean of a lies above that of b beyond noise, -1 below, 0 when nothing can be told (Welch)."""
    if a.deviation is None or b.deviation is None:
        return 0
    parts = [m.deviation**2 / m.n for m in (a, b) if m.deviation is not None]
    error = sum(parts)
    if error == 0:
        return (a.mean > b.mean) - (a.mean < b.mean)
    freedom = error**2 / sum(part**2 / (m.n - 1) for part, m in zip(parts, (a, b), strict=True))
    if abs(a.mean - b.mean) <= t_quantile(level, max(1, int(freedom))) * math.sqrt(error):
        return 0
    return 1 if a.mean > b.mean else -1


def level_for(comparisons: int) -> float:
    """Return the level at which each of many comparisons is made so that all hold together at 95 % (Bonferroni)."""
    return 1 - (1 - LEVEL) / max(1, comparisons)
