"""Who applied, and why: kept apart from the application, encrypted with a key that is not in the database."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt

PURPOSE = "applicants for monitor meetings"


@dataclass(frozen=True)
class Applicant:
    """What an applicant says of themselves."""

    name: str
    phone: str
    address: str
    reasons: str


def sealed(application: UUID, applicant: Applicant) -> bytes:
    """Return the applicant encrypted for this application alone."""
    data = json.dumps(asdict(applicant), ensure_ascii=False).encode()
    return encrypt(key_for(PURPOSE), data, str(application))


def opened(application: UUID, data: bytes | memoryview) -> Applicant:
    """Return the applicant; raises vault.Locked when the row was moved to another application or altered."""
    return Applicant(**json.loads(decrypt(key_for(PURPOSE), bytes(data), str(application))))
