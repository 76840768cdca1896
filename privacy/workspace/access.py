"""Who sees workspace checks, and who may do what.

A visit of headquarters is known to the chief privacy officer and its inspector alone until it is handed in; that a declaration
was drawn, to the unit that verifies it and to the readers of all until there is a result.
"""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from governance.organization.models import Unit
from governance.versions import SetState
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS, READERS_OF_ALL, in_scope, of_units
from privacy.workspace.choices import CheckKind, CheckState, VerificationState
from privacy.workspace.models import Check, CriteriaSet, Defect, Photo, Round, Verification

FILLERS = (*HEADS_OF_UNIT, "division_owner", "block_head")
"""They fill in for their unit: of an office, a division, a block."""
SEERS = (*READERS, "division_owner")
CENTRAL = (Unit.Kind.HEADQUARTERS, Unit.Kind.DIVISION)


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor is the chief privacy officer."""
    return actor.kind == "person" and actor.holds(OFFICER)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the house itself acts."""
    return actor.kind == "system"


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


def is_inspector(actor: Actor) -> bool:
    """Return whether the actor may go on visits: the officer, and privacy managers at headquarters."""
    if actor.kind != "person":
        return False
    return is_officer(actor, None) or any(h.role == "privacy_manager" and h.unit_kind in CENTRAL for h in actor.held)


def acts_for(actor: Actor, unit: UUID) -> bool:
    """Return whether the actor fills in for the unit."""
    return actor.kind == "person" and unit in actor.unit_ids(*FILLERS)


def of_own_units(actor: Actor) -> Q:
    """Return the condition for rows of the units and blocks that the actor answers for, of divisions in charge too."""
    return of_units(actor) | Q(unit_id__in=actor.unit_ids("division_owner"))


@scope(CriteriaSet)
def visible_sets(actor: Actor) -> QuerySet[CriteriaSet]:
    """Return all sets to the officer, the decided ones to everyone who reads checks."""
    if is_officer(actor, None):
        return CriteriaSet.objects.all()
    if actor.kind == "person" and actor.holds(*SEERS):
        return CriteriaSet.objects.filter(state=SetState.DECIDED)
    return CriteriaSet.objects.none()


@scope(Round)
def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """Return the rounds to everyone who reads checks: they say nothing of visits."""
    return Round.objects.all() if actor.kind == "person" and actor.holds(*SEERS) else Round.objects.none()


@scope(Check)
def visible_checks(actor: Actor) -> QuerySet[Check]:
    """Return self-checks as other rows about a unit, visits likewise once they are handed in, before to who goes."""
    rows = Check.objects.all()
    if actor.kind == "system" or is_officer(actor, None):
        return rows
    if actor.kind != "person":
        return rows.none()
    known = Q(kind=CheckKind.SELF) | Q(state=CheckState.HANDED_IN)
    if not actor.holds(*READERS_OF_ALL):
        known &= of_own_units(actor)
    return rows.filter(known | Q(inspector_id=actor.own_id)) if is_inspector(actor) else rows.filter(known)


@scope(Defect)
def visible_defects(actor: Actor) -> QuerySet[Defect]:
    """Return the defects of the units that the actor may see."""
    return in_scope(Defect.objects.all(), actor, Q(unit_id__in=actor.unit_ids("division_owner")))


@scope(Verification)
def visible_verifications(actor: Actor) -> QuerySet[Verification]:
    """Return what the actor's unit verifies, results about the units that the actor may see; all to readers of all."""
    rows = Verification.objects.all()
    if actor.kind == "system" or actor.holds(*READERS_OF_ALL):
        return rows
    if actor.kind != "person":
        return rows.none()
    done = Q(state=VerificationState.DONE) & of_own_units(actor)
    return rows.filter(done | Q(verifier_id__in=actor.unit_ids(*FILLERS)))


@scope(Photo)
def visible_photos(actor: Actor) -> QuerySet[Photo]:
    """Return the photos of what the actor may see."""
    return Photo.objects.filter(
        Q(check_row__in=visible_checks(actor))
        | Q(defect__in=visible_defects(actor))
        | Q(verification__in=visible_verifications(actor))
    )


def may_fill(actor: Actor, check: Check) -> bool:
    """Return whether the actor fills in the check: the inspector a visit, those in charge their own unit's.

    The officer fills in for headquarters and divisions: not all of them have someone with a role for it.
    """
    if check.kind == CheckKind.VISIT:
        return is_inspector(actor) and check.inspector_id == actor.person_id
    return acts_for(actor, check.unit_id) or (is_officer(actor, check) and check.unit.kind in CENTRAL)


def may_put_right(actor: Actor, defect: Defect) -> bool:
    """Return whether the actor reports for the unit; for headquarters and divisions the officer too."""
    return acts_for(actor, defect.unit_id) or (is_officer(actor, defect) and defect.unit.kind in CENTRAL)


def may_close(actor: Actor, defect: Defect) -> bool:
    """Return whether the actor judges the report: never the reporter; the officer, or the unit's privacy manager.

    What a declaration was contradicted by, the officer alone judges: the unit has said "done" before.
    """
    if actor.kind != "person" or actor.person_id == defect.reported_by_id:
        return False
    own = defect.verification_id is None and defect.unit_id in actor.unit_ids("privacy_manager")
    return own or is_officer(actor, defect)


def may_verify(actor: Actor, row: Verification) -> bool:
    """Return whether the actor acts for the verifying unit; for headquarters and divisions the officer too."""
    return acts_for(actor, row.verifier_id) or (is_officer(actor, row) and row.verifier.kind in CENTRAL)
