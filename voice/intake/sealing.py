"""Mails as they came: encrypted with a key that is not in the database."""

from uuid import UUID

from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt

PURPOSE = "mails of customers"


def sealed(mail_id: UUID, raw: bytes) -> bytes:
    """Return the mail encrypted for this row alone."""
    return encrypt(key_for(PURPOSE), raw, str(mail_id))


def opened(mail_id: UUID, data: bytes | memoryview) -> bytes:
    """Return the mail as it came; raises vault.Locked when it was moved to another row or altered."""
    return decrypt(key_for(PURPOSE), bytes(data), str(mail_id))
