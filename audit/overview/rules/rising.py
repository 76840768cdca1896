"""What rose between two risk assessments, factor by factor. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LEAST = 1.0
"""Points by which a score must have risen to be told."""

Lines = Iterable[Any]
"""Factor, value, scaled, weight, contribution (hundredths of a point), ground, as an assessed item keeps them."""


@dataclass(frozen=True)
class Assessed:
    """One thing as it was assessed."""

    key: str
    kind: str
    name: str
    score: float
    lines: Lines
    url: str = ""


@dataclass(frozen=True)
class Risen:
    """One thing that rose: before, now, and the factors that contribute more than before, the most first."""

    item: Assessed
    before: float
    factors: list[tuple[str, float]]

    @property
    def by(self) -> float:
        """Return by how many points it rose."""
        return round(self.item.score - self.before, 1)


def _points(lines: Lines) -> dict[str, float]:
    return {line[0]: line[4] / 100 for line in lines}


def risen(before: Mapping[str, Assessed], after: Iterable[Assessed]) -> list[Risen]:
    """Return what rose, the most first. What was not assessed before is left out: nothing is known of how it changed."""
    found = []
    for item in after:
        old = before.get(item.key)
        if old is None or item.score - old.score < LEAST:
            continue
        was, now = _points(old.lines), _points(item.lines)
        more = [(factor, round(points - was.get(factor, 0.0), 1)) for factor, points in now.items()]
        factors = sorted(((f, by) for f, by in more if by > 0), key=lambda pair: (-pair[1], pair[0]))
        found.append(Risen(item, old.score, factors))
    return sorted(found, key=lambda one: (-one.by, one.item.name))


def by_factor(rows: Iterable[Risen]) -> list[tuple[str, int]]:
    """Return how many of them each factor lifted, the most first."""
    counts: dict[str, int] = {}
    for row in rows:
        for factor, _by in row.factors:
            counts[factor] = counts.get(factor, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
