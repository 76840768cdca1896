"""To which unit a row of the protection of personal information belongs, and to which block on that day (privacy/access.py)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import periods_on
from governance.people.models import Person
from privacy.access import READERS_OF_ALL, READERS_OF_BLOCK, own_units


def block_on(unit_id: UUID, day: date) -> UUID | None:
    """Return the block to which the unit belongs on the day: itself for a block, None for headquarters and divisions."""
    period = periods_on(day).filter(unit_id=unit_id).select_related("parent").first()
    return _block(period.unit, period.parent) if period is not None else None


def blocks_on(day: date) -> dict[UUID, UUID | None]:
    """Return the units in force on the day → their block, as `block_on` says it. One query."""
    periods = periods_on(day).select_related("parent").order_by("unit__code")
    return {period.unit_id: _block(period.unit, period.parent) for period in periods}


def _block(unit: Unit, parent: Unit | None) -> UUID | None:
    above = unit if unit.kind == Unit.Kind.BLOCK else parent
    return above.pk if above is not None and above.kind == Unit.Kind.BLOCK else None


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
