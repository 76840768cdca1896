"""Who is the first to judge somebody's views. Pure."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from uuid import UUID

from privacy.monitoring.choices import Level


@dataclass(frozen=True)
class Posts:
    """Who answers for what today: unit → its head and privacy manager, block → its head; whom only the top is above."""

    heads: Mapping[UUID, Set[UUID]] = field(default_factory=dict)
    block_heads: Mapping[UUID, Set[UUID]] = field(default_factory=dict)
    executives: Set[UUID] = frozenset()
    officers: Set[UUID] = frozenset()


def level_of(person: UUID | None, unit: UUID, block: UUID | None, posts: Posts) -> Level:
    """Return the level: the unit's head or privacy manager; for one of these, or where there is none, the block's head; for
    that one, for executives and where there is no block, the chief privacy officer; for this one a vice-president."""
    if person is not None:
        if person in posts.officers:
            return Level.EXECUTIVE
        leads_a_block = any(person in heads for heads in posts.block_heads.values())
        if person in posts.executives or leads_a_block:
            return Level.OFFICER
    heads = posts.heads.get(unit, frozenset())
    if heads and person not in heads:
        return Level.UNIT
    return Level.BLOCK if block is not None and posts.block_heads.get(block) else Level.OFFICER
