"""Holders with keys, for tests of the vault below people and roles."""

from typing import Any

from governance.vault.crypto import Pair, new_pair
from governance.vault.keyring import Keyring
from governance.vault.models import KeyPair


def ring(found: dict[Any, Pair]) -> Keyring:
    """Return a ring with these keys."""
    return Keyring(lambda: found, lambda: found)


def holder(name: str) -> tuple[str, Keyring]:
    """Return a holder with a fresh key, and the ring that has it."""
    pair = new_pair()
    key = KeyPair.objects.create(holder=name, public_key=pair.public)
    return name, ring({key.pk: pair})
