"""Who is a handler today, who keeps the register, who may ask, consent and open."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from compliance.access import conflict_of, is_handler, visible_to
from compliance.handlers.choices import DesignationState
from compliance.handlers.models import Designation, IdentityOpening
from compliance.models import Case
from compliance.rules import IDENTITY_OPENERS
from governance import clock
from governance.access import Actor, scope
from governance.people.models import Person

KEEPERS_OF_REGISTER = ("compliance_head", "vice_president", "president", "statutory_auditor")
OPENERS = ("compliance_head", "investigator", "statutory_auditor", "external_counsel")
"""Roles that may hold the office of a designated handler, or open identities by their own post."""


def in_force_today() -> QuerySet[Designation]:
    """Return the designations that count today."""
    today = clock.today()
    return Designation.objects.filter(state=DesignationState.IN_FORCE, valid_from__lte=today, valid_to__gte=today)


def handlers_today() -> QuerySet[Person]:
    """Return the designated handlers of today."""
    return Person.objects.filter(is_active=True, pk__in=in_force_today().values("person_id")).order_by("staff_number")


@scope(Designation)
def visible_designations(actor: Actor) -> QuerySet[Designation]:
    """Return the whole register for its keepers, one's own designations for everyone else."""
    if actor.kind != "person":
        return Designation.objects.none()
    if actor.holds(*KEEPERS_OF_REGISTER):
        return Designation.objects.all()
    return Designation.objects.filter(person_id=actor.own_id)


@scope(IdentityOpening)
def visible_openings(actor: Actor) -> QuerySet[IdentityOpening]:
    """Return one's own requests, those of cases one may see, and those to which one may consent."""
    if actor.kind == "reporter":
        return IdentityOpening.objects.filter(case_id=actor.own_id)
    if actor.kind != "person":
        return IdentityOpening.objects.none()
    conflicting = Case.objects.filter(conflict_of(actor), pk=OuterRef("case_id"))
    by_office = Q(case__track__in=tracks_opened_by(actor)) & ~Exists(conflicting)
    return IdentityOpening.objects.filter(by_office | Q(case__in=visible_to(actor)))


def tracks_opened_by(actor: Actor) -> list[str]:
    """Return the tracks on which the actor's offices may open identities."""
    return [track for track, posts in IDENTITY_OPENERS.items() if actor.posts & posts]


def is_opener(actor: Actor, case: Case) -> bool:
    """Return whether the actor holds an office that may open identities on the case's track."""
    return bool(actor.posts & IDENTITY_OPENERS[case.track])


def may_ask(actor: Actor, case: Case) -> bool:
    """Return whether the actor may ask: works on the case, and holds the office; and there is a name at all."""
    return case.sealed_identity is not None and is_handler(actor, case) and is_opener(actor, case)


def may_decide(actor: Actor, opening: IdentityOpening) -> bool:
    """Return whether the actor may consent or refuse: a second person in the office."""
    return actor.person_id != opening.asked_by_id and is_opener(actor, opening.case)


def has_asked(actor: Actor, opening: IdentityOpening) -> bool:
    """Return whether the request is the actor's own, and they still may open: in office, and at work on the case."""
    return actor.person_id == opening.asked_by_id and may_ask(actor, opening.case)


def may_propose(actor: Actor, _: Any) -> bool:
    """Return whether the actor proposes designations."""
    return actor.holds("compliance_head")


def may_confirm(actor: Actor, designation: Designation) -> bool:
    """Return whether the actor confirms: a vice-president or the president, neither proposer nor the one designated."""
    strangers = actor.person_id not in (designation.person_id, designation.proposed_by_id)
    return actor.holds("vice_president", "president") and strangers


def may_end(actor: Actor, designation: Designation) -> bool:
    """Return whether the actor ends a designation."""
    return actor.holds("compliance_head", "vice_president", "president")


def is_designated(actor: Actor, designation: Designation) -> bool:
    """Return whether the designation is the actor's own."""
    return actor.person_id == designation.person_id
