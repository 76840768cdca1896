"""Who acts, what they may see, and the gate that denies first."""

from governance.access.actors import PUBLIC_ACTOR, SYSTEM, Actor, Held, actor_for_person, reporter_actor
from governance.access.gate import PUBLIC, REPORTER, SIGNED_IN, Requirement, roles
from governance.access.scope import fetch, scope, visible

__all__ = [
    "PUBLIC",
    "PUBLIC_ACTOR",
    "REPORTER",
    "SIGNED_IN",
    "SYSTEM",
    "Actor",
    "Held",
    "Requirement",
    "actor_for_person",
    "fetch",
    "reporter_actor",
    "roles",
    "scope",
    "visible",
]
