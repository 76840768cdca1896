"""Names of those who may hold a key to a box."""

from uuid import UUID


def person_holder(person_id: UUID) -> str:
    """Return the name of a person as a holder."""
    return f"person:{person_id}"


def post_holder(role: str) -> str:
    """Return the name of a post as a holder: whoever holds the role today."""
    return f"post:{role}"


def receipt_holder(receipt_digest: str) -> str:
    """Return the name of whoever can show the receipt code with this lookup digest."""
    return f"receipt:{receipt_digest}"
