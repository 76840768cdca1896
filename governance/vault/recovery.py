"""The recovery key: split among officers (Shamir, SLIP-39 words), whole nowhere. What is sealed to it is in escrow."""

from nacl.exceptions import CryptoError
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from governance.keys import digest
from governance.vault.crypto import Locked, Pair, pair_of_private, seal_to
from governance.vault.holders import RECOVERY
from governance.vault.models import KeyPair


def recovery_key() -> KeyPair | None:
    """Return the recovery key in force, None before the first split."""
    return KeyPair.objects.filter(holder=RECOVERY, retired_at__isnull=True).first()


def split(private: bytes, threshold: int, count: int) -> list[str]:
    """Return `count` lists of words, any `threshold` of which give the key back; raises ValueError for odd numbers."""
    if not 2 <= threshold <= count <= 16:
        raise ValueError("2 <= threshold <= count <= 16")
    (shares,) = generate_mnemonics(1, [(threshold, count)], private)
    return list(shares)


def joined(shares: list[str], expected_public: bytes) -> Pair:
    """Return the key pair from enough shares; raises Locked when they are too few or not of this key."""
    try:
        pair = pair_of_private(combine_mnemonics(shares))
    except (MnemonicError, CryptoError, ValueError) as error:
        raise Locked("the shares do not fit together") from error
    if pair.public != expected_public:
        raise Locked("the shares are of another key")
    return pair


def in_one_form(words: str) -> str:
    """Return typed words as they are compared: lower case, single spaces."""
    return " ".join(words.lower().split())


def digest_of(words: str) -> str:
    """Return the keyed digest by which a typed share is checked."""
    return digest("recovery share", in_one_form(words).encode())


def put_in_escrow(key: KeyPair, private: bytes) -> bool:
    """Seal a private key to the recovery key in force, unless it is there already; return whether the row was changed."""
    recovery = recovery_key()
    if recovery is None or key.escrowed_to_id == recovery.pk:
        return False
    key.escrow, key.escrowed_to = seal_to(bytes(recovery.public_key), private), recovery
    return True
