"""Names of those who may hold a key."""

from uuid import UUID

RECOVERY = "recovery"
"""The holder of the split recovery key: nobody alone."""


def person_holder(person_id: UUID) -> str:
    """Return the name of a person as a holder."""
    return f"person:{person_id}"


def person_of(holder: str) -> UUID:
    """Return the id of the person whom the holder's name names; raises ValueError for a holder of another kind."""
    kind, _, name = holder.partition(":")
    if kind != "person":
        raise ValueError(f"{kind} is no person")
    return UUID(name)


def post_holder(post: str) -> str:
    """Return the name of a post as a holder: a role, or another office that areas register (see posts.py)."""
    return f"post:{post}"


def receipt_holder(receipt_digest: str) -> str:
    """Return the name of whoever can show the receipt code with this lookup digest."""
    return f"receipt:{receipt_digest}"
