"""To whom a staff number of the log belongs, to which unit, and who judges."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance import clock
from governance.organization.models import Unit
from governance.people.models import Person
from governance.people.queries import assignments_on
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS_OF_ALL
from privacy.monitoring.access import BLOCK_HEAD
from privacy.monitoring.actions.flagging import Whom
from privacy.monitoring.rules.levels import Posts, level_of
from privacy.units import blocks_on


@dataclass(frozen=True)
class Places:
    """What is known on a day: staff number → person and home unit, code → unit, unit → block, posts, headquarters."""

    people: Mapping[str, tuple[UUID, UUID]]
    units: Mapping[str, UUID]
    blocks: Mapping[UUID, UUID | None]
    posts: Posts
    headquarters: UUID

    def whom(self, staff_id: str, unit_code: str) -> Whom:
        """Return the person and who judges: by their own unit, of unknown people by the unit where they were logged in; what is
        in no known unit is headquarters'."""
        person, home = self.people.get(staff_id, (None, None))
        unit = home or self.units.get(unit_code) or self.headquarters
        block = self.blocks.get(unit)
        return Whom(staff_id, person, unit, block, level_of(person, unit, block, self.posts))


def places_on(day: date) -> Places:
    """Return what is known on the day. A constant number of queries; tens of thousands of people."""
    people = Person.objects.values_list("staff_number", "pk", "home_unit_id")
    headquarters = Unit.objects.filter(kind=Unit.Kind.HEADQUARTERS).order_by("code").values_list("pk", flat=True)[0]
    return Places(
        {number: (pk, home) for number, pk, home in people.iterator()},
        dict(Unit.objects.values_list("code", "pk")), blocks_on(day), _posts(), headquarters,
    )  # fmt: skip


def _posts() -> Posts:
    heads: dict[UUID, set[UUID]] = defaultdict(set)
    block_heads: dict[UUID, set[UUID]] = defaultdict(set)
    executives: set[UUID] = set()
    officers: set[UUID] = set()
    roles = {*HEADS_OF_UNIT, BLOCK_HEAD, *READERS_OF_ALL}
    for held in assignments_on(clock.today()).filter(role__in=roles):
        if held.role in HEADS_OF_UNIT:
            heads[held.unit_id].add(held.person_id)
        elif held.role == BLOCK_HEAD:
            block_heads[held.unit_id].add(held.person_id)
        elif held.role == OFFICER:
            officers.add(held.person_id)
        else:
            executives.add(held.person_id)
    return Posts(heads, block_heads, executives, officers)
