"""Chance from a seed that anyone can follow: SHA-256 of `seed|name|counter`, the first 8 bytes as a number. Pure."""

import hashlib
from collections.abc import Iterator

TOP = 1 << 64


def stream(seed: str, name: str) -> Iterator[int]:
    """Yield numbers from 0 to 2^64 - 1."""
    counter = 0
    while True:
        yield int.from_bytes(hashlib.sha256(f"{seed}|{name}|{counter}".encode()).digest()[:8], "big")
        counter += 1


def below(limit: int, numbers: Iterator[int]) -> int:
    """Return a number from 0 to limit - 1, each as likely: numbers from the incomplete last round are passed over."""
    fair = TOP - TOP % limit
    return next(number % limit for number in numbers if number < fair)


def choose(count: int, size: int, seed: str, name: str) -> list[int]:
    """Return `count` different numbers below `size`, sorted (Fisher and Yates, as far as needed)."""
    numbers, moved, chosen = stream(seed, name), dict[int, int](), []
    for place in range(min(count, size)):
        other = place + below(size - place, numbers)
        chosen.append(moved.get(other, other))
        moved[other] = moved.get(place, place)
    return sorted(chosen)
