"""Areas that run surveys, each with the roles that own its surveys. Registered by the areas at start-up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from governance.people.roles import Role

READERS_OF_ALL = ("vice_president", "president")
"""Who reads the figures of every unit, besides the owners; remarks are the owners' alone."""
HEADS = ("office_head", "block_head")
"""Who reads the figures of the own unit, or of the own block."""


@dataclass(frozen=True)
class SurveyArea:
    """An area: its code, its name, whose surveys they are, by which channels its codes on paper reach people."""

    code: str
    label: str | Promise
    owners: frozenset[str]
    channels: Mapping[str, str | Promise] = field(default_factory=dict)


_areas: dict[str, SurveyArea] = {}


def register(
    code: str, label: str | Promise, owners: Iterable[str], channels: Mapping[str, str | Promise] | None = None
) -> None:
    """Register an area; raises ValueError for a code that is taken or an unknown role."""
    if code in _areas:
        raise ValueError(f"survey area {code} is registered twice")
    _areas[code] = SurveyArea(code, label, frozenset(Role(role).value for role in owners), channels or {})


def registered() -> list[SurveyArea]:
    """Return all areas."""
    return list(_areas.values())


def owned_by(roles: frozenset[str]) -> list[str]:
    """Return the codes of the areas whose surveys belong to a holder of the roles."""
    return [area.code for area in _areas.values() if area.owners & roles]


def label_of(code: str) -> str:
    """Return the name of an area, the code itself when the area is no longer registered."""
    return str(_areas[code].label) if code in _areas else code


def channels_of(code: str) -> dict[str, str]:
    """Return code and name of each channel by which an area's codes on paper reach people."""
    return {channel: str(label) for channel, label in _areas[code].channels.items()} if code in _areas else {}
