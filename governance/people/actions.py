"""Accounts and roles: every change."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.people.access import ADMIN, is_admin, is_admin_for_another, may_confirm
from governance.people.models import Person, RoleAssignment
from governance.people.queries import holders
from governance.people.roles import NEED_CONFIRMATION
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action


class Overlaps(Refused):
    """The person holds the role at the unit in that period already."""

    code = "overlaps"
    message = _("The person holds this role at this unit in this period already.")


class NumberTaken(Refused):
    """Another account bears the staff number."""

    code = "number_taken"
    message = _("Another account has this staff number.")


class TooLate(Refused):
    """A role cannot be ended in the past."""

    code = "too_late"
    message = _("A role can be ended today at the earliest.")


@action(
    "people.create", subject=Person, creates=True, who=is_admin, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def create(
    *, actor: Actor, staff_number: str, name: str, kana: str, email: str, home_unit: Unit, password: str
) -> Person:
    """Make an account with a first password that must be changed; raises NumberTaken."""
    person = Person(staff_number=staff_number, name=name, kana=kana, email=email, home_unit=home_unit)
    person.must_change_password = True
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise NumberTaken from error
    return person


@action("people.change", subject=Person, who=is_admin, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS)
def change(person: Person, *, actor: Actor, name: str, kana: str, email: str, home_unit: Unit) -> None:
    """Correct what an account says about a person."""
    person.name, person.kana, person.email, person.home_unit = name, kana, email, home_unit


@action(
    "people.deactivate", subject=Person, who=is_admin_for_another, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def deactivate(person: Person, *, actor: Actor) -> None:
    """Shut the account: no sign-in, and no role counts from now on."""
    person.is_active = False


@action(
    "people.reactivate", subject=Person, who=is_admin_for_another, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def reactivate(person: Person, *, actor: Actor) -> None:
    """Open the account again."""
    person.is_active = True


@action(
    "people.reset_sign_in", subject=Person, who=is_admin_for_another, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def reset_sign_in(person: Person, *, actor: Actor, password: str) -> None:
    """Give a new first password and remove the second factors, after a loss."""
    person.set_password(password)
    person.must_change_password = True
    Authenticator.objects.filter(user=person).delete()


@action(
    "people.give_role", subject=Person, who=is_admin_for_another, moves=STAYS, clocks=NO_CLOCKS,
    emits=("people.role_proposed",), ledger=("role", "unit", "valid_from", "valid_to"),
)  # fmt: skip
def give_role(person: Person, *, actor: Actor, role: str, unit: Unit, valid_from: date, valid_to: date | None) -> None:
    """Give a role; one that opens cases waits for confirmation by a third person. Raises Overlaps."""
    waits = role in NEED_CONFIRMATION
    state = RoleAssignment.State.PROPOSED if waits else RoleAssignment.State.CONFIRMED
    try:
        with transaction.atomic():
            RoleAssignment.objects.create(
                person=person, role=role, unit=unit, valid_from=valid_from, valid_to=valid_to, state=state,
                given_by_id=actor.person_id,
            )  # fmt: skip
    except IntegrityError as error:
        raise Overlaps from error


@action(
    "people.end_role", subject=RoleAssignment, who=is_admin_for_another, moves=STAYS.within("confirmed", "proposed"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("last_day",),
)  # fmt: skip
def end_role(assignment: RoleAssignment, *, actor: Actor, last_day: date) -> None:
    """Let a role end with a day, today at the earliest; raises TooLate."""
    if last_day < clock.today() or last_day < assignment.valid_from:
        raise TooLate
    assignment.valid_to = last_day


@action(
    "people.confirm_role", subject=RoleAssignment, who=may_confirm, moves=Move("proposed", to="confirmed"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def confirm_role(assignment: RoleAssignment, *, actor: Actor) -> None:
    """Put a proposed role into force."""
    assignment.confirmed_by_id = actor.person_id


@action(
    "people.refuse_role", subject=RoleAssignment, who=may_confirm, moves=Move("proposed", to="refused"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def refuse_role(assignment: RoleAssignment, *, actor: Actor) -> None:
    """Do not put a proposed role into force."""
    assignment.confirmed_by_id = actor.person_id


def is_first(actor: Actor, _: Any) -> bool:
    """Return whether the operator makes the first administrator of a new installation."""
    return actor.kind == "system" and not holders([ADMIN]).exists()


@action(
    "people.create_first_administrator", subject=Person, creates=True, who=is_first, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def create_first_administrator(*, actor: Actor, staff_number: str, name: str, unit: Unit, password: str) -> Person:
    """Make the first administrator; everyone else is made by them."""
    person = Person(staff_number=staff_number, name=name, home_unit=unit, must_change_password=True)
    person.set_password(password)
    person.save()
    RoleAssignment.objects.create(person=person, role=ADMIN, unit=unit, valid_from=clock.today())
    return person
