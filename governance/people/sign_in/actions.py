"""What signing in leaves in the ledger, and the choice of a password.

All of them name no subject row to act on: a person may not see accounts, not even the own one, through the scope of
Person. So each is declared as one that brings its subject along.
"""

from typing import Any

from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, action


def is_a_person(actor: Actor, _: Any) -> bool:
    """Return whether someone acts whose account is known."""
    return actor.kind == "person"


def is_anyone(actor: Actor, _: Any) -> bool:
    """Return True: an attempt is noted whoever makes it."""
    return True


@action(
    "people.signed_in", subject=Person, creates=True, who=is_a_person, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("methods",),
)  # fmt: skip
def signed_in(*, actor: Actor, person: Person, methods: list[str]) -> Person:
    """Note a sign-in and the factors that it took."""
    return person


@action(
    "people.signed_out", subject=Person, creates=True, who=is_a_person, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def signed_out(*, actor: Actor, person: Person) -> Person:
    """Note the end of a session: by the person, by a time-out, by single sign-on as someone else."""
    return person


@action(
    "people.sign_in_failed", subject=Person, creates=True, who=is_anyone, moves=READS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("number_digest",),
)  # fmt: skip
def sign_in_failed(*, actor: Actor, number_digest: str) -> Person:
    """Note a wrong number or password. Only a keyed digest: people type passwords into the wrong field."""
    return Person(id=None)


@action(
    "people.second_factor_failed", subject=Person, creates=True, who=is_anyone, moves=READS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("kind",),
)  # fmt: skip
def second_factor_failed(*, actor: Actor, person: Person, kind: str) -> Person:
    """Note a wrong second factor after a right password."""
    return person


@action(
    "people.second_factor_added", subject=Person, creates=True, who=is_a_person, moves=READS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("kind",),
)  # fmt: skip
def second_factor_added(*, actor: Actor, person: Person, kind: str) -> Person:
    """Note a new authenticator app or passkey."""
    return person


@action(
    "people.second_factor_removed", subject=Person, creates=True, who=is_a_person, moves=READS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("kind",),
)  # fmt: skip
def second_factor_removed(*, actor: Actor, person: Person, kind: str) -> Person:
    """Note that an authenticator app, a passkey or the recovery codes were removed."""
    return person


@action(
    "people.recovery_codes_renewed", subject=Person, creates=True, who=is_a_person, moves=READS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def recovery_codes_renewed(*, actor: Actor, person: Person) -> Person:
    """Note that new recovery codes took the place of the old ones."""
    return person


@action(
    "people.choose_password", subject=Person, creates=True, who=is_a_person, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def choose_password(*, actor: Actor, person: Person, password: str) -> Person:
    """Set a password that the person chose: it need not be changed any more."""
    person.must_change_password = False
    person.set_password(password)
    person.save()
    return person
