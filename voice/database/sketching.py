"""MinHash: how two voices that say the same are found among a million without comparing each with each. Pure.

The words of a voice (a set) are hashed by 30 functions and the least value of each is kept; two voices agree in each with the
probability of their likeness (Jaccard: shared words by all words). Three values make a band, and voices that share one of the
ten bands are compared: at a likeness of 0.6 that misses one pair in eleven, at 0.8 one in a thousand, at 0.2 it compares one
pair in thirteen for nothing.
"""

import hashlib
import struct
from collections.abc import Iterable

BANDS, ROWS = 10, 3
ALIKE = 0.6
"""From this likeness on two voices are suggested as the same. Copies of a letter and one call entered twice lie above 0.8, the
same complaint in other words of the same length at 0.3 to 0.5: those belong to one subject, not to one group."""
FEWEST = 4
"""Voices of fewer different words are compared with nothing: half the short ones would be alike."""
_PRIME = (1 << 61) - 1
_SEEDS = [
    (int.from_bytes(hashlib.blake2b(f"a{n}".encode(), digest_size=7).digest()) | 1,
     int.from_bytes(hashlib.blake2b(f"b{n}".encode(), digest_size=7).digest()))
    for n in range(BANDS * ROWS)
]  # fmt: skip


def bands_of(words: Iterable[str]) -> list[int]:
    """Return the bands of a set of words, none for a voice that is too short."""
    hashes = [int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest()) for word in set(words)]
    if len(hashes) < FEWEST:
        return []
    least = [min((a * h + b) % _PRIME for h in hashes) for a, b in _SEEDS]
    return [_band(number, least[number * ROWS : (number + 1) * ROWS]) for number in range(BANDS)]


def _band(number: int, values: list[int]) -> int:
    data = struct.pack(f">B{ROWS}Q", number, *values)
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), signed=True)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the shared words by all words, 0 when there are none."""
    together = one | other
    return len(one & other) / len(together) if together else 0.0
