"""Taking a course: beginning it of one's own accord, reading page after page."""

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.learning.access import is_learner, may_start
from governance.learning.actions.completing import complete
from governance.learning.models import Course, Record
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, action


class HasRecord(Refused):
    """The person has the course already."""

    code = "has_record"
    message = _("You have this course already. You find it under your training.")


class PageSkipped(Refused):
    """Pages are read in order."""

    code = "page_skipped"
    message = _("Read the pages before this one first.")


@action(
    "learning.start", subject=Course, who=may_start, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS
)
def start(course: Course, *, actor: Actor) -> str:
    """Give the actor a record of a course that nobody assigned to them; return its id. Raises HasRecord.

    The course's row is locked by the runner, so that two requests at once do not make two.
    """
    if Record.objects.filter(course=course, person_id=actor.own_id, current=True).exists():
        raise HasRecord
    made = Record.objects.create(course=course, person_id=actor.own_id, assigned_on=clock.today())
    return str(made.pk)


@action(
    "learning.read", subject=Record, who=is_learner, moves=STAYS.within("open"), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("place",),
)  # fmt: skip
def read(record: Record, *, actor: Actor, place: int) -> None:
    """Note that a page was read; the first one fixes the edition. The last one completes a course without a test.

    Raises PageSkipped.
    """
    if record.edition_id is None:
        record.edition = record.course.current
    edition = record.edition
    if edition is None or place > record.pages_read + 1 or place > edition.pages.count():
        raise PageSkipped
    record.pages_read = max(record.pages_read, place)
    if not edition.drawn and record.pages_read == edition.pages.count():
        complete(record, on=clock.today(), source=Record.Source.ONLINE, score=None)
