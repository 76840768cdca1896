"""The draw of declarations. The number is found beforehand and only its digest shown, so that nobody can choose what is drawn.

The same number, pool and units always give the same lots. Pure.
"""

import hashlib
import math
import random
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Entry = tuple[str, str, str]
"""Source, key, code of the unit that declared it."""


@dataclass(frozen=True)
class Lot:
    """A declaration that was drawn, and the code of the unit that verifies it."""

    source: str
    key: str
    verifier: str


def new_seed() -> str:
    """Return a number that nobody can guess."""
    return secrets.token_hex(16)


def commitment_of(seed: str) -> str:
    """Return the digest that is shown beforehand (SHA-256)."""
    return hashlib.sha256(seed.encode()).hexdigest()


def draw(pool: Sequence[Sequence[str]], units: Mapping[str, str], percent: int, seed: str) -> list[Lot]:
    """Return the lots: of each source the share, rounded up, so that none is left out.

    `pool`: entries in any order; `units`: code of each unit that can verify → code of its block, "" for none. Another unit of
    the same block verifies, of headquarters another division; where there is none, any other unit. Those with the fewest
    verifications so far come first.
    """
    lots = random.Random(f"{seed}|{percent}")  # noqa: S311 - to be drawn again by anyone who knows the number
    entries = sorted((str(source), str(key), str(unit)) for source, key, unit in pool)
    load = dict.fromkeys(sorted(units), 0)
    drawn = []
    for source in sorted({entry[0] for entry in entries}):
        of_source = [entry for entry in entries if entry[0] == source]
        for _source, key, unit in lots.sample(of_source, math.ceil(len(of_source) * percent / 100)):
            verifier = _verifier(lots, unit, units, load)
            if verifier:
                load[verifier] += 1
                drawn.append(Lot(source, key, verifier))
    return drawn


def _verifier(lots: random.Random, unit: str, units: Mapping[str, str], load: Mapping[str, int]) -> str:
    block = units.get(unit)
    others = [code for code in load if code != unit]
    near = [code for code in others if units[code] == block] or others
    if not near:
        return ""
    fewest = min(load[code] for code in near)
    return lots.choice([code for code in near if load[code] == fewest])
