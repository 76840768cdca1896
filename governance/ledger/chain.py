"""How one entry is chained to the one before it. Pure."""

from datetime import UTC

from governance.fixed_form import sha256_of
from governance.ledger.models import Entry

GENESIS = "0" * 64


def hash_of(entry: Entry) -> str:
    """Return SHA-256 over the previous hash and every field of the entry, in canonical JSON."""
    content = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_kind": entry.actor_kind,
        "actor_id": str(entry.actor_id) if entry.actor_id else None,
        "action": entry.action,
        "subject_type": entry.subject_type,
        "subject_id": str(entry.subject_id) if entry.subject_id else None,
        "outcome": entry.outcome,
        "details": entry.details,
        "previous_hash": entry.previous_hash,
    }
    return sha256_of(content)
