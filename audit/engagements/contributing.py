"""What engagements tell other rooms of audit, and other areas."""

from collections.abc import Mapping
from uuid import UUID

from audit.contributed import unit_weights
from audit.engagements.queries import audited_units, last_audited
from governance import audits, clock
from governance.organization.queries import periods_on

HEAVIEST = 5


def weights_by_time() -> Mapping[UUID, int]:
    """Return every unit of today with its weight: the years since the last audit and one, at most 5; never audited: 5."""
    today = clock.today()
    latest = last_audited(today)
    units = periods_on(today).values_list("unit_id", flat=True)
    return {
        unit: min(HEAVIEST, 1 + (today - latest[unit]).days // 365) if unit in latest else HEAVIEST for unit in units
    }


unit_weights.fill(weights_by_time)
audits.audited_units.fill(audited_units)
