"""Making, opening and closing boxes. XChaCha20-Poly1305 (libsodium); the box and the field are bound into each seal."""

from collections.abc import Callable, Collection, Iterable

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

from governance.keys import key_for
from governance.vault.models import Box, BoxHolder

NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
Sealed = bytes | memoryview
"""What was sealed, as made or as a row gives it."""
KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES


class Locked(Exception):
    """The box does not open: the holder was never admitted, or the seal was broken or moved."""


def create_box(holders: Iterable[str]) -> Box:
    """Make a box with a fresh key, admit the holders, and return it."""
    box = Box()
    box.wrapped_key = encrypt(key_for("vault"), random(KEY_BYTES), f"box:{box.pk}")
    box.save()
    for holder in holders:
        admit(box, holder)
    return box


def admit(box: Box, holder: str) -> None:
    """Let the holder open the box from now on; admitting twice changes nothing."""
    BoxHolder.objects.get_or_create(box=box, holder=holder)


def dismiss(box: Box, holder: str) -> None:
    """No longer let the holder open the box; dismissing a stranger changes nothing."""
    BoxHolder.objects.filter(box=box, holder=holder).delete()


def holders_of(box: Box) -> frozenset[str]:
    """Return the names of all who may open the box."""
    return frozenset(box.admissions.values_list("holder", flat=True))


def seal(box: Box, field: str, data: bytes) -> bytes:
    """Return the data sealed into the box under a field name. Sealing needs no holder: anyone may put something in."""
    return encrypt(_box_key(box), data, f"{box.pk}:{field}")


def unseal(box: Box, field: str, sealed: Sealed, *, holders: Collection[str]) -> bytes:
    """Return what was sealed; raises Locked when none of the holders was admitted, or box or field are others."""
    return opener(box, holders)(field, sealed)


def opener(box: Box, holders: Collection[str]) -> Callable[[str, Sealed], bytes]:
    """Return a function that opens many seals of one box with one query; raises Locked when nobody was admitted."""
    if not BoxHolder.objects.filter(box=box, holder__in=holders).exists():
        raise Locked("not admitted")
    key = _box_key(box)
    return lambda field, sealed: decrypt(key, bytes(sealed), f"{box.pk}:{field}")


def encrypt(key: bytes, data: bytes, context: str) -> bytes:
    """Return nonce and ciphertext; the context must be the same when it is opened."""
    nonce = random(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(data, context.encode(), nonce, key)


def decrypt(key: bytes, sealed: bytes, context: str) -> bytes:
    """Return the data; raises Locked when key, context or ciphertext do not fit."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, context.encode(), nonce, key)
    except (CryptoError, ValueError) as error:
        raise Locked("the seal does not fit") from error


def _box_key(box: Box) -> bytes:
    return decrypt(key_for("vault"), bytes(box.wrapped_key), f"box:{box.pk}")
