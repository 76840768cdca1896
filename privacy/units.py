"""The block of a unit, kept in the rows of privacy's rooms."""

from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on


def block_of(unit: Unit) -> Unit | None:
    """Return the block to which the unit belongs today, itself for a block, None for headquarters and divisions."""
    if unit.kind == Unit.Kind.BLOCK:
        return unit
    period = periods_on(clock.today()).select_related("parent").filter(unit=unit).first()
    parent = period.parent if period else None
    return parent if parent is not None and parent.kind == Unit.Kind.BLOCK else None
