"""A person's private key under a passphrase of their own."""

from dataclasses import dataclass, field

from nacl.utils import random

from governance.vault.crypto import SALT_BYTES, Pair, decrypt, encrypt, key_of_passphrase, new_pair
from governance.vault.models import KeyPair

CONTEXT = "private key"


@dataclass(frozen=True)
class Wrapped:
    """A private key under a passphrase, as it is stored."""

    salt: bytes
    sealed_private: bytes = field(repr=False)


def wrap(private: bytes, passphrase: str) -> Wrapped:
    """Return the private key under the passphrase. Takes a good part of a second: never inside a transaction."""
    salt = random(SALT_BYTES)
    return Wrapped(salt, encrypt(key_of_passphrase(passphrase, salt), private, CONTEXT))


def fresh(passphrase: str) -> tuple[Pair, Wrapped]:
    """Return a fresh key pair and its private key under the passphrase."""
    pair = new_pair()
    return pair, wrap(pair.private, passphrase)


def unwrap(key: KeyPair, passphrase: str) -> bytes:
    """Return a person's private key; raises Locked for a wrong passphrase. As slow as wrap."""
    salt, sealed = bytes(key.salt or b""), bytes(key.sealed_private or b"")
    return decrypt(key_of_passphrase(passphrase, salt.ljust(SALT_BYTES, b"\0")), sealed, CONTEXT)
