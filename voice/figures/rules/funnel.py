"""Limits of a funnel plot. Pure.

Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24, 2005, appendix A.1: the limit at
the probability p is r - a, where r is the smallest count with P(R <= r) > p, and a = (P(R <= r) - p) / P(R = r) takes out
the steps of a distribution of whole numbers. R is Poisson (events for a size) or binomial (so many out of so many).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, lgamma, log, sqrt

from voice.figures.choices import Place

PROBABILITIES = (0.001, 0.025, 0.975, 0.999)
"""Between the outer two lie 99.8 per cent of what chance brings, between the inner two 95 per cent."""
FAR = 12.0
"""So many standard deviations below the mean nothing is left that could be counted."""


@dataclass(frozen=True)
class Limits:
    """Counts between which chance alone keeps an office."""

    far_low: float
    low: float
    high: float
    far_high: float

    def place(self, count: int) -> Place:
        """Return where the count lies; on a limit is within it."""
        if count < self.low:
            return Place.FAR_BELOW if count < self.far_low else Place.BELOW
        if count > self.high:
            return Place.FAR_ABOVE if count > self.far_high else Place.ABOVE
        return Place.INSIDE

    def by(self, size: float) -> "Limits":
        """Return the limits as a rate of the size."""
        return Limits(self.far_low / size, self.low / size, self.high / size, self.far_high / size)


@lru_cache(maxsize=4096)
def poisson_limits(mean: float) -> Limits:
    """Return the limits of a count that is `mean` on average."""
    if mean <= 0:
        return Limits(0.0, 0.0, 0.0, 0.0)
    return _limits(_poisson(mean), inf)


@lru_cache(maxsize=4096)
def binomial_limits(number: int, share: float) -> Limits:
    """Return the limits of how many out of `number` when the share is so much everywhere (0 to 1)."""
    if number <= 0 or share <= 0:
        return Limits(0.0, 0.0, 0.0, 0.0)
    if share >= 1:
        return Limits(number, number, number, number)
    return _limits(_binomial(number, share), number)


def _limits(chances: Iterator[tuple[int, float]], most: float) -> Limits:
    found: list[float] = []
    below = 0.0
    for count, chance in chances:
        total = below + chance
        while len(found) < len(PROBABILITIES) and total > PROBABILITIES[len(found)]:
            found.append(max(0.0, count - (total - PROBABILITIES[len(found)]) / chance))
        below = total
        if len(found) == len(PROBABILITIES):
            break
    found += [most] * (len(PROBABILITIES) - len(found))
    return Limits(*found)


def _poisson(mean: float) -> Iterator[tuple[int, float]]:
    count = max(0, int(mean - FAR * sqrt(mean) - FAR))
    chance = exp(count * log(mean) - mean - lgamma(count + 1))
    while True:
        yield count, chance
        count += 1
        chance *= mean / count


def _binomial(number: int, share: float) -> Iterator[tuple[int, float]]:
    mean, odds = number * share, share / (1 - share)
    count = max(0, int(mean - FAR * sqrt(mean * (1 - share)) - FAR))
    ways = lgamma(number + 1) - lgamma(count + 1) - lgamma(number - count + 1)
    chance = exp(ways + count * log(share) + (number - count) * log(1 - share))
    while count <= number:
        yield count, chance
        chance *= (number - count) / (count + 1) * odds
        count += 1
