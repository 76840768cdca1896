"""Keys outside the database. One root key (settings.ROOT_KEY, from a file) gives a separate key for each purpose."""

import base64
import binascii
import hashlib
import hmac

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


def root_key() -> bytes:
    """Return the root key; raises ImproperlyConfigured when it is absent or not 32 bytes in base64."""
    try:
        key = base64.b64decode(settings.ROOT_KEY, validate=True)
    except binascii.Error as error:
        raise ImproperlyConfigured("ROOT_KEY is not base64") from error
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured("ROOT_KEY must be 32 bytes in base64; set ROOT_KEY_FILE")
    return key


def key_for(purpose: str) -> bytes:
    """Return 32 bytes for a purpose such as "vault"; different purposes give unrelated keys (keyed BLAKE2b)."""
    return hashlib.blake2b(purpose.encode(), key=root_key(), digest_size=KEY_BYTES).digest()


def digest(purpose: str, data: bytes) -> str:
    """Return a keyed digest in hex (HMAC-SHA-256): the same input cannot be found by guessing without the root key."""
    return hmac.new(key_for(purpose), data, hashlib.sha256).hexdigest()
