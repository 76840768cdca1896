"""Areas that publish, each with who prepares and who reviews. Registered by the areas at start-up."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from governance.people.roles import Role


@dataclass(frozen=True)
class PublishingArea:
    """An area: its code, its name, who prepares, who reviews, and the clock on its subjects that publishing settles."""

    code: str
    label: str | Promise
    prepares: frozenset[str]
    reviews: frozenset[str]
    clock: str


_areas: dict[str, PublishingArea] = {}


def register(
    code: str, label: str | Promise, *, prepares: Iterable[str], reviews: Iterable[str], clock: str = ""
) -> None:
    """Register an area; raises ValueError for a code that is taken or an unknown role.

    `clock`: code of a deadline rule. The area opens it on the subject itself; publishing the subject settles it.
    """
    if code in _areas:
        raise ValueError(f"publishing area {code} is registered twice")
    _areas[code] = PublishingArea(code, label, _known(prepares), _known(reviews), clock)


def _known(roles: Iterable[str]) -> frozenset[str]:
    return frozenset(Role(role).value for role in roles)


def area_of(code: str) -> PublishingArea:
    """Return an area; raises KeyError when it is not registered."""
    return _areas[code]


def choices() -> list[tuple[str, str | Promise]]:
    """Return codes and names of all areas."""
    return [(area.code, area.label) for area in _areas.values()]


def prepared_by(roles: frozenset[str]) -> list[str]:
    """Return the codes of the areas whose texts a holder of the roles prepares."""
    return [area.code for area in _areas.values() if area.prepares & roles]


def reviewed_by(roles: frozenset[str]) -> list[str]:
    """Return the codes of the areas whose texts a holder of the roles reviews."""
    return [area.code for area in _areas.values() if area.reviews & roles]


def label_of(code: str) -> str:
    """Return the name of an area, the code itself when the area is no longer registered."""
    return str(_areas[code].label) if code in _areas else code
