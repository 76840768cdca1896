"""What may be shown of small groups. The one place that decides; pure.

Groups form a tree: whole → areas → units; what a group answered is the sum of what the groups below it answered. Whoever
sees some groups can subtract them from a larger one. Everything that can be found out in that way is a sum of *remainders*:
what is left of a shown group when the shown groups within it are taken away (the shown groups are nested or disjoint, so each
difference of them splits into such remainders). `shown` therefore hides further groups until each remainder, too, passes the
rule. Sums of numbers that are 0 or at least t are 0 or at least t again: nothing smaller can be found by any addition or
subtraction.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Vector = tuple[int, ...]
Passes = Callable[[Vector], bool]
K = TypeVar("K", bound=Hashable)
EXTREME = 1
"""A sum of scale answers this close to its smallest or largest value tells who answered what, whatever the group's size."""


def enough_people(least: int) -> Passes:
    """Return the rule for a group's size: nobody, or at least `least` people. The vector's entries are counts of people."""
    return lambda vector: sum(vector) == 0 or sum(vector) >= least


def no_small_cell(least: int) -> Passes:
    """Return the rule for counts by answer: each is 0 or at least `least`."""
    return lambda vector: all(count == 0 or count >= least for count in vector)


def mean_tells_nobody(least: int, values: Sequence[int]) -> Passes:
    """Return the rule for the mean of a scale: enough people, and not so near an end that it gives away a few answers."""
    small, cells = enough_people(least), no_small_cell(least)

    def passes(vector: Vector) -> bool:
        if not small(vector):
            return False
        people = sum(vector)
        total = sum(value * count for value, count in zip(values, vector, strict=True))
        distance = min(total - min(values) * people, max(values) * people - total)
        return cells(vector) or distance > EXTREME

    return passes


def added(vectors: Iterable[Vector], width: int) -> Vector:
    """Return the sum of the vectors."""
    total = [0] * width
    for vector in vectors:
        for place, count in enumerate(vector):
            total[place] += count
    return tuple(total)


def sums(leaves: Mapping[K, Vector], parents: Mapping[K, K], width: int) -> dict[K, Vector]:
    """Return the vectors of all groups: those of the leaves, and of each parent the sum of its children."""
    found: dict[K, list[int]] = {}
    for leaf, vector in leaves.items():
        at: K | None = leaf
        while at is not None:
            row = found.setdefault(at, [0] * width)
            for place, count in enumerate(vector):
                row[place] += count
            at = parents.get(at)
    return {key: tuple(row) for key, row in found.items()}


def shown(vectors: Mapping[K, Vector], parents: Mapping[K, K], passes: Passes) -> set[K]:
    """Return the groups that may be shown together. `parents`: group → the group that contains it; the root has none."""
    kept = {key for key, vector in vectors.items() if passes(vector)}
    while True:
        remainders = _remainders(vectors, parents, kept)
        failing = [key for key, remainder in remainders.items() if not passes(remainder)]
        if not failing:
            return kept
        for key in failing:
            kept.discard(_next_to_hide(key, remainders, parents, kept))


def _remainders(vectors: Mapping[K, Vector], parents: Mapping[K, K], kept: set[K]) -> dict[K, Vector]:
    """Return of each kept group what is left when the largest kept groups within it are taken away."""
    left = {key: list(vectors[key]) for key in kept}
    for key in kept:
        above = _kept_above(key, parents, kept)
        if above is not None:
            for place, count in enumerate(vectors[key]):
                left[above][place] -= count
    return {key: tuple(row) for key, row in left.items()}


def _kept_above(key: K, parents: Mapping[K, K], kept: set[K]) -> K | None:
    at = parents.get(key)
    while at is not None and at not in kept:
        at = parents.get(at)
    return at


def _next_to_hide(key: K, remainders: Mapping[K, Vector], parents: Mapping[K, K], kept: set[K]) -> K:
    """Return the kept group within `key` whose hiding adds least to the remainder that is too small."""
    within = [other for other in kept if _kept_above(other, parents, kept) == key and sum(remainders[other]) > 0]
    return min(within, key=lambda other: (sum(remainders[other]), str(other)), default=key)
