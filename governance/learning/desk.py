"""Courses that wait for the reader."""

from django.utils.translation import gettext as _

from governance.access import Actor
from governance.deadlines.queries import face_until
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.learning.queries import to_do


@waits
def courses_waiting(actor: Actor) -> list[DeskItem]:
    """Return the courses that the actor must still take, with their due day. One query."""
    return [
        DeskItem(
            _("Take a course"),
            record.course.title,
            record.get_absolute_url(),
            record.assigned_on,
            face_until(record.due_on, _("Training"), record.assigned_on) if record.due_on else None,
        )
        for record in to_do(actor)[:PER_AREA]
    ]
