"""Reads of the promotion plan for pages and for the yearly review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.lists.counting import number_of
from governance.organization.queries import in_force, name_on
from governance.people.models import Person, RoleAssignment
from governance.people.queries import assignments_on
from governance.people.roles import Role
from governance.web.templatetags.dates import japanese_day
from privacy.access import READERS_OF_ALL
from privacy.promotion.access import visible_items
from privacy.promotion.choices import OPEN_STATES, CatalogueState, Group, ReviewState
from privacy.promotion.models import Catalogue, Designation, Item, Requirement, Review
from privacy.promotion.rules.review import GroupCount, Line, by_group
from privacy.units import units_seen

SOON = timedelta(days=30)


def catalogue_in_force() -> Catalogue | None:
    """Return the version in force, the last one that was decided."""
    return Catalogue.objects.filter(state=CatalogueState.DECIDED).first()


def grouped(catalogue: Catalogue) -> list[tuple[str, list[Requirement]]]:
    """Return label and requirements of each group of a version. One query."""
    rows = list(catalogue.requirements.all())
    return [(str(group.label), [row for row in rows if row.group == group]) for group in Group]


def items_for(actor: Actor) -> QuerySet[Item]:
    """Return the requirements in force that the actor may see, with the names of the units that own them."""
    rows = visible_items(actor).filter(is_current=True).select_related("requirement")
    named: QuerySet[Item] = rows.annotate(unit_name=name_on("unit_id", clock.today()))
    return named


def progress_for(actor: Actor) -> list[GroupCount]:
    """Return how far each group has come, of what the actor may see. One query."""
    late = Q(state__in=OPEN_STATES, due_on__lt=clock.today())
    rows = visible_items(actor).filter(is_current=True).order_by().values("requirement__group", "state")
    counted = rows.annotate(n=Count("pk"), late=Count("pk", filter=late))
    pairs: list[tuple[str, str, bool, int]] = []
    for row in counted:
        group, state = row["requirement__group"], row["state"]
        pairs += [(group, state, True, row["late"]), (group, state, False, row["n"] - row["late"])]
    return by_group(pairs)


def lines_today() -> list[Line]:
    """Return every requirement in force as it stands, for a review. One query."""
    today = clock.today()
    rows = Item.objects.filter(is_current=True).select_related("requirement").order_by("requirement__position")
    return [
        Line(
            code=item.code, group=item.requirement.group, text=item.requirement.text, unit=item.unit_name or "",
            state=item.state, due_on=item.due_on.isoformat() if item.due_on else "", late=item.is_late(today),
        )
        for item in rows.annotate(unit_name=name_on("unit_id", today))
    ]  # fmt: skip


def review_before(review: Review) -> Review | None:
    """Return the approved review of the year before, or the last one before that."""
    earlier = Review.objects.filter(fiscal_year__lt=review.fiscal_year, state=ReviewState.APPROVED)
    return earlier.order_by("-fiscal_year").first()


def late_items() -> QuerySet[Item]:
    """Return the requirements in force that should have been met by now."""
    return Item.objects.filter(is_current=True, state__in=OPEN_STATES, due_on__lt=clock.today())


def items_waiting(units: Iterable[UUID]) -> QuerySet[Item]:
    """Return what the units have still to meet within a month or should have met, soonest first."""
    rows = Item.objects.filter(is_current=True, state__in=OPEN_STATES, due_on__lte=clock.today() + SOON)
    return rows.filter(unit_id__in=list(units)).order_by("due_on", "code")


def designations_on(day: date) -> QuerySet[Designation]:
    """Return the privacy staff of the day, those in service."""
    return Designation.objects.filter(in_force(day), person__is_active=True)


def _held(role: str) -> QuerySet[RoleAssignment]:
    return RoleAssignment.objects.filter(role=role, state=RoleAssignment.State.CONFIRMED, unit=OuterRef("unit_id"))


def units_for(actor: Actor) -> QuerySet[Any]:
    """Return today's units that the actor may see, with those in charge."""
    return with_charges(units_seen(actor))


def with_charges(periods: QuerySet[Any]) -> QuerySet[Any]:
    """Add to today's periods of units how many managers and staff each has, and since when none."""
    today = clock.today()
    held, named = _held(Role.PRIVACY_MANAGER), Designation.objects.filter(unit=OuterRef("unit_id"))
    managers = assignments_on(today).filter(role=Role.PRIVACY_MANAGER, unit=OuterRef("unit_id"))
    rows: QuerySet[Any] = periods.annotate(
        code=F("unit__code"),
        managers=number_of(managers, "unit"),
        staff=number_of(designations_on(today).filter(unit=OuterRef("unit_id")), "unit"),
        manager_left=_last(held.filter(valid_to__lt=today), "unit"),
        staff_left=_last(named.filter(valid_to__lt=today), "unit"),
        had_manager=Exists(held.filter(valid_from__lte=today)),
        had_staff=Exists(named),
    )
    return rows


def _last(rows: QuerySet[Any], by: str) -> Subquery:
    return Subquery(rows.order_by().values(by).annotate(last=Max("valid_to")).values("last"))


def vacancy(number: int, left: date | None, had: bool) -> str:
    """Return in words since when nobody looks after it, "" when somebody does."""
    if number:
        return ""
    if left is not None:
        return _("Vacant since %(day)s") % {"day": japanese_day(left + timedelta(days=1))}
    return _("Vacant: no longer in service") if had else _("Vacant: nobody was ever named")


@dataclass(frozen=True)
class Charge:
    """Who looks after personal information in a unit."""

    managers: list[str]
    staff: list[str]


def in_charge_of(units: Iterable[UUID]) -> dict[UUID, Charge]:
    """Return the names by unit. Two queries."""
    ids = list(units)
    found = {unit: Charge([], []) for unit in ids}
    managers = assignments_on(clock.today()).filter(role=Role.PRIVACY_MANAGER, unit_id__in=ids)
    for unit, name in managers.order_by("person__staff_number").values_list("unit_id", "person__name"):
        found[unit].managers.append(name)
    named = designations_on(clock.today()).filter(unit_id__in=ids).order_by("person__staff_number")
    for unit, name in named.values_list("unit_id", "person__name"):
        found[unit].staff.append(name)
    return found


def staff_of(unit: UUID) -> list[Designation]:
    """Return the privacy staff of a unit, past ones too, newest first."""
    return list(Designation.objects.filter(unit_id=unit).select_related("person", "designated_by")[:50])


def managers_of(unit: UUID) -> list[RoleAssignment]:
    """Return the privacy managers of a unit, past ones too, newest first."""
    rows = RoleAssignment.objects.filter(
        unit_id=unit, role=Role.PRIVACY_MANAGER, state=RoleAssignment.State.CONFIRMED, valid_from__lte=clock.today()
    )
    return list(rows.select_related("person").order_by("-valid_from")[:50])


def person_in(unit: UUID, staff_number: str) -> Person | None:
    """Return the person in service with the number who belongs to the unit."""
    return Person.objects.filter(home_unit_id=unit, staff_number=staff_number, is_active=True).first()


@dataclass(frozen=True)
class Vacancies:
    """How many units have no manager, how many no staff."""

    units: int
    without_manager: int
    without_staff: int


def vacancies(periods: QuerySet[Any]) -> Vacancies:
    """Return how many of today's units have nobody. One query."""
    rows = with_charges(periods).order_by().values_list("managers", "staff")
    pairs = list(rows)
    return Vacancies(len(pairs), sum(not managers for managers, _s in pairs), sum(not staff for _m, staff in pairs))


def sees_all(actor: Actor) -> bool:
    """Return whether the actor reads the whole plan."""
    return actor.holds(*READERS_OF_ALL)
