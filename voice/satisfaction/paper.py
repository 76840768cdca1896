"""Sealing what is typed from a sheet under the code that stands on the sheet."""

import hashlib
import json
from typing import Any

from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt
from governance.vault.receipts import normalised

CONTEXT = "satisfaction sheet"
PAD_TO = 1024
BEFORE_CODE = "/with/"


def code_in(typed: str) -> str:
    """Return the code in what was typed or scanned: the QR code holds an address with the code at its end."""
    return typed.rpartition(BEFORE_CODE)[2].strip().strip("/")


def seal(code: str, answers: dict[str, Any]) -> bytes:
    """Return the answers sealed; padded, so that the length does not tell whether somebody wrote a remark."""
    text = json.dumps(answers, ensure_ascii=False).encode()
    return encrypt(_key(code), text + b" " * (-len(text) % PAD_TO), CONTEXT)


def opened(code: str, sealed: bytes | memoryview) -> dict[str, Any]:
    """Return the answers; raises Locked when the code is another sheet's."""
    found: dict[str, Any] = json.loads(decrypt(_key(code), bytes(sealed), CONTEXT))
    return found


def _key(code: str) -> bytes:
    return hashlib.blake2b(normalised(code).encode(), key=key_for("satisfaction sheets"), digest_size=32).digest()
