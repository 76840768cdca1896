"""To which unit a row of the protection of personal information belongs, and to which block on that day (privacy/access.py)."""

from collections.abc import Sequence
from uuid import UUID

from governance.access import Actor
from governance.organization.queries import block_on, blocks_on
from governance.people.models import Person

__all__ = ["block_on", "blocks_on", "own_unit"]


def own_unit(actor: Actor, units: Sequence[UUID]) -> UUID | None:
    """Return the one of these units at which the person works: the home unit when it is among them, else the first."""
    if not units:
        return None
    home = Person.objects.filter(pk=actor.own_id).values_list("home_unit_id", flat=True).first()
    return home if home in units else units[0]
