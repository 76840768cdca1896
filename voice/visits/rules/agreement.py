"""How far two raters agree beyond chance: Cohen's kappa (1960) and Gwet's AC1 (2008), for yes and no.

Kappa falls towards zero when nearly every answer is the same, however well the raters agree; AC1 does not. So AC1 decides
whether a criterion is marked, and kappa is shown beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_PAIRS = 10
"""Below this no coefficient is given: one visit more or less would turn it round."""
LOW = 0.6
"""A criterion with an AC1 below this is marked: it is not as observable as it was meant to be."""

Pairs = Sequence[tuple[bool, bool]]
"""The first rater's and the second rater's answer on each visit."""


@dataclass(frozen=True)
class Agreement:
    """The agreement on one criterion. The coefficients are None where there are too few pairs, or none is defined."""

    pairs: int
    same: int
    kappa: float | None
    ac1: float | None

    @property
    def too_few(self) -> bool:
        """Return whether there are too few pairs to say anything."""
        return self.pairs < FEWEST_PAIRS

    @property
    def is_low(self) -> bool:
        """Return whether the raters agree too little."""
        return self.ac1 is not None and self.ac1 < LOW


def agreement(pairs: Pairs) -> Agreement:
    """Return the agreement over the pairs."""
    same = sum(first == second for first, second in pairs)
    if len(pairs) < FEWEST_PAIRS:
        return Agreement(len(pairs), same, None, None)
    return Agreement(len(pairs), same, cohen_kappa(pairs), gwet_ac1(pairs))


def cohen_kappa(pairs: Pairs) -> float | None:
    """Return kappa; None when both raters always gave the same one answer, where it is not defined. Needs a pair."""
    first, second = _shares(pairs)
    return _beyond(_same(pairs), first * second + (1 - first) * (1 - second))


def gwet_ac1(pairs: Pairs) -> float | None:
    """Return AC1, which is always defined for two answers. Needs a pair."""
    middle = sum(_shares(pairs)) / 2
    return _beyond(_same(pairs), 2 * middle * (1 - middle))


def _same(pairs: Pairs) -> float:
    return sum(first == second for first, second in pairs) / len(pairs)


def _shares(pairs: Pairs) -> tuple[float, float]:
    """Return the share of "yes" of each rater."""
    return sum(first for first, _ in pairs) / len(pairs), sum(second for _, second in pairs) / len(pairs)


def _beyond(observed: float, by_chance: float) -> float | None:
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)
