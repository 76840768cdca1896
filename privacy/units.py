"""To which unit a row of the protection of personal information belongs, and to which block on that day (privacy/access.py)."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import block_on, blocks_on, periods_on
from governance.people.models import Person
from privacy.access import READERS_OF_ALL, READERS_OF_BLOCK, own_units

__all__ = ["block_on", "blocks_on", "own_unit", "units_seen"]


def own_unit(actor: Actor, units: Sequence[UUID]) -> UUID | None:
    """Return the one of these units at which the person works: the home unit when it is among them, else the first."""
    if not units:
        return None
    home = Person.objects.filter(pk=actor.own_id).values_list("home_unit_id", flat=True).first()
    return home if home in units else units[0]


def units_seen(actor: Actor) -> QuerySet[UnitPeriod]:
    """Return today's periods of the units whose rows the actor sees (privacy/access.py)."""
    periods = periods_on(clock.today())
    if actor.kind == "system" or actor.holds(*READERS_OF_ALL):
        return periods
    if actor.kind != "person":
        return periods.none()
    blocks = actor.unit_ids(*READERS_OF_BLOCK)
    of_block = Q(parent_id__in=blocks, parent__kind=Unit.Kind.BLOCK)
    return periods.filter(Q(unit_id__in=[*own_units(actor), *blocks]) | of_block)
