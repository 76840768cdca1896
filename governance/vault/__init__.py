"""Seals what must not stand in the database in clear.

A box has its own key pair. Anyone may seal text and files into a box; its private key is sealed to the key of each
holder: a person (opened by their passphrase), a post (its key sealed to each person who holds it), a receipt code.
Database, backups and the server's settings together open nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from governance.vault.crypto import Locked
from governance.vault.holders import person_holder, post_holder, receipt_holder

if TYPE_CHECKING:
    from governance.vault.boxes import (
        NoKey,
        add_receipt,
        admit,
        create_box,
        destroy,
        dismiss,
        forget_receipts,
        holders_of,
        limit,
        opener,
        openers,
        opens,
        seal,
        unseal,
    )
    from governance.vault.keyring import NO_KEYS, Keyring, Shut

_IN_BOXES = (
    "NoKey", "add_receipt", "admit", "create_box", "destroy", "dismiss", "forget_receipts", "holders_of", "limit", "opener",
    "openers", "opens", "seal", "unseal",
)  # fmt: skip
_IN_KEYRING = ("NO_KEYS", "Keyring", "Shut")

__all__ = [
    "NO_KEYS",
    "Keyring",
    "Locked",
    "NoKey",
    "Shut",
    "add_receipt",
    "admit",
    "create_box",
    "destroy",
    "dismiss",
    "forget_receipts",
    "holders_of",
    "limit",
    "opener",
    "openers",
    "opens",
    "person_holder",
    "post_holder",
    "receipt_holder",
    "seal",
    "unseal",
]


def __getattr__(name: str) -> Any:
    """Load the modules with models on first use: Django imports this package before any model may be imported."""
    if name in _IN_BOXES:
        return getattr(import_module("governance.vault.boxes"), name)
    if name in _IN_KEYRING:
        return getattr(import_module("governance.vault.keyring"), name)
    raise AttributeError(name)
