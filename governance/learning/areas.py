"""Course areas, each with the roles that own its courses. Registered by the areas at start-up."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from governance.people.roles import Role

READERS_OF_ALL = ("vice_president", "president")
"""Who sees the completion of every unit, besides the owners of the course."""
READERS_OF_BLOCK = ("block_head", "block_officer")
READERS_OF_UNIT = ("office_head",)


@dataclass(frozen=True)
class CourseArea:
    """An area: its code, its name, whose courses they are."""

    code: str
    label: str | Promise
    owners: frozenset[str]


_areas: dict[str, CourseArea] = {}


def register(code: str, label: str | Promise, owners: Iterable[str]) -> None:
    """Register an area; raises ValueError for a code that is taken or an unknown role."""
    if code in _areas:
        raise ValueError(f"course area {code} is registered twice")
    _areas[code] = CourseArea(code, label, frozenset(Role(role).value for role in owners))


def owned_by(roles: frozenset[str]) -> list[str]:
    """Return the codes of the areas whose courses belong to a holder of the roles."""
    return [area.code for area in _areas.values() if area.owners & roles]


def owners_of(code: str) -> frozenset[str]:
    """Return the roles that own the area's courses, none for an area that is no longer registered."""
    return _areas[code].owners if code in _areas else frozenset()


def label_of(code: str) -> str:
    """Return the name of an area, the code itself when the area is no longer registered."""
    return str(_areas[code].label) if code in _areas else code
