"""Signatures of the organization under receipts (Ed25519). Anyone who has the public key can check them later."""

import base64
import binascii

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from governance.keys import key_for


def sign(statement: str) -> str:
    """Return the signature of the text, in URL-safe base64."""
    return base64.urlsafe_b64encode(_signing_key().sign(statement.encode()).signature).decode()


def is_signed(statement: str, signature: str) -> bool:
    """Return whether the signature is ours and fits the text, character by character."""
    try:
        VerifyKey(bytes(_signing_key().verify_key)).verify(
            statement.encode(), base64.urlsafe_b64decode(signature.strip())
        )
    except (BadSignatureError, binascii.Error, ValueError):
        return False
    return True


def public_key() -> str:
    """Return the public key in URL-safe base64."""
    return base64.urlsafe_b64encode(bytes(_signing_key().verify_key)).decode()


def _signing_key() -> SigningKey:
    return SigningKey(key_for("receipt signature"))
