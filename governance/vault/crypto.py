"""The cryptography of the vault, and nothing else: libsodium through PyNaCl. Pure, but for randomness."""

import hashlib
from dataclasses import dataclass, field

from django.conf import settings
from nacl import bindings, pwhash
from nacl.exceptions import CryptoError
from nacl.utils import random

NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
WRAPPED_BYTES = KEY_BYTES + bindings.crypto_box_SEALBYTES
SALT_BYTES = pwhash.argon2id.SALTBYTES


class Locked(Exception):
    """It does not open: no key of the reader fits, or the seal was broken or moved."""


@dataclass(frozen=True)
class Pair:
    """A public key with its private key."""

    public: bytes
    private: bytes = field(repr=False)


def new_pair() -> Pair:
    """Return a fresh key pair (X25519)."""
    return Pair(*bindings.crypto_box_keypair())


def pair_of_seed(seed: bytes) -> Pair:
    """Return the key pair of a seed of 32 bytes."""
    return Pair(*bindings.crypto_box_seed_keypair(seed))


def pair_of_code(code: str) -> Pair:
    """Return the key pair of a receipt code.

    Derived apart from the lookup digest (another function, another purpose), so that the digest in the database says
    nothing about the key. A code of 95 random bits cannot be guessed: a light derivation is enough.
    """
    seed = hashlib.blake2b(code.encode(), digest_size=KEY_BYTES, person=b"receipt key pair").digest()
    return pair_of_seed(seed)


def pair_of_private(private: bytes) -> Pair:
    """Return the key pair of a private key."""
    return Pair(bindings.crypto_scalarmult_base(private), private)


def seal_to(public: bytes, secret: bytes) -> bytes:
    """Return a short secret sealed to a public key (sealed box): only the private key opens it."""
    return bindings.crypto_box_seal(secret, public)


def open_with(pair: Pair, sealed: bytes) -> bytes:
    """Return what was sealed to the pair's public key; raises Locked."""
    try:
        return bindings.crypto_box_seal_open(sealed, pair.public, pair.private)
    except (CryptoError, ValueError) as error:
        raise Locked("the key does not fit") from error


def seal_under(public: bytes, data: bytes, context: str) -> bytes:
    """Return data of any length sealed to a public key and bound to a context: a fresh key for each, itself sealed."""
    key = random(KEY_BYTES)
    return seal_to(public, key) + encrypt(key, data, context)


def open_under(pair: Pair, sealed: bytes, context: str) -> bytes:
    """Return what seal_under sealed; raises Locked when key, context or ciphertext do not fit."""
    return decrypt(open_with(pair, sealed[:WRAPPED_BYTES]), sealed[WRAPPED_BYTES:], context)


def encrypt(key: bytes, data: bytes, context: str) -> bytes:
    """Return nonce and ciphertext (XChaCha20-Poly1305); the context must be the same when it is opened."""
    nonce = random(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(data, context.encode(), nonce, key)


def decrypt(key: bytes, sealed: bytes, context: str) -> bytes:
    """Return the data; raises Locked when key, context or ciphertext do not fit."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, context.encode(), nonce, key)
    except (CryptoError, ValueError) as error:
        raise Locked("the seal does not fit") from error


def key_of_passphrase(passphrase: str, salt: bytes) -> bytes:
    """Return 32 bytes from a passphrase (Argon2id): slow and large on purpose. Never call it inside a transaction."""
    return pwhash.argon2id.kdf(
        KEY_BYTES, passphrase.encode(), salt, opslimit=settings.VAULT_OPSLIMIT, memlimit=settings.VAULT_MEMLIMIT
    )
