"""Courses that wait for the reader."""

from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.deadlines.queries import ClockFace
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.learning.models import Record
from governance.learning.queries import to_do, tone_of


@waits
def courses_waiting(actor: Actor) -> list[DeskItem]:
    """Return the courses that the actor must still take, with their due day. One query."""
    return [
        DeskItem(
            _("Take a course"), record.course.title, record.get_absolute_url(), record.assigned_on, face_of(record)
        )
        for record in to_do(actor)[:PER_AREA]
    ]


def face_of(record: Record) -> ClockFace | None:
    """Return the due day in the form in which clocks are shown, None for what nobody asked for."""
    if record.due_on is None:
        return None
    left = (record.due_on - clock.today()).days
    tone = tone_of(record.due_on)
    return ClockFace("", _("Training"), tone, record.assigned_on, record.due_on, left, None)
