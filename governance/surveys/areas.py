"""Areas that run surveys, each with the roles that own its surveys. Registered by the areas at start-up."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from governance.people.roles import Role

READERS_OF_ALL = ("vice_president", "president")
"""Who reads the figures of every unit, besides the owners; remarks are the owners' alone."""
HEADS = ("office_head", "block_head")
"""Who reads the figures of the own unit, or of the own block."""


@dataclass(frozen=True)
class SurveyArea:
    """An area: its code, its name, whose surveys they are."""

    code: str
    label: str | Promise
    owners: frozenset[str]


_areas: dict[str, SurveyArea] = {}


def register(code: str, label: str | Promise, owners: Iterable[str]) -> None:
    """Register an area; raises ValueError for a code that is taken or an unknown role."""
    if code in _areas:
        raise ValueError(f"survey area {code} is registered twice")
    _areas[code] = SurveyArea(code, label, frozenset(Role(role).value for role in owners))


def registered() -> list[SurveyArea]:
    """Return all areas."""
    return list(_areas.values())


def owned_by(roles: frozenset[str]) -> list[str]:
    """Return the codes of the areas whose surveys belong to a holder of the roles."""
    return [area.code for area in _areas.values() if area.owners & roles]


def label_of(code: str) -> str:
    """Return the name of an area, the code itself when the area is no longer registered."""
    return str(_areas[code].label) if code in _areas else code
