"""How well somebody could guess what is audited next. Pure."""

import math
import random
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from audit.engagements.rules.sampling import Pool

TRIALS = 400
SEED = 20260401
"""Fixed, so that the same pool always gives the same figure."""
Unit = TypeVar("Unit", bound=Hashable)


def best_guess_percent(pool: Pool, picks: int) -> int:
    """Return which part of the picks (%) somebody finds who knows all weights and names the heaviest units.

    Nobody can guess better than that; an even draw gives picks / units. Found by drawing many times with a fixed seed.
    """
    if not pool or picks >= len(pool):
        return 100
    heaviest = {code for code, _weight in sorted(pool, key=lambda row: (-row[1], row[0]))[:picks]}
    chance = random.Random(SEED)  # noqa: S311 - an estimate, not a draw
    hits = 0
    for _trial in range(TRIALS):
        keys = [(math.log(1 - chance.random()) / weight, code) for code, weight in pool]
        hits += sum(code in heaviest for _key, code in sorted(keys, reverse=True)[:picks])
    return round(hits * 100 / (TRIALS * picks))


@dataclass(frozen=True)
class Guesses:
    """Of so many openings: which part (%) three simple guesses found, and which part pure chance would have."""

    openings: int
    longest_ago: int
    same_again: int
    by_chance: int


def guesses(openings: Sequence[tuple[date, Unit]], units: Sequence[Unit], ready: int = 10) -> Guesses | None:
    """Return how well the past openings could have been guessed from those before each; None before there are any.

    On each day with n openings the guesser names n units: those not audited for the longest time (never audited ones first), or
    those audited most often. Days before `ready` openings have been seen teach and are not counted. Ties share their chance.
    """
    by_day: dict[date, list[Unit]] = {}
    for day, unit in sorted(openings, key=lambda row: row[0]):
        by_day.setdefault(day, []).append(unit)
    known = list(dict.fromkeys([*units, *(unit for _day, unit in openings)]))
    last: dict[Unit, date] = {}
    often: dict[Unit, int] = {}
    seen = counted = 0
    found = {"longest": 0.0, "same": 0.0, "chance": 0.0}
    for day, opened in by_day.items():
        if seen >= ready:
            counted += len(opened)
            found["longest"] += _share(opened, {unit: -last.get(unit, date.min).toordinal() for unit in known})
            found["same"] += _share(opened, {unit: often.get(unit, 0) for unit in known})
            found["chance"] += len(opened) * len(opened) / len(known)
        for unit in opened:
            last[unit] = day
            often[unit] = often.get(unit, 0) + 1
        seen += len(opened)
    if not counted:
        return None
    percent = {name: round(hits * 100 / counted) for name, hits in found.items()}
    return Guesses(counted, percent["longest"], percent["same"], percent["chance"])


def _share(opened: Sequence[Unit], scores: Mapping[Unit, int]) -> float:
    """Return how many of the units opened are expected among as many named by the highest scores, ties drawn by lot."""
    wanted = len(opened)
    line = sorted(scores.values(), reverse=True)[wanted - 1] if wanted <= len(scores) else min(scores.values())
    above = sum(score > line for score in scores.values())
    level = sum(score == line for score in scores.values())
    chance = (wanted - above) / level
    return sum(1.0 if scores[unit] > line else chance if scores[unit] == line else 0.0 for unit in opened)
