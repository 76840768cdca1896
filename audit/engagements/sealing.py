"""The number of a draw, sealed with a key outside the database until it is shown."""

from dataclasses import dataclass

from audit.engagements.rules.sampling import commitment_of, new_seed
from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt

PURPOSE = "seeds of audit draws"


@dataclass(frozen=True)
class SealedNumber:
    """A number that nobody has seen, and its digest, which the ledger is told."""

    commitment: str
    sealed: bytes


def find_number() -> SealedNumber:
    """Return a fresh number, sealed."""
    seed = new_seed()
    commitment = commitment_of(seed)
    return SealedNumber(commitment, encrypt(key_for(PURPOSE), seed.encode(), commitment))


def open_number(commitment: str, sealed: bytes) -> str:
    """Return the number; raises vault.Locked when it was exchanged."""
    return decrypt(key_for(PURPOSE), sealed, commitment).decode()
