"""Whom an assignment asks, as of today."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance import clock
from governance.learning.models import Assignment, Record
from governance.learning.occasions import NEW_STAFF
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.people.outsiders import staff_on
from governance.people.queries import assignments_on


def audience_of(assignment: Assignment) -> QuerySet[Person]:
    """Return the people whom the assignment asks. On an occasion: those whom it reached already, and newcomers."""
    active, staff = Person.objects.filter(is_active=True).order_by(), staff_on(clock.today()).order_by()
    kind = assignment.audience
    if kind == Assignment.Audience.ALL:
        return staff
    if kind == Assignment.Audience.ROLES:
        held = assignments_on(clock.today()).filter(role__in=assignment.roles)
        return active.filter(pk__in=held.order_by().values("person_id"))
    if kind == Assignment.Audience.UNITS:
        chosen = list(assignment.units.values_list("pk", flat=True))
        below = periods_on(clock.today()).filter(parent_id__in=chosen).order_by().values("unit_id")
        return staff.filter(Q(home_unit_id__in=chosen) | Q(home_unit_id__in=below))
    reached = Exists(Record.objects.filter(person=OuterRef("pk"), assignment=assignment))
    if assignment.occasion == NEW_STAFF:
        return staff.filter(reached | Q(created_at__date__gte=assignment.starts_on))
    return active.filter(reached)
