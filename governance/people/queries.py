"""Reads of people and roles."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from governance import clock
from governance.organization.queries import in_force, name_on
from governance.people.models import Person, RoleAssignment
from governance.people.roles import HEADS_OF_UNIT

LEGAL_OFFICE = "D17"
"""Code of the legal office (法務室)."""


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


def legal_checkers() -> QuerySet[Person]:
    """Return who may check and confirm as the legal office: its people, and the external counsel."""
    people = Q(home_unit__code=LEGAL_OFFICE) | Q(pk__in=holders(["external_counsel"]).values("pk"))
    return Person.objects.filter(people, is_active=True).order_by("staff_number")


def heads_of(unit_id: UUID) -> list[RoleAssignment]:
    """Return today's assignments of roles that head the unit."""
    held = assignments_on(clock.today()).filter(unit_id=unit_id, role__in=HEADS_OF_UNIT)
    return list(held.select_related("person").order_by("role", "person__staff_number"))


def assignments_of(person: Person) -> list[RoleAssignment]:
    """Return all roles of a person, past and future, each with `unit_name`, newest first."""
    rows = person.assignments.select_related("given_by", "confirmed_by").order_by("-valid_from", "role")
    return list(rows.annotate(unit_name=name_on("unit_id", clock.today())))


def changes_of(person: Person, limit: int = 50) -> list[Any]:
    """Return the latest versions of an account with who made them, newest first."""
    return list(person.history.select_related("history_user").order_by("-history_id")[:limit])
