"""Sealing answers until the wave closes: with the wave's public key, padded so that the length says nothing."""

import json
from typing import Any
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from governance.keys import key_for

PAD_TO = 1024
"""Answers without long remarks fill one step; a long remark makes the envelope a step longer."""


class Broken(Exception):
    """The envelope cannot be opened with this key: changed, or from another wave."""


def new_keys(wave_id: UUID) -> tuple[bytes, bytes]:
    """Return the public key, and the private key sealed under a key outside the database."""
    private = PrivateKey.generate()
    return bytes(private.public_key), SecretBox(_wrapping(wave_id)).encrypt(bytes(private))


def seal(public: bytes, content: dict[str, Any]) -> bytes:
    """Return the content sealed; who holds the public key alone cannot open it."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    padded = text + b" " * (-len(text) % PAD_TO)
    return SealedBox(PublicKey(bytes(public))).encrypt(padded)


class Opener:
    """Opens the envelopes of one wave."""

    def __init__(self, wave_id: UUID, sealed_private: bytes | memoryview) -> None:
        self._box = SealedBox(PrivateKey(SecretBox(_wrapping(wave_id)).decrypt(bytes(sealed_private))))

    def open(self, sealed: bytes | memoryview) -> dict[str, Any]:
        """Return the content; raises Broken."""
        try:
            content: dict[str, Any] = json.loads(self._box.decrypt(bytes(sealed)))
        except (CryptoError, ValueError) as error:
            raise Broken from error
        return content


def _wrapping(wave_id: UUID) -> bytes:
    return key_for(f"survey wave {wave_id}")
