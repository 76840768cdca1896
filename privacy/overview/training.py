"""How many have taken the training on personal information (P1), by unit, as far as the reader sees."""

from dataclasses import dataclass
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.learning.completion import AreaCount, counted_in_area
from governance.learning.rules import percent
from governance.organization.queries import periods_on
from privacy.access import READERS_OF_ALL, counts_only
from privacy.suppressing import protected
from privacy.units import units_seen

AREA = "privacy"
LOWEST = 10
"""So many units are shown: those with the lowest share."""


@dataclass(frozen=True)
class UnitShare:
    """One unit: how many were asked, how many have completed."""

    name: str
    assigned: int
    completed: int

    @property
    def percent(self) -> int | None:
        """Return the per cent completed."""
        return percent(self.completed, self.assigned)


@dataclass(frozen=True)
class Trained:
    """One course: asked and completed (None: hidden) in all units that the reader sees, and the units with the lowest share."""

    title: str
    assigned: int | None
    completed: int | None
    units: list[UnitShare]

    @property
    def percent(self) -> int | None:
        """Return the per cent completed, None where a number is hidden."""
        if self.assigned is None or self.completed is None:
            return None
        return percent(self.completed, self.assigned)


def trained_of(actor: Actor) -> list[Trained]:
    """Return each course of the area that is owed. Two queries, whatever there are of courses and units."""
    hides = counts_only(actor)
    everywhere = hides or actor.holds(*READERS_OF_ALL)
    periods = periods_on(clock.today()) if everywhere else units_seen(actor)
    names = dict(periods.values_list("unit_id", "name"))
    courses: dict[str, list[AreaCount]] = {}
    for row in counted_in_area(AREA):
        if everywhere or row.unit_id in names:
            courses.setdefault(row.title, []).append(row)
    return [_one(title, rows, names, hides=hides) for title, rows in sorted(courses.items())]


def _one(title: str, rows: list[AreaCount], names: dict[UUID, str], *, hides: bool) -> Trained:
    assigned, completed = sum(row.assigned for row in rows), sum(row.completed for row in rows)
    if hides:
        whole = protected({"": assigned})[""]
        parts = protected({"completed": completed, "open": assigned - completed})
        return Trained(title, whole, parts["completed"], [])
    units = [UnitShare(names[row.unit_id], row.assigned, row.completed) for row in rows if row.unit_id in names]
    lowest = sorted(units, key=lambda unit: (unit.percent or 0, unit.name))[:LOWEST]
    return Trained(title, assigned, completed, lowest)
