"""Weighted drawing without replacement that anyone can do again, with any tool that knows SHA-256 and logarithms. Pure.

For each unit of the pool, in the order of the codes:
1. h = SHA-256 of the text "seed|ledger hash|code" (UTF-8), its first 16 signs read as a hexadecimal whole number;
2. u = (h + 1) / (2^64 + 1), a number between 0 and 1;
3. key = ln(u) / weight (Efraimidis and Spirakis, Weighted random sampling with a reservoir, 2006).
The units with the largest keys are drawn. Keys are reckoned with 40 digits, so that every tool finds the same order.

The seed is found and sealed beforehand, its SHA-256 noted in the ledger; the ledger hash is that of the last entry at the draw.
So who draws does not know the seed, and who might know it does not know the hash to come.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from decimal import Context, Decimal

DIGITS = Context(prec=40)
RANGE = 2**64
Pool = Sequence[tuple[str, int]]
"""Code of the unit and weight, a whole number from 1."""


def new_seed() -> str:
    """Return a number that nobody can guess, in hexadecimal signs."""
    return secrets.token_hex(16)


def commitment_of(seed: str) -> str:
    """Return the digest that is noted beforehand (SHA-256)."""
    return hashlib.sha256(seed.encode()).hexdigest()


def pool_digest(pool: Pool) -> str:
    """Return the digest of the pool: SHA-256 of its canonical JSON, [["code",weight],…] in the order of the codes."""
    text = json.dumps([[code, weight] for code, weight in sorted(pool)], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def uniform(seed: str, ledger_hash: str, code: str) -> Decimal:
    """Return the number between 0 and 1 of a unit."""
    number = int(hashlib.sha256(f"{seed}|{ledger_hash}|{code}".encode()).hexdigest()[:16], 16)
    return DIGITS.divide(Decimal(number + 1), Decimal(RANGE + 1))


def key_of(seed: str, ledger_hash: str, code: str, weight: int) -> Decimal:
    """Return the key of a unit; the largest keys are drawn. Raises ValueError for a weight below 1."""
    if weight < 1:
        raise ValueError(f"weight of {code} is {weight}")
    return DIGITS.divide(DIGITS.ln(uniform(seed, ledger_hash, code)), Decimal(weight))


def ranked(pool: Pool, seed: str, ledger_hash: str) -> list[tuple[str, int, Decimal]]:
    """Return code, weight and key of every unit, the first to be drawn first."""
    keyed = [(code, weight, key_of(seed, ledger_hash, code, weight)) for code, weight in sorted(pool)]
    return sorted(keyed, key=lambda row: (-row[2], row[0]))


def pick(pool: Pool, picks: int, seed: str, ledger_hash: str) -> list[str]:
    """Return the codes drawn, in the order in which they were drawn."""
    return [code for code, _weight, _key in ranked(pool, seed, ledger_hash)[:picks]]
