"""Reads of people and roles."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from governance import clock
from governance.organization.queries import in_force
from governance.people.models import Person, RoleAssignment


def assignments_on(day: date) -> QuerySet[RoleAssignment]:
    """Return the role assignments that count on the day: confirmed, in their period, of people who may sign in."""
    return RoleAssignment.objects.filter(
        in_force(day), state=RoleAssignment.State.CONFIRMED, person__is_active=True
    ).select_related("unit")


def holders(roles: Collection[str], *, unit_ids: Collection[UUID] | None = None) -> QuerySet[Person]:
    """Return the people who hold one of the roles today, at one of the units when any are given."""
    held = assignments_on(clock.today()).filter(role__in=roles)
    if unit_ids is not None:
        held = held.filter(unit_id__in=unit_ids)
    return Person.objects.filter(id__in=held.values("person_id")).order_by("staff_number")
