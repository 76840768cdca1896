"""Who can be given a case, and why someone cannot."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compliance.models import Case, CaseGrant, Exclusion
from governance import clock, vault
from governance.organization.queries import periods_on
from governance.people.models import Person, RoleAssignment
from governance.people.queries import assignments_on, holders
from governance.people.roles import HEADS_OF_UNIT
from governance.vault.boxes import keys_in_force

Why = str | Promise
NO_KEY: Why = _("Has not made a key yet")
HAS_IT: Why = _("Has the case already")
BELONGS: Why = _("Belongs to the unit concerned")
HEADS: Why = _("Heads the unit concerned or the one above it")


def without_key(people: Iterable[Person]) -> list[Person]:
    """Return those who have no key yet, so that nothing can be sealed to them. One query."""
    chosen = list(people)
    known = keys_in_force(vault.person_holder(person.pk) for person in chosen)
    return [person for person in chosen if vault.person_holder(person.pk) not in known]


def who_cannot(case: Case, people: Collection[Person]) -> dict[UUID, Why]:
    """Return those of the people to whom the case cannot be given, each with the reason. Five queries at most."""
    ids = [person.pk for person in people]
    found: dict[UUID, Why] = {person.pk: NO_KEY for person in without_key(people)}
    found |= dict.fromkeys(
        CaseGrant.objects.filter(content_object=case, user__in=ids).values_list("user_id", flat=True), HAS_IT
    )
    if case.unit_id:
        found |= {person.pk: BELONGS for person in people if person.home_unit_id == case.unit_id}
        found |= dict.fromkeys(_heads(case.unit_id).filter(person__in=ids).values_list("person_id", flat=True), HEADS)
    excluded = Exclusion.objects.filter(case=case, person__in=ids)
    return found | {row.person_id: row.get_reason_display() for row in excluded}


def _heads(unit_id: UUID) -> QuerySet[RoleAssignment]:
    above = periods_on(clock.today()).filter(unit_id=unit_id).values("parent_id")
    return assignments_on(clock.today()).filter(Q(unit_id=unit_id) | Q(unit_id__in=above), role__in=HEADS_OF_UNIT)


def investigators(case: Case) -> tuple[list[Person], list[tuple[Person, Why]]]:
    """Return the investigators in force who can be given the case, and those who cannot, each with the reason."""
    everyone = list(holders(["investigator"]))
    cannot = who_cannot(case, everyone)
    return [p for p in everyone if p.pk not in cannot], [(p, cannot[p.pk]) for p in everyone if p.pk in cannot]


def investigators_to_assign(case: Case) -> QuerySet[Person]:
    """Return the investigators in force to whom the case can be given."""
    can, _cannot = investigators(case)
    return Person.objects.filter(pk__in=[person.pk for person in can]).order_by("staff_number")
