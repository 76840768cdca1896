"""Posts with a key of their own: roles that read sealed content, and offices that areas add (a designated handler)."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.functional import Promise

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from governance.people.models import Person

Members = Callable[[], "QuerySet[Person]"]
_offices: dict[str, tuple[str | Promise, Members]] = {}
_sealed_roles: set[str] = set()

NOT_IN_ESCROW = frozenset({"external_counsel"})
"""Posts whose key the organization can never recover: the law firm's wall stands against the organization too."""


def add_roles(*roles: str) -> None:
    """Say that content may be sealed to these roles: each becomes a post with a key."""
    _sealed_roles.update(roles)


def add_office(name: str, words: str | Promise, members: Members) -> None:
    """Add a post that is no role. `members` returns the people who are in office today."""
    _offices[name] = (words, members)


def post_names() -> frozenset[str]:
    """Return the names of all posts."""
    return frozenset({*_sealed_roles, *_offices})


def office(name: str) -> tuple[str | Promise, Members] | None:
    """Return words and members of a post that is no role, None for a role."""
    return _offices.get(name)


def posts_of(person_id: UUID, roles: frozenset[str]) -> frozenset[str]:
    """Return the posts that a person with these roles holds today."""
    held = {name for name, (_words, members) in _offices.items() if members().filter(pk=person_id).exists()}
    return (roles & _sealed_roles) | held
