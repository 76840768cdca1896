"""The persons whom a leak concerns: encrypted with a key that is not in the database, and compared by a keyed digest."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from governance.keys import digest, key_for
from governance.vault.crypto import decrypt, encrypt
from privacy.contributed import Concerned

PURPOSE = "persons concerned by leaks"


def sealed(list_id: UUID, persons: Sequence[Concerned]) -> bytes:
    """Return the persons encrypted for this list alone."""
    data = json.dumps([asdict(person) for person in persons], ensure_ascii=False).encode()
    return encrypt(key_for(PURPOSE), data, str(list_id))


def opened(list_id: UUID, data: bytes | memoryview) -> list[Concerned]:
    """Return the persons; raises vault.Locked when the row was moved to another list or altered."""
    return [Concerned(**row) for row in json.loads(decrypt(key_for(PURPOSE), bytes(data), str(list_id)))]


def digest_of(persons: Sequence[Concerned]) -> str:
    """Return a digest of who is concerned: the records where there are any, names and addresses otherwise."""
    marks = sorted(person.record or f"{person.name}|{person.postal_code}|{person.address}" for person in persons)
    return digest(PURPOSE, "\n".join(marks).encode())


def is_complete(persons: Sequence[Concerned]) -> bool:
    """Return whether a letter can reach everyone."""
    return all(person.name and person.address for person in persons)
