"""What a view asks of its reader. A view that asks nothing is shut (see middleware.GateMiddleware)."""

from dataclasses import dataclass, field

from governance.access.actors import Actor
from governance.people.roles import Role


@dataclass(frozen=True)
class Requirement:
    """Which kind of reader a view is for. An actor of another kind, or without one of the roles, gets 404."""

    name: str
    roles: frozenset[str] = field(default_factory=frozenset)

    def admits(self, actor: Actor) -> bool:
        """Return whether the actor may use the view at all; the row's scope is checked apart."""
        if self.name in ("public", "reporter"):
            return True
        if actor.kind != "person":
            return False
        return not self.roles or actor.holds(*self.roles)


PUBLIC = Requirement("public")
"""Anyone, no session of a signed-in person is needed."""
REPORTER = Requirement("reporter")
"""The reporter's pages: the view itself asks for the receipt code; no staff session is ever read."""
SIGNED_IN = Requirement("signed_in")
"""Anyone who is signed in."""


def roles(*codes: str) -> Requirement:
    """Return the requirement to be signed in and to hold one of the roles; raises ValueError for an unknown code."""
    return Requirement("roles", frozenset(Role(code).value for code in codes))
