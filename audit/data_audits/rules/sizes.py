"""How many items to draw. Pure.

Attribute: the smallest n for which the allowed errors, the expected rate times n rounded up, would show with at most the risk when
the true rate is the tolerable one; hypergeometric when the size of the population is given, else binomial (as in the tables
of AICPA, Audit Sampling, appendix A). Amounts: Poisson.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from audit.data_audits.rules.chances import binomial_up_to, hypergeometric_up_to, poisson_factor

MOST = 100_000


class TooMany(ValueError):
    """No sample of a reasonable size can show it."""


@dataclass(frozen=True)
class Plan:
    """A size, and the number of errors up to which the tolerable rate is not exceeded."""

    size: int
    allowed: int


def attribute_size(confidence: float, tolerable: float, expected: float = 0.0, population: int | None = None) -> Plan:
    """Return the size; raises TooMany when the expected rate lies too near to the tolerable one."""
    if expected >= tolerable:
        raise TooMany
    most = min(MOST, population or MOST)
    for allowed in range(most):
        size = _smallest(allowed, 1 - confidence, tolerable, population, most)
        if size is None:
            break
        if allowed >= expected * size - 1e-9:
            return Plan(size, allowed)
    if population and population <= MOST:
        return Plan(population, floor(tolerable * population))
    raise TooMany


def _smallest(allowed: int, risk: float, tolerable: float, population: int | None, most: int) -> int | None:
    """Return the smallest size that shows the tolerable rate with so many errors allowed; None when none does."""
    seen = _chance(allowed, tolerable, population)
    low, high = allowed + 1, most
    if low > high or seen(high) > risk:
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if seen(middle) <= risk else (middle + 1, high)
    return low


def _chance(allowed: int, tolerable: float, population: int | None) -> Callable[[int], float]:
    if population is None:
        return lambda n: binomial_up_to(allowed, n, tolerable)
    bad = max(1, ceil(tolerable * population - 1e-9))
    return lambda n: hypergeometric_up_to(allowed, n, population, bad)


def monetary_interval(confidence: float, tolerable: float, expected: float = 0.0) -> float:
    """Return the sampling interval for amounts: found so that the Stringer limit of the expected misstatement, at full taint,
    stays within what is tolerable. Raises TooMany."""
    if expected >= tolerable:
        raise TooMany
    low, high = 0.0, tolerable / poisson_factor(0, confidence)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _limit(expected, middle, confidence) <= tolerable else (low, middle)
    if low <= tolerable / MOST:
        raise TooMany
    return low


def _limit(expected: float, interval: float, confidence: float) -> float:
    """Return the upper limit when errors of full taint add up to the expected amount, between two whole numbers in line."""
    errors = expected / interval
    whole = floor(errors)
    low = poisson_factor(whole, confidence)
    part = errors - whole
    return interval * (low + (part * (poisson_factor(whole + 1, confidence) - low) if part else 0.0))
