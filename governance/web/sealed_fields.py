"""Hidden form fields that the browser carries but cannot read: what a page will show once, kept through repeated sends."""

import base64
import binascii

from governance.keys import key_for
from governance.vault.crypto import Locked, decrypt, encrypt


def sealed_field(purpose: str, text: str) -> str:
    """Return the text sealed for a hidden field."""
    return base64.urlsafe_b64encode(encrypt(key_for(purpose), text.encode(), purpose)).decode()


def opened_field(purpose: str, value: str) -> str | None:
    """Return the text of a hidden field, None when it was tampered with or belongs to another purpose."""
    try:
        return decrypt(key_for(purpose), base64.urlsafe_b64decode(value), purpose).decode()
    except (Locked, binascii.Error, ValueError):
        return None
