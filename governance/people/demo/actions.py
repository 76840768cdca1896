"""Making the demonstration's accounts is an action too: role assignments are guarded."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from governance.access import Actor
from governance.people.demo.accounts import make_accounts
from governance.people.demo.staff import Member, insert
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the launcher acts."""
    return actor.kind == "system"


@action(
    "people.make_demo_accounts",
    subject=Person,
    creates=True,
    who=is_system,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def make_demo_accounts(*, actor: Actor) -> Person:
    """Make the missing demo accounts; the subject is the administrator's."""
    make_accounts()
    administrators: QuerySet[Person] = Person.objects.filter(staff_number="admin", is_demo=True)
    return administrators.get()


@action(
    "people.make_staff",
    subject=Person,
    creates=True,
    who=is_system,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("count",),
)
def make_staff(*, actor: Actor, batch: Sequence[Member], password: str, count: int) -> Person:
    """Make one batch of invented staff (`count` of them, for the ledger); the subject is the first."""
    return insert(batch, password)
