"""From figures to a score that anyone can follow, and how much the ranking hangs on the weights. Pure.

scaled = share of the others of its kind that have a lower value (0 to 1); nobody has to say what is much.
score  = 100 × Σ weight × scaled ÷ Σ weight, over what is known.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

KNOWN, SMALL, UNKNOWN = "known", "small", "unknown"
FEWEST_PEERS = 5
"""A kind with fewer items than this is compared with everything."""
DRAWS = 1000
CONCENTRATION = 60
"""How closely drawn weights lie around the set ones: of a weight of 8 %, two draws of three lie between 5 and 12 %."""
OFTEN = 90
"""Per cent of the draws in which a place at the top counts as firm."""


@dataclass(frozen=True)
class Line:
    """What one factor contributes to one item: its value (None: not known or too small), scaled, weight, points out of 100."""

    factor: str
    value: float | None
    scaled: float
    weight: int
    points: float
    ground: str


@dataclass(frozen=True)
class Score:
    """The score of one item (0 to 100), its lines, and which share of the weights is known (0 to 1)."""

    total: float
    lines: tuple[Line, ...]
    known: float


Values = Mapping[UUID, float | None]
"""Item → value; None: too few to be told. An item that is missing is not known."""


def scaled(values: Values, kinds: Mapping[UUID, str]) -> dict[UUID, float]:
    """Return for each item with a value the share of its peers that lie lower; what is too small lies lowest."""
    numbers = {key: -1.0 if value is None else value for key, value in values.items() if key in kinds}
    by_kind: dict[str, list[float]] = {}
    for key, number in numbers.items():
        by_kind.setdefault(kinds[key], []).append(number)
    everything = sorted(numbers.values())
    peers = {kind: sorted(found) if len(found) >= FEWEST_PEERS else everything for kind, found in by_kind.items()}
    return {
        key: bisect_left(peers[kinds[key]], number) / max(1, len(peers[kinds[key]]) - 1)
        for key, number in numbers.items()
    }


def scores(factors: Mapping[str, Values], weights: Mapping[str, int], kinds: Mapping[UUID, str]) -> dict[UUID, Score]:
    """Return the score of every item of `kinds`. A factor without a weight does not count; one of which nothing is known
    neither raises nor lowers."""
    on_scale = {code: scaled(values, kinds) for code, values in factors.items()}
    return {key: _score(key, factors, on_scale, weights) for key in kinds}


def _score(
    key: UUID, factors: Mapping[str, Values], on_scale: Mapping[str, Mapping[UUID, float]], weights: Mapping[str, int]
) -> Score:
    counted = {code: weight for code, weight in weights.items() if weight and code in factors}
    known = sum(weight for code, weight in counted.items() if key in factors[code])
    lines = []
    for code, weight in counted.items():
        value, share = factors[code].get(key), min(1.0, on_scale[code].get(key, 0.0))
        ground = UNKNOWN if key not in factors[code] else SMALL if value is None else KNOWN
        lines.append(Line(code, value, share, weight, 100 * weight * share / known if known else 0.0, ground))
    total = sum(weights.get(code, 0) for code in counted)
    return Score(sum(line.points for line in lines), tuple(lines), known / total if total else 0.0)


def stays_at_the_top(
    found: Mapping[UUID, Score], judged: Mapping[UUID, float], top: int, seed: int
) -> dict[UUID, float]:
    """Return for each item in which share of the draws it is among the `top` first, when the weights are others.

    The weights are drawn from a Dirichlet distribution around the set ones. `judged`: points added by judgement. The same seed
    gives the same shares.
    """
    keys = sorted(found, key=str)
    if not keys:
        return {}
    codes = [line.factor for line in found[keys[0]].lines]
    if not codes:
        return dict.fromkeys(keys, 0.0)
    set_weights = np.array([line.weight for line in found[keys[0]].lines], dtype=float)
    drawn = np.random.default_rng(seed).dirichlet(CONCENTRATION * set_weights / set_weights.sum(), DRAWS)
    share = np.array([[line.scaled for line in found[key].lines] for key in keys])
    known = np.array([[line.ground != UNKNOWN for line in found[key].lines] for key in keys], dtype=float)
    points = 100 * (drawn @ (share * known).T) / np.maximum(drawn @ known.T, 1e-12)
    points += np.array([judged.get(key, 0.0) for key in keys])
    order = np.argsort(-points, axis=1, kind="stable")[:, :top]
    counts = np.bincount(order.ravel(), minlength=len(keys))
    return {key: float(count) / DRAWS for key, count in zip(keys, counts, strict=True)}


def silent(reported: Sequence[Values], keys: Sequence[UUID]) -> set[UUID]:
    """Return which of the units handed in nothing at all. While nobody hands in anything, nobody is silent."""
    if not any(value for values in reported for value in values.values()):
        return set()
    return {key for key in keys if not any(values.get(key) for values in reported)}


def steps(ranked: Sequence[UUID], heaviest: int) -> dict[UUID, int]:
    """Return the weight of each item in a draw: whole numbers from 1 to `heaviest`, equal parts of the ranking."""
    size = len(ranked)
    return {key: heaviest - place * heaviest // size for place, key in enumerate(ranked)}
