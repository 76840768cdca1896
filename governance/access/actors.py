"""The actor of a request or a task: who, and which roles they hold today."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from uuid import UUID

from governance import clock
from governance.people.models import Person
from governance.people.queries import assignments_on
from governance.people.roles import HEADS_OF_UNIT, NEED_NO_SECOND_FACTOR
from governance.vault.holders import person_holder, receipt_holder
from governance.vault.keyring import NO_KEYS, Keyring, ring_of_person, ring_of_receipt
from governance.vault.posts import posts_of
from governance.vault.receipts import lookup_digest

ActorKind = Literal["person", "reporter", "public", "system"]


@dataclass(frozen=True)
class Held:
    """One role held today."""

    role: str
    unit_id: UUID
    unit_kind: str


@dataclass(frozen=True)
class Actor:
    """Who acts. `id` is the person's id, for a reporter the id of their case, for the public and the system None."""

    kind: ActorKind
    id: UUID | None = None
    name: str = ""
    held: tuple[Held, ...] = ()
    keys: Keyring = field(default=NO_KEYS, compare=False, repr=False)
    roles: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", frozenset(h.role for h in self.held))

    @property
    def person_id(self) -> UUID | None:
        """Return the id of the signed-in person, None for everyone else."""
        return self.id if self.kind == "person" else None

    @property
    def own_id(self) -> UUID:
        """Return the id of the person, or of the reporter's case; raises LookupError for the public and the system."""
        if self.id is None:
            raise LookupError(f"the {self.kind} has no id")
        return self.id

    def holds(self, *roles: str) -> bool:
        """Return whether one of the roles is held today."""
        return not self.roles.isdisjoint(roles)

    def unit_ids(self, *roles: str) -> list[UUID]:
        """Return the units at which one of the roles is held today."""
        return [h.unit_id for h in self.held if h.role in roles]

    @property
    def headed_unit_ids(self) -> list[UUID]:
        """Return the units that the actor heads today."""
        return self.unit_ids(*HEADS_OF_UNIT)

    @property
    def needs_second_factor(self) -> bool:
        """Return whether a role held today asks for a second factor."""
        return not self.roles <= NEED_NO_SECOND_FACTOR

    @cached_property
    def posts(self) -> frozenset[str]:
        """Return the posts with a key that a person holds today, by role or office."""
        return posts_of(self.id, self.roles) if self.kind == "person" and self.id else frozenset()


SYSTEM = Actor("system")
PUBLIC_ACTOR = Actor("public")


def actor_for_person(person: Person, opened: tuple[UUID, bytes] | None = None) -> Actor:
    """Return the actor for an account with the roles that it holds today. One query.

    `opened`: id and private key of the person's own key pair, when they opened it in this session.
    """
    assignments = assignments_on(clock.today()).filter(person=person)
    held = tuple(Held(a.role, a.unit_id, a.unit.kind) for a in assignments)
    roles = frozenset(h.role for h in held)
    keys = ring_of_person(opened, person_holder(person.id), lambda: posts_of(person.id, roles))
    return Actor("person", person.id, person.name, held, keys)


def reporter_actor(case_id: UUID, code: str) -> Actor:
    """Return the actor for someone who showed the receipt code of a case."""
    return Actor("reporter", case_id, keys=ring_of_receipt(code, receipt_holder(lookup_digest(code))))
