"""To which block a unit belongs, for rows that keep unit and block (privacy/access.py)."""

from datetime import date
from uuid import UUID

from governance.organization.models import Unit
from governance.organization.queries import periods_on


def blocks_on(day: date) -> dict[UUID, UUID | None]:
    """Return the units in force on the day → their block, itself for a block, None for headquarters and divisions. One query."""
    periods = periods_on(day).select_related("parent").order_by("unit__code")
    return {period.unit_id: _block(period.unit, period.parent) for period in periods}


def _block(unit: Unit, parent: Unit | None) -> UUID | None:
    above = unit if unit.kind == Unit.Kind.BLOCK else parent
    return above.pk if above is not None and above.kind == Unit.Kind.BLOCK else None
