"""An opened private key between two requests: sealed in the session row, the key to it in a cookie.

Neither the database nor the cookie alone opens anything; both end with the session.
"""

import base64
import binascii
from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

from nacl.utils import random

from governance.vault.crypto import KEY_BYTES, Locked, decrypt, encrypt

FIELD = "vault"


def keep(session: MutableMapping[str, Any], key_id: UUID, private: bytes) -> str:
    """Keep the opened key in the session; return the value for the cookie."""
    cookie_key = random(KEY_BYTES)
    sealed = encrypt(cookie_key, private, f"session:{key_id}")
    session[FIELD] = {"key": str(key_id), "sealed": base64.b64encode(sealed).decode()}
    return base64.urlsafe_b64encode(cookie_key).decode()


def kept(session: MutableMapping[str, Any], cookie: str) -> tuple[UUID, bytes] | None:
    """Return id and private key of what was opened, None when nothing is or cookie and session do not fit."""
    held = session.get(FIELD)
    if not held or not cookie:
        return None
    try:
        private = decrypt(base64.urlsafe_b64decode(cookie), base64.b64decode(held["sealed"]), f"session:{held['key']}")
    except (Locked, binascii.Error, ValueError):
        return None
    return UUID(held["key"]), private


def forget(session: MutableMapping[str, Any]) -> None:
    """Take the opened key out of the session."""
    session.pop(FIELD, None)
