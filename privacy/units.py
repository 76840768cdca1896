"""To which unit a row of the protection of personal information belongs, and to which block on that day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from governance.access import Actor
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.people.models import Person


def block_on(unit_id: UUID, day: date) -> UUID | None:
    """Return the block to which the unit belongs on the day: itself for a block, None for headquarters and divisions."""
    period = periods_on(day).filter(unit_id=unit_id).select_related("parent").first()
    if period is None:
        return None
    if period.unit.kind == Unit.Kind.BLOCK:
        return unit_id
    return period.parent_id if period.parent is not None and period.parent.kind == Unit.Kind.BLOCK else None


def own_unit(actor: Actor, units: Sequence[UUID]) -> UUID | None:
    """Return the one of these units at which the person works: the home unit when it is among them, else the first."""
    if not units:
        return None
    home = Person.objects.filter(pk=actor.own_id).values_list("home_unit_id", flat=True).first()
    return home if home in units else units[0]
