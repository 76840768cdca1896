"""The draw of a round. The same number, offices and raters always give the same visits, so that anyone can draw again."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from governance.calendar.business_days import is_open
from voice.visits.choices import DrawRule


@dataclass(frozen=True)
class Lot:
    """One visit as it was drawn: the office's code, the day, and staff numbers of one or two raters."""

    office: str
    day: date
    raters: tuple[str, ...]


def open_days(first: date, last: date) -> list[date]:
    """Return the days between the two on which offices are open."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if is_open(day)]


def draw(
    pool: Mapping[str, str], rule: str, size: int, seed: str, days: Sequence[date], raters: Sequence[str],
    second_percent: int,
) -> list[Lot]:  # fmt: skip
    """Return the visits of a round. `pool`: code of each office → code of its block; the whole of it for chosen offices.

    The raters take turns, so that each has as many visits as the others. Second raters go to the stated share of the
    visits, rounded up. Needs a day and a rater, two when there are second raters, and no more visits than offices.
    """
    lots = random.Random(f"{seed}|{rule}|{size}")  # noqa: S311 - to be drawn again by anyone who knows the number
    offices = _offices(lots, pool, rule, size)
    seconds = set(lots.sample(range(len(offices)), math.ceil(len(offices) * second_percent / 100)))
    turn = sorted(raters)
    lots.shuffle(turn)
    drawn, place = [], 0
    for number, office in enumerate(offices):
        count = 2 if number in seconds else 1
        going = tuple(turn[(place + n) % len(turn)] for n in range(count))
        place += count
        drawn.append(Lot(office, lots.choice(days), going))
    return drawn


def _offices(lots: random.Random, pool: Mapping[str, str], rule: str, size: int) -> list[str]:
    if rule == DrawRule.CHOSEN:
        return sorted(pool)
    if rule == DrawRule.RANDOM:
        return lots.sample(sorted(pool), size)
    found = []
    for block, share in shares(pool, size).items():
        found += lots.sample(sorted(office for office, its in pool.items() if its == block), share)
    lots.shuffle(found)
    return found


def shares(pool: Mapping[str, str], size: int) -> dict[str, int]:
    """Return how many offices of each block are drawn: by the block's number of offices, the largest remainders first."""
    counts: dict[str, int] = {}
    for block in sorted(pool.values()):
        counts[block] = counts.get(block, 0) + 1
    given = {block: size * count // len(pool) for block, count in counts.items()}
    by_remainder = sorted(counts, key=lambda block: (-(size * counts[block] % len(pool)), block))
    for block in by_remainder[: size - sum(given.values())]:
        given[block] += 1
    return given
