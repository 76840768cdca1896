"""What other rooms may ask and call: who has completed a course, and that an occasion came for a person."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from governance.access import SYSTEM
from governance.learning.actions.filling import open_round
from governance.learning.models import Assignment, Record
from governance.people.models import Person
from governance.runner import run


def has_completed(person_ids: Collection[UUID], course_code: str, on_day: date) -> set[UUID]:
    """Return those of the people whose completion of the course counted on the day. One query."""
    valid = Q(valid_until__isnull=True) | Q(valid_until__gte=on_day)
    rows = Record.objects.filter(
        valid,
        state=Record.State.COMPLETED,
        course__code=course_code,
        person_id__in=person_ids,
        completed_on__lte=on_day,
    )
    return set(rows.values_list("person_id", flat=True))


def on_event(event_code: str, person: Person) -> int:
    """Assign the courses of an occasion to a person; return by how many assignments. Harmless when repeated.

    Called from an action or a listener of the room that registered the occasion, in whose transaction it happens. Who
    has completed a course already, so that it counts, is not asked again.
    """
    found = Assignment.objects.filter(
        state=Assignment.State.ACTIVE, audience=Assignment.Audience.OCCASION, occasion=event_code
    )
    for assignment in found:
        run(open_round, actor=SYSTEM, assignment=assignment, person_ids=[person.pk])
    return len(found)
