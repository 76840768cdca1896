"""Who may see and change accounts and roles."""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, scope
from governance.people.models import Person, RoleAssignment
from governance.people.roles import CONFIRMERS

ADMIN = "system_admin"


@scope(Person)
def visible_people(actor: Actor) -> QuerySet[Person]:
    """Return all accounts for an administrator, none for others."""
    return Person.objects.all() if actor.holds(ADMIN) else Person.objects.none()


@scope(RoleAssignment)
def visible_assignments(actor: Actor) -> QuerySet[RoleAssignment]:
    """Return all assignments for an administrator, those that wait for confirmation for those who confirm."""
    if actor.holds(ADMIN):
        return RoleAssignment.objects.all()
    if actor.holds(*CONFIRMERS):
        return RoleAssignment.objects.filter(state=RoleAssignment.State.PROPOSED)
    return RoleAssignment.objects.none()


def is_admin(actor: Actor, _: Any) -> bool:
    """Return whether the actor keeps accounts."""
    return actor.holds(ADMIN)


def is_admin_for_another(actor: Actor, subject: Any) -> bool:
    """Return whether the actor keeps accounts and the one concerned is not their own."""
    person_id = getattr(subject, "person_id", None) or getattr(subject, "pk", None)
    return actor.holds(ADMIN) and person_id != actor.id


def may_confirm(actor: Actor, assignment: RoleAssignment) -> bool:
    """Return whether the actor may confirm: holds a confirming role, and neither gives nor receives the role."""
    return actor.holds(*CONFIRMERS) and actor.id not in (assignment.person_id, assignment.given_by_id)
