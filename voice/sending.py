"""Who a customer is: kept apart from what they said, encrypted with a key that is not in the database."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt

PURPOSE = "senders of voices"


@dataclass(frozen=True)
class Customer:
    """Name and ways to reach somebody who spoke to an office."""

    name: str
    phone: str = ""
    address: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.phone or self.address or self.email)


def sealed(voice_id: UUID, customer: Customer) -> bytes:
    """Return the customer encrypted for this voice alone."""
    data = json.dumps(asdict(customer), ensure_ascii=False).encode()
    return encrypt(key_for(PURPOSE), data, str(voice_id))


def opened(voice_id: UUID, data: bytes | memoryview) -> Customer:
    """Return the customer; raises vault.Locked when the row was moved to another voice or altered."""
    return Customer(**json.loads(decrypt(key_for(PURPOSE), bytes(data), str(voice_id))))
