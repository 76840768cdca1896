"""What the errors found in a sample say about the whole. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.data_audits.rules.chances import binomial_upper, hypergeometric_upper, poisson_factor


@dataclass(frozen=True)
class RateLimit:
    """The rate found and its upper limit, as parts of one."""

    found: float
    upper: float


def attribute_limit(errors: int, size: int, confidence: float, population: int | None = None) -> RateLimit:
    """Return the upper limit of the rate of errors: hypergeometric with a population, else binomial."""
    if population:
        upper = hypergeometric_upper(errors, size, population, confidence) / population
    else:
        upper = binomial_upper(errors, size, confidence)
    return RateLimit(errors / size, upper)


@dataclass(frozen=True)
class Misstated:
    """An item with an error: what the books say, and what was found."""

    book: float
    audited: float


@dataclass(frozen=True)
class MisstatementLimit:
    """Overstatement of the whole: most likely, precision with and because of errors, limit."""

    projected: float
    basic_precision: float
    incremental: float
    upper: float


def misstatement_limit(items: Sequence[Misstated], interval: float, confidence: float) -> MisstatementLimit:
    """Return the upper misstatement limit by Stringer's bound.

    Items as large as the interval were all looked at: their error counts as it is. The others are projected by their taint,
    largest first. Understatements are not set off; turn the items round (`understated`) to ask for their limit.
    """
    errors = [item for item in items if item.book > item.audited]
    known = sum(item.book - item.audited for item in errors if item.book >= interval)
    taints = sorted(((item.book - item.audited) / item.book for item in errors if item.book < interval), reverse=True)
    factors = [poisson_factor(count, confidence) for count in range(len(taints) + 1)]
    basic = factors[0] * interval
    projected = sum(taint * interval for taint in taints)
    incremental = sum(
        (factors[place + 1] - factors[place] - 1) * taint * interval for place, taint in enumerate(taints)
    )
    return MisstatementLimit(projected + known, basic, incremental, projected + known + basic + incremental)


def understated(items: Sequence[Misstated]) -> list[Misstated]:
    """Return the items with overstatement and understatement turned round; the taint is still of the book value, one at most."""
    return [Misstated(item.book, max(0.0, 2 * item.book - item.audited)) for item in items]
