"""Key fields as keyed digests: what was typed is compared without being kept."""

from uuid import UUID

from governance.keys import digest
from privacy.dispatch.models import Item
from privacy.dispatch.rules import KeyFields

PURPOSE = "key fields of what is sent"
FIELDS = ("name", "place", "tail")


def digests_of(item_id: UUID, fields: KeyFields) -> dict[str, str]:
    """Return the digest of each field, "" for an empty one. The item's id goes in, so that equal fields do not look equal."""
    spelled = vars(fields.spelled())
    return {
        f"{name}_digest": digest(PURPOSE, f"{item_id}|{name}|{spelled[name]}".encode()) if spelled[name] else ""
        for name in FIELDS
    }


def differing(item: Item, typed: KeyFields) -> list[str]:
    """Return the names of the fields that differ from what was entered first."""
    made = digests_of(item.pk, typed)
    return [name for name in FIELDS if made[f"{name}_digest"] != getattr(item, f"{name}_digest")]
