"""Exact probabilities: binomial, hypergeometric, Poisson, chi-square. Pure."""

from collections.abc import Callable
from math import comb, exp, lgamma, log


def _log_comb(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def binomial_up_to(k: int, n: int, rate: float) -> float:
    """Return the probability of at most k of n when each has the rate."""
    if k >= n or rate <= 0:
        return 1.0
    if rate >= 1:
        return 0.0
    return min(1.0, sum(exp(_log_comb(n, i) + i * log(rate) + (n - i) * log(1 - rate)) for i in range(k + 1)))


def hypergeometric_up_to(k: int, n: int, size: int, bad: int) -> float:
    """Return the probability of at most k bad ones among n drawn without return from `size`, of which `bad` are bad."""
    least, most = max(0, n - (size - bad)), min(n, bad)
    if k >= most:
        return 1.0
    if k < least:
        return 0.0
    if size < 2000:
        return sum(comb(bad, i) * comb(size - bad, n - i) for i in range(least, k + 1)) / comb(size, n)
    whole = _log_comb(size, n)
    return min(1.0, sum(exp(_log_comb(bad, i) + _log_comb(size - bad, n - i) - whole) for i in range(least, k + 1)))


def poisson_up_to(k: int, mean: float) -> float:
    """Return the probability of at most k when the mean is this."""
    if mean <= 0:
        return 1.0
    return min(1.0, sum(exp(i * log(mean) - mean - lgamma(i + 1)) for i in range(k + 1)))


def _crossing(below: Callable[[float], bool], low: float, high: float) -> float:
    """Return where a falling condition ends, by halving."""
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return high


def poisson_factor(errors: int, confidence: float) -> float:
    """Return the confidence factor: the mean at which so few errors would be seen only with the remaining probability."""
    return _crossing(lambda mean: poisson_up_to(errors, mean) > 1 - confidence, 0.0, 10.0 * (errors + 5))


def binomial_upper(errors: int, n: int, confidence: float) -> float:
    """Return the upper limit of the rate (Clopper and Pearson) of `errors` found among n."""
    return 1.0 if errors >= n else _crossing(lambda rate: binomial_up_to(errors, n, rate) > 1 - confidence, 0.0, 1.0)


def hypergeometric_upper(errors: int, n: int, size: int, confidence: float) -> int:
    """Return the largest number of bad ones in a population of `size` that fits `errors` found among n."""
    low, high = errors, size - (n - errors)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if hypergeometric_up_to(errors, n, size, middle) > 1 - confidence else (low, middle - 1)
        )
    return low


def chi_square_tail(value: float, freedom: int) -> float:
    """Return the probability of a chi-square at least this large (regularised incomplete gamma, upper)."""
    a, x = freedom / 2, value / 2
    if x <= 0:
        return 1.0
    scale = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        step = a
        while abs(term) > abs(total) * 1e-15:
            step += 1
            term *= x / step
            total += term
        return max(0.0, 1 - total * scale)
    b = x + 1 - a
    c, d = 1e300, 1 / b
    h = d
    for i in range(1, 10_000):
        an = -i * (i - a)
        b += 2
        d = 1 / (an * d + b or 1e-300)
        c = b + an / c or 1e-300
        h *= d * c
        if abs(d * c - 1) < 1e-14:
            break
    return scale * h
