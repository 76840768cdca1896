"""Record numbers and those who ask for a trail: encrypted with a key that is not in the database, found by a keyed digest."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from governance.keys import digest, key_for
from governance.vault.crypto import decrypt, encrypt

RECORDS, REQUESTERS, SEEDS = "records that were viewed", "those who ask for a trail", "seeds of samples of views"
SHOWN = 2
HIDDEN = "●"


def sealed_record(context: str, record: str) -> bytes:
    """Return the record number encrypted for this row alone."""
    return encrypt(key_for(RECORDS), record.encode(), context)


def opened_record(context: str, sealed: bytes | memoryview) -> str:
    """Return the record number; raises vault.Locked when the row was moved or altered."""
    return decrypt(key_for(RECORDS), bytes(sealed), context).decode()


def digest_of(record: str) -> str:
    """Return a digest by which rows about the same record find each other."""
    return digest(RECORDS, record.encode())


def masked(record: str) -> str:
    """Return what may be shown without a note in the ledger: two signs at the end of a number of eight or more, else none."""
    shown = SHOWN if len(record) >= 4 * SHOWN else 0
    return HIDDEN * (len(record) - shown) + record[len(record) - shown :]


@dataclass(frozen=True)
class Requester:
    """Who asks for the trail of their own record, and which record it is."""

    name: str
    record: str


def sealed_requester(request_id: UUID, requester: Requester) -> bytes:
    """Return the requester encrypted for this request alone."""
    data = json.dumps(asdict(requester), ensure_ascii=False).encode()
    return encrypt(key_for(REQUESTERS), data, str(request_id))


def opened_requester(request_id: UUID, sealed: bytes | memoryview) -> Requester:
    """Return the requester; raises vault.Locked when the row was moved or altered."""
    return Requester(**json.loads(decrypt(key_for(REQUESTERS), bytes(sealed), str(request_id))))


def sealed_seed(day_id: UUID, seed: int) -> bytes:
    """Return the seed of a day's draw, encrypted."""
    return encrypt(key_for(SEEDS), str(seed).encode(), str(day_id))


def opened_seed(day_id: UUID, sealed: bytes | memoryview) -> int:
    """Return the seed."""
    return int(decrypt(key_for(SEEDS), bytes(sealed), str(day_id)))
