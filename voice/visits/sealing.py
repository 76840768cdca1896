"""Evidence of an office: name and content encrypted with a key that is not in the database."""

from uuid import UUID

from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt

PURPOSE = "evidence of offices"


def sealed(row: UUID, part: str, data: bytes) -> bytes:
    """Return the data encrypted for this part of this row alone."""
    return encrypt(key_for(PURPOSE), data, f"{row}:{part}")


def opened(row: UUID, part: str, data: bytes | memoryview) -> bytes:
    """Return the data; raises vault.Locked when it was moved to another row or altered."""
    return decrypt(key_for(PURPOSE), bytes(data), f"{row}:{part}")
