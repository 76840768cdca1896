"""Every change of the register, and every opening of an identity."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from compliance.handlers.access import (
    has_asked,
    is_designated,
    may_ask,
    may_confirm,
    may_decide,
    may_end,
    may_propose,
)
from compliance.handlers.models import Designation, IdentityOpening
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor, actor_for_person
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import next_number

OPEN_FOR = timedelta(minutes=30)
"""How long an identity can be opened after the consent."""
HELD_BY_HANDLERS = ("compliance_head", "investigator")


class Unsuitable(Refused):
    """Only those who handle cases in the division are designated."""

    code = "unsuitable"
    message = _("Only the head and the investigators of the division can be designated.")


class Overlaps(Refused):
    """The person is designated in that time already."""

    code = "overlaps"
    message = _("This person has a designation in that period already.")


class AskedAlready(Refused):
    """One request at a time."""

    code = "asked_already"
    message = _("Your request for this case waits for consent already.")


class TooLate(Refused):
    """The consent has run out."""

    code = "too_late"
    message = _("The time for opening is over. Ask again when it is still necessary.")


@action(
    "handlers.propose", subject=Designation, creates=True, who=may_propose, moves=STAYS, clocks=NO_CLOCKS,
    emits=("handlers.designation_proposed",), ledger=("person", "valid_from", "valid_to"),
)  # fmt: skip
def propose(
    *, actor: Actor, person: Person, duties: str, trained_on: date, valid_from: date, valid_to: date
) -> Designation:
    """Propose a designation; raises Unsuitable or Overlaps."""
    if not actor_for_person(person).holds(*HELD_BY_HANDLERS):
        raise Unsuitable
    number = next_number(Designation.objects.all())
    try:
        with transaction.atomic():
            return Designation.objects.create(
                number=number, person=person, duties=duties, trained_on=trained_on, valid_from=valid_from,
                valid_to=valid_to, proposed_by_id=actor.own_id,
            )  # fmt: skip
    except IntegrityError as error:
        raise Overlaps from error


@action(
    "handlers.confirm", subject=Designation, who=may_confirm, moves=Move("proposed", to="confirmed"), clocks=NO_CLOCKS,
    emits=("handlers.designation_confirmed",), ledger=NO_FIELDS,
)  # fmt: skip
def confirm(designation: Designation, *, actor: Actor) -> None:
    """Confirm a designation: the letter can be handed out and accepted."""
    designation.confirmed_by_id, designation.confirmed_at = actor.own_id, clock.now()


@action(
    "handlers.refuse_designation", subject=Designation, who=may_confirm, moves=Move("proposed", to="refused"),
    clocks=NO_CLOCKS, emits=("handlers.designation_refused",), ledger=NO_FIELDS,
)  # fmt: skip
def refuse_designation(designation: Designation, *, actor: Actor) -> None:
    """Do not confirm a designation; who proposed it is told."""
    designation.confirmed_by_id, designation.confirmed_at = actor.own_id, clock.now()


@action(
    "handlers.accept_letter", subject=Designation, who=is_designated, moves=Move("confirmed", to="in_force"),
    clocks=NO_CLOCKS, emits=("handlers.designation_accepted",), ledger=NO_FIELDS,
)  # fmt: skip
def accept_letter(designation: Designation, *, actor: Actor) -> None:
    """Accept the letter and its duty of secrecy; the designation counts from its first day."""
    designation.accepted_at = clock.now()


@action(
    "handlers.end", subject=Designation, who=may_end, moves=Move("proposed", "confirmed", "in_force", to="ended"),
    clocks=NO_CLOCKS, emits=("handlers.designation_ended",), ledger=NO_FIELDS,
)  # fmt: skip
def end(designation: Designation, *, actor: Actor, reason: str) -> None:
    """End a designation now; the key of the office is out of reach at once and taken back within the hour."""
    designation.ended_on, designation.end_reason = clock.today(), reason


@action(
    "handlers.ask_identity", subject=Case, who=may_ask, moves=STAYS, clocks=NO_CLOCKS,
    emits=("handlers.identity_asked",), ledger=NO_FIELDS,
)  # fmt: skip
def ask_identity(case: Case, *, actor: Actor, reason: str) -> str:
    """Ask a second person in the office for consent; return the request's id. Raises AskedAlready."""
    opening = IdentityOpening(case=case, asked_by_id=actor.own_id)
    opening.sealed_reason = vault.seal(case.identity_box, reason_field(opening), reason.encode())
    try:
        with transaction.atomic():
            opening.save()
    except IntegrityError as error:
        raise AskedAlready from error
    return str(opening.pk)


def reason_field(opening: IdentityOpening) -> str:
    """Return the field name that binds a reason's seal to its request."""
    return f"opening:{opening.pk}"


@action(
    "handlers.consent", subject=IdentityOpening, who=may_decide, moves=Move("asked", to="consented"), clocks=NO_CLOCKS,
    emits=("handlers.identity_decided",), ledger=NO_FIELDS,
)  # fmt: skip
def consent(opening: IdentityOpening, *, actor: Actor) -> None:
    """Consent: the identity's key is sealed to the one who asked, by name and for half an hour.

    Until then their office's key does not serve them: opening goes by the key sealed to the person alone.
    """
    opening.decided_by_id, opening.decided_at = actor.own_id, clock.now()
    opening.until = clock.now() + OPEN_FOR
    asker = vault.person_holder(opening.asked_by_id)
    vault.admit(opening.case.identity_box, asker, keys=actor.keys, until=opening.until)


@action(
    "handlers.refuse_consent", subject=IdentityOpening, who=may_decide, moves=Move("asked", to="refused"),
    clocks=NO_CLOCKS, emits=("handlers.identity_decided",), ledger=NO_FIELDS,
)  # fmt: skip
def refuse_consent(opening: IdentityOpening, *, actor: Actor) -> None:
    """Refuse the consent."""
    opening.decided_by_id, opening.decided_at = actor.own_id, clock.now()


@action(
    "handlers.open_identity", subject=IdentityOpening, who=has_asked, moves=STAYS.within("consented"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def open_identity(opening: IdentityOpening, *, actor: Actor) -> None:
    """Note that the identity is opened now; raises TooLate after the time, vault.Locked when the key does not fit."""
    if not opening.is_open:
        raise TooLate
    vault.opener(opening.case.identity_box, actor.keys.own_only())
    opening.first_opened_at = opening.first_opened_at or clock.now()


@action(
    "handlers.withdraw_request", subject=IdentityOpening, who=has_asked, moves=Move("asked", "consented", to="withdrawn"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_request(opening: IdentityOpening, *, actor: Actor) -> None:
    """The identity is no longer needed: the key sealed to the person is gone at once."""
    vault.dismiss(opening.case.identity_box, vault.person_holder(opening.asked_by_id))
