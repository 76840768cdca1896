"""Proves the chain whole, or says where it is not."""

from collections.abc import Iterator
from dataclasses import dataclass

from governance.ledger.chain import GENESIS, hash_of
from governance.ledger.models import Entry


@dataclass(frozen=True)
class Break:
    """One place at which the chain does not hold."""

    number: int
    reason: str


def breaks(expected_head: tuple[int, str] | None = None) -> Iterator[Break]:
    """Yield every break, in order. `expected_head` is a number and hash sent out earlier: a cut tail shows against it."""
    number, previous, head_seen = 0, GENESIS, expected_head is None
    for entry in Entry.objects.order_by("number").iterator(chunk_size=5000):
        if entry.number != number + 1:
            yield Break(entry.number, f"entries {number + 1} to {entry.number - 1} are missing")
        elif entry.previous_hash != previous:
            yield Break(entry.number, "it does not follow the entry before it")
        if hash_of(entry) != entry.hash:
            yield Break(entry.number, "its content was changed")
        if expected_head == (entry.number, entry.hash):
            head_seen = True
        number, previous = entry.number, entry.hash
    if not head_seen and expected_head:
        yield Break(expected_head[0], "the entry that was sent out is not in the ledger")


def head() -> tuple[int, str]:
    """Return number and hash of the last entry; (0, zeros) for an empty ledger."""
    return Entry.objects.order_by("-number").values_list("number", "hash").first() or (0, GENESIS)
