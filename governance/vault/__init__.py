"""Seals what must not stand in the database in clear.

A box has its own key. Text and files are sealed into a box; a box opens only for a holder who was admitted to it.
The inside of this room (a root key outside the database wraps each box's key) is replaced by keys per person later:
callers already name the holders, so they stay as they are.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from governance.vault.holders import person_holder, post_holder, receipt_holder

if TYPE_CHECKING:
    from governance.vault.boxes import Locked, admit, create_box, dismiss, holders_of, opener, seal, unseal

__all__ = [
    "Locked",
    "admit",
    "create_box",
    "dismiss",
    "holders_of",
    "opener",
    "person_holder",
    "post_holder",
    "receipt_holder",
    "seal",
    "unseal",
]


def __getattr__(name: str) -> Any:
    """Load governance.vault.boxes on first use: Django imports this package before any model may be imported."""
    if name in __all__:
        return getattr(import_module("governance.vault.boxes"), name)
    raise AttributeError(name)
