"""In which order tasks are best looked at. Pure, so that its precision can be measured against what was planted.

The score is the chance, in thousandths, that something in the task stays without a purpose: each rule that hit has a weight,
the share of its flags that stayed unexplained so far, and the rules are taken together as if each were a witness of its own:
1 - (1 - w1)(1 - w2)… A rule that hit several times weighs more, but not as much as several rules.

A rule with few outcomes of its own begins with an estimate (ESTIMATES), which counts as much as TRUST judgements.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ESTIMATES: Mapping[str, float] = {
    "own_record": 0.9, "relative": 0.9, "same_address": 0.9, "repeated": 0.9, "sweeping_search": 0.9, "well_known": 0.5,
    "elsewhere": 0.5, "volume": 0.5, "left_or_moved": 0.3, "often_unexplained": 0.3, "colleague": 0.2, "same_surname": 0.2,
    "outside_hours": 0.1, "no_contact": 0.03, "sample_explained": 0.01, "sample_random": 0.01,
}  # fmt: skip
"""Roughly the share of those hit by the rule who had snooped in made logs (docs/performance.md). Snooping is far more frequent
there than anywhere: what counts is which rule says more than another, until outcomes say it."""
UNKNOWN = 0.1
"""The estimate for a rule that is not named above."""
TRUST = 20
MOST_HITS = 8
"""Beyond this number further hits of one rule add nothing."""


@dataclass(frozen=True)
class Outcome:
    """What became of the flags of one rule so far."""

    judged: int = 0
    unexplained: int = 0


@dataclass(frozen=True)
class Part:
    """What one rule adds to a score: its weight in thousandths, on how many judgements it rests, how often it hit."""

    rule: str
    weight: int
    judged: int
    unexplained: int
    hits: int


@dataclass(frozen=True)
class Score:
    """A score in thousandths, with its parts, the heaviest first."""

    value: int
    parts: tuple[Part, ...]


def weight_of(rule: str, outcome: Outcome) -> float:
    """Return the chance that a flag of the rule stays unexplained."""
    estimate = ESTIMATES.get(rule, UNKNOWN)
    return (estimate * TRUST + outcome.unexplained) / (TRUST + outcome.judged)


def score_of(hits: Mapping[str, int], outcomes: Mapping[str, Outcome]) -> Score:
    """Return the score of somebody's day: rule → how often it hit, by what became of each rule's flags so far."""
    innocent, parts = 1.0, []
    for rule, number in sorted(hits.items()):
        outcome = outcomes.get(rule, Outcome())
        weight = weight_of(rule, outcome)
        innocent *= (1 - weight) ** (1 + math.log2(max(1, min(number, MOST_HITS))) / 2)
        parts.append(Part(rule, round(weight * 1000), outcome.judged, outcome.unexplained, number))
    parts.sort(key=lambda part: (-part.weight, part.rule))
    return Score(round((1 - innocent) * 1000), tuple(parts))


def ranked(days: Mapping[str, Mapping[str, int]], outcomes: Mapping[str, Outcome]) -> list[str]:
    """Return the people (or whatever names a task) in the order in which they are best looked at."""
    scores = {name: score_of(hits, outcomes).value for name, hits in days.items()}
    return sorted(scores, key=lambda name: (-scores[name], name))


def found_among(first: int, order: Iterable[str], guilty: set[str]) -> tuple[float, float]:
    """Return precision and recall of the first so many of an order, given who truly did it."""
    looked_at = list(order)[:first]
    right = len(guilty.intersection(looked_at))
    return (right / len(looked_at) if looked_at else 0.0), (right / len(guilty) if guilty else 0.0)
