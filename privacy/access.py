"""Whose rows of the protection of personal information one may see (shared/brief/roles.md), for all rooms of privacy.

Rows name the unit they are about (`unit`) and the block it belonged to on that day (`block`, null outside the blocks), so
that a page never asks the organization's tree.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from governance.access import Actor
from governance.audits import audited_units

Row = TypeVar("Row", bound=Model)

OFFICER = "chief_privacy_officer"
"""Keeps the rules and decides for the organization."""
READERS_OF_ALL = (OFFICER, "vice_president", "president", "audit_head", "statutory_auditor")
HEADS_OF_UNIT = ("office_head", "privacy_manager")
"""Answer for what happens in their unit: its head, and its privacy manager."""
READERS_OF_BLOCK = ("block_head", "block_officer")
AUDITOR = "auditor"
"""Reads the rows of the units that they audit."""
READERS = (*READERS_OF_ALL, *HEADS_OF_UNIT, *READERS_OF_BLOCK, AUDITOR)
READERS_OF_COUNTS = (*READERS, "service_promotion", "quality_management", "board_member")
"""Who reads figures: numbers only, and never of fewer than five people."""


def audited(actor: Actor) -> list[UUID]:
    """Return the units that the actor audits; none for others, and none while no room says which they are."""
    if not actor.holds(AUDITOR):
        return []
    try:
        return list(audited_units.ask(actor))
    except LookupError:
        return []


def own_units(actor: Actor) -> list[UUID]:
    """Return the units whose rows the actor sees for themselves: those they answer for, and those they audit."""
    return [*actor.unit_ids(*HEADS_OF_UNIT), *audited(actor)]


def of_units(actor: Actor) -> Q:
    """Return the condition for rows (`unit`, `block`) of the actor's units and of the units of their blocks."""
    return Q(unit_id__in=own_units(actor)) | Q(block_id__in=actor.unit_ids(*READERS_OF_BLOCK))


def in_scope(rows: QuerySet[Row], actor: Actor, *further: Q) -> QuerySet[Row]:
    """Return all rows to the readers of all and to the system, to others those of their units and what `further` adds."""
    if actor.kind == "system" or actor.holds(*READERS_OF_ALL):
        return rows
    if actor.kind != "person":
        return rows.none()
    return rows.filter(reduce(or_, further, of_units(actor)))


def counts_only(actor: Actor) -> bool:
    """Return whether the actor reads the whole organization's figures alone, small ones hidden."""
    return not actor.holds(*READERS)


def counted(rows: QuerySet[Row], visible: Callable[[Actor], QuerySet[Row]], actor: Actor) -> QuerySet[Row]:
    """Return what the actor's figures count: all rows for those who read figures alone, else those they may see."""
    return rows if counts_only(actor) else visible(actor)
