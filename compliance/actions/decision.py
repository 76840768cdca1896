"""Whether a report is taken up, and by whom it is handled."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, remove_perm

from compliance.access import is_handler, is_head, may_assign
from compliance.actions.talking import tell_reporter
from compliance.assigning import HAS_IT, NO_KEY, who_cannot
from compliance.choices import Track
from compliance.content import seal_text
from compliance.filing import identity_keepers, readers_of
from compliance.models import Case
from compliance.sealed import boxes_of, make_work_box
from governance import clock, vault
from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Clocks, Move, Refused, action


class NoKeyYet(Refused):
    """An investigator to be assigned has not made their key."""

    code = "no_key"
    message = _("This person has not made a key yet (menu: My keys), so nothing can be sealed to them.")


class Excluded(Refused):
    """An investigator to be assigned must not see the case."""

    code = "excluded"
    message = _("This person cannot be assigned to this case.")


@action(
    "compliance.accept",
    subject=Case,
    who=is_head,
    moves=Move("received", to="accepted"),
    clocks=Clocks(settles=("D2",)),
    emits=("compliance.case_accepted",),
    ledger=("severity", "category"),
)
def accept(case: Case, *, actor: Actor, severity: str, category: str, message: str) -> None:
    """Take the report up, with severity and category; the reporter is told that it will be investigated (D2)."""
    case.severity, case.category = severity, category
    if case.work_box is None:
        case.work_box = make_work_box(case)
    case.decided_at = clock.now()
    tell_reporter(case, actor, message)


@action(
    "compliance.decline",
    subject=Case,
    who=is_head,
    moves=Move("received", to="declined"),
    clocks=Clocks(opens_today=("D2b",), settles=("D2", "D2b", "D3")),
    emits=("compliance.case_declined",),
    ledger=NO_FIELDS,
)
def decline(case: Case, *, actor: Actor, reason: str, message: str) -> None:
    """Do not take the report up; the reason is kept, and the reporter is told why (D2), in writing (D2b, D3)."""
    case.sealed_decision = seal_text(case, "decision", reason)
    case.decided_at = clock.now()
    tell_reporter(case, actor, message)


@action(
    "compliance.assign",
    subject=Case,
    who=may_assign,
    moves=Move("accepted", "investigating", to="investigating"),
    clocks=NO_CLOCKS,
    emits=("compliance.case_assigned",),
    ledger=("investigators",),
)
def assign(case: Case, *, actor: Actor, investigators: Iterable[Person]) -> None:
    """Grant the case to investigators; raises Excluded when one of them must not see it, NoKeyYet without a key."""
    chosen = list(investigators)
    if any(reason not in (NO_KEY, HAS_IT) for reason in who_cannot(case, chosen).values()):
        raise Excluded
    for person in chosen:
        assign_perm("handle_case", person, case)
    try:
        for box in boxes_of(case):
            vault.admit(box, *(vault.person_holder(person.pk) for person in chosen), keys=actor.keys)
    except vault.NoKey as error:
        raise NoKeyYet from error


@action(
    "compliance.unassign",
    subject=Case,
    who=may_assign,
    moves=STAYS.within("accepted", "investigating"),
    clocks=NO_CLOCKS,
    emits=("compliance.case_unassigned",),
    ledger=("investigator",),
)
def unassign(case: Case, *, actor: Actor, investigator: Person) -> None:
    """Take the case from an investigator: grant and key are gone at once."""
    remove_perm("handle_case", investigator, case)
    for box in boxes_of(case):
        vault.dismiss(box, vault.person_holder(investigator.pk))


@action(
    "compliance.reroute",
    subject=Case,
    who=is_handler,
    moves=STAYS.within("received", "accepted", "investigating"),
    clocks=NO_CLOCKS,
    emits=("compliance.case_rerouted",),
    ledger=("track",),
)
def reroute(case: Case, *, actor: Actor, track: str) -> None:
    """Pass the case to those who may handle it, when it turns out to be about those who have it.

    Keys and grants of the former handlers are gone at once.
    """
    former = {*readers_of(case.track), *(vault.person_holder(grant.user_id) for grant in case.grants.all())}
    for box in boxes_of(case):
        vault.admit(box, *readers_of(track), keys=actor.keys)
        for holder in former.difference(readers_of(track)):
            vault.dismiss(box, holder)
    case.grants.all().delete()
    pass_identity(case, track, actor)
    case.track = Track(track)


def pass_identity(case: Case, track: str, actor: Actor) -> None:
    """Move the key to the identity along: those who keep it on both tracks stay, others go, new ones come if it opens.

    An actor without a key to the identity cannot bring new keepers; the inspector of the board, who holds one on every
    track, can do so later by passing the case on again.
    """
    keepers = set(identity_keepers(track))
    present = vault.holders_of(case.identity_box)
    if vault.opens(case.identity_box, actor.keys):
        vault.admit(case.identity_box, *sorted(keepers - present), keys=actor.keys)
    for holder in present - keepers:
        if holder.startswith("post:"):
            vault.dismiss(case.identity_box, holder)
