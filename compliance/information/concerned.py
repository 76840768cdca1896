"""Who is concerned by an entry: looked up in today's roles, by the unit and by full names in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from compliance.filing import is_about_the_division
from compliance.information.routing import POSTS, Facts
from compliance.rules import READERS_OF_TRACK, TRACK_OF_ROLE, is_named, track_for
from governance import clock
from governance.organization.models import Unit
from governance.people.queries import assignments_on


@dataclass(frozen=True)
class Concerned:
    """What routing needs to know, and the people to keep out."""

    facts: Facts
    people: frozenset[UUID]


def concerned(position: str, unit: Unit | None, texts: Iterable[str]) -> Concerned:
    """Return who is concerned. Three queries."""
    written = list(texts)
    roles = {*POSTS, *TRACK_OF_ROLE}.union(*READERS_OF_TRACK.values())
    held = assignments_on(clock.today()).filter(role__in=roles).select_related("person")
    named = [row for row in held if is_named(row.person.name, written)]
    track = track_for(position, (n.role for n in named), about_the_division=is_about_the_division(unit))
    of_unit = frozenset(row.role for row in held if unit is not None and row.unit_id == unit.pk)
    facts = Facts(track, of_unit, frozenset(n.role for n in named))
    return Concerned(facts, frozenset(n.person_id for n in named))
