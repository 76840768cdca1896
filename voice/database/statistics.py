"""When is a rise more than chance? Pure.

The rule: for each office and top subject the voices of the last 28 days are compared with those of the 364 days before (13 times
28 days, a whole year, so no season is in it), times the factor of the season: how the same four weeks of earlier years stood to
their own years, for this subject everywhere. Whoever has few voices has an uncertain mean; the chance of as many voices or more
takes that in (negative binomial: a Poisson count whose rate is known from the year before only). With some thousands of pairs
tested each day, one in twenty would be "significant" for nothing: Benjamini and Hochberg's correction keeps the false ones
among those named at 5 per cent. Named is what passes that, has at least FEWEST voices, and is half as many again as expected.
"""

from collections.abc import Sequence
from math import exp, lgamma, log

WINDOW_DAYS = 28
WINDOWS = 13
YEARS_BACK = 3
RATE_OF_FALSE_ALARMS = 0.05
FEWEST = 5
AT_LEAST = 1.5
WEIGHT_OF_NO_SEASON = 20.0
"""So many voices speak for "no season": a factor made of few voices stays near 1."""


def season_factor(same_weeks: int, of_a_usual_window: float) -> float:
    """Return how many more voices these weeks of the year bring than others.

    `same_weeks`: voices of the same four weeks of earlier years together; `of_a_usual_window`: what four usual weeks of those
    years brought, together.
    """
    return (same_weeks + WEIGHT_OF_NO_SEASON) / (of_a_usual_window + WEIGHT_OF_NO_SEASON)


def expected(before: int, season: float) -> float:
    """Return the voices to be expected in a window after so many in the WINDOWS before it."""
    return (before + 0.5) / WINDOWS * season


def chance(observed: int, before: int, season: float) -> float:
    """Return the chance of so many voices or more when nothing has changed."""
    if observed <= 0:
        return 1.0
    size, stays = before + 0.5, WINDOWS / (WINDOWS + season)
    mean = size * (1 - stays) / stays
    if observed <= mean:
        return max(0.0, 1.0 - sum(_probability(k, size, stays) for k in range(observed)))
    term, total, k = _probability(observed, size, stays), 0.0, observed
    while term > total * 1e-12:
        total += term
        term *= (k + size) / (k + 1) * (1 - stays)
        k += 1
    return min(1.0, total)


def _probability(k: int, size: float, stays: float) -> float:
    return exp(lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * log(stays) + k * log(1 - stays))


def corrected(chances: Sequence[float]) -> list[float]:
    """Return the q-values (Benjamini and Hochberg) of the chances, in their order."""
    number = len(chances)
    order = sorted(range(number), key=lambda place: chances[place], reverse=True)
    values, least = [1.0] * number, 1.0
    for rank, place in zip(range(number, 0, -1), order, strict=True):
        least = min(least, chances[place] * number / rank)
        values[place] = least
    return values


def is_rise(observed: int, usual: float, q_value: float) -> bool:
    """Return whether it is named."""
    return q_value <= RATE_OF_FALSE_ALARMS and observed >= FEWEST and observed >= AT_LEAST * usual
