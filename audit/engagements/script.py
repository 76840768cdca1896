"""A draw as a program of a page, for anyone who wants to draw again without this house."""

import json

from audit.engagements.models import Draw

PROGRAM = '''"""Draws again what internal audit drew. Needs Python 3.8 or later and nothing else: python3 draw.py"""
import hashlib
from decimal import Context, Decimal

COMMITMENT = {commitment}  # SHA-256 of the seed, in the ledger before the draw
SEED = {seed}
LEDGER_HASH = {ledger_hash}  # of the last entry of the ledger when it was drawn (number {ledger_number})
POOL_DIGEST = {pool_digest}
PICKS = {picks}
PICKED = {picked}
POOL = {pool}

digits = Context(prec=40)


def key(code, weight):
    number = int(hashlib.sha256(f"{{SEED}}|{{LEDGER_HASH}}|{{code}}".encode()).hexdigest()[:16], 16)
    uniform = digits.divide(Decimal(number + 1), Decimal(2**64 + 1))
    return digits.divide(digits.ln(uniform), Decimal(weight))


text = "[" + ",".join(f'["{{code}}",{{weight}}]' for code, weight in POOL) + "]"
drawn = [code for code, _ in sorted(POOL, key=lambda row: (-key(*row), row[0]))[:PICKS]]
print("seed fits the commitment:", hashlib.sha256(SEED.encode()).hexdigest() == COMMITMENT)
print("pool fits its digest:", hashlib.sha256(text.encode()).hexdigest() == POOL_DIGEST)
print("same picks:", drawn == PICKED, drawn)
'''


def program_of(draw: Draw) -> str:
    """Return the program of a draw whose number is shown."""
    values = {
        name: json.dumps(getattr(draw, name)) for name in ("commitment", "seed", "ledger_hash", "pool_digest", "picks")
    }
    return PROGRAM.format(
        **values, ledger_number=draw.ledger_number, picked=json.dumps(draw.picked), pool=json.dumps(draw.pool)
    )
