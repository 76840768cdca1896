"""The ladder of the due day: reminder before, overdue, to the head of the unit; and the unit's own reminder.

A due day and a step on the record, swept, instead of a clock (governance.deadlines) per record: 22,000 staff times the courses
would be half a million clocks with three steps each, and their sweep takes one transaction per step. Here one statement moves
all records of an assignment. The step only grows and changes in the same transaction as ledger and event, so each is taken
once, also when the worker is killed or two run at once. After an outage a record climbs straight to the highest step due.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.learning.access import is_system, may_remind
from governance.learning.completion import open_in, reaches
from governance.learning.models import Assignment, Course, Record, Round
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, STAYS, Invisible, Refused, action

STEPS = {
    Round.Kind.ESCALATED: Record.Step.ESCALATED,
    Round.Kind.OVERDUE: Record.Step.OVERDUE,
    Round.Kind.DUE_SOON: Record.Step.REMINDED,
}
"""The highest first."""
DAYS_BETWEEN_REMINDERS = 7


class RemindedLately(Refused):
    """A unit is not flooded with reminders."""

    code = "reminded_lately"
    message = _("The people of this unit were reminded within the last seven days.")


class NobodyOwes(Refused):
    """There is nobody to remind."""

    code = "nobody_owes"
    message = _("Nobody in this unit still has to take the course.")


def due_for(kind: str, assignment: Assignment, today: date) -> QuerySet[Record]:
    """Return the records of the assignment that are to climb to the step of this kind now."""
    reached: dict[str, Q] = {
        Round.Kind.ESCALATED: Q(due_on__lt=today - timedelta(days=assignment.escalate_days)),
        Round.Kind.OVERDUE: Q(due_on__lt=today),
        Round.Kind.DUE_SOON: Q(
            due_on__gte=today, due_on__lte=today + timedelta(days=assignment.remind_days), assigned_on__lt=today
        ),
    }
    rows = Record.objects.filter(assignment=assignment, state=Record.State.OPEN, step__lt=STEPS[Round.Kind(kind)])
    return rows.filter(reached[kind], person__is_active=True)


@action(
    "learning.climb", subject=Round, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("learning.round_opened",), ledger=("assignment", "kind"),
)  # fmt: skip
def climb(*, actor: Actor, assignment: Assignment, kind: str) -> Round:
    """Move all records of the assignment that are due to a step up to it; the listener tells the people and the heads."""
    made = Round.objects.create(kind=kind, course_id=assignment.course_id, assignment=assignment, day=clock.today())
    due = due_for(kind, assignment, clock.today()).select_for_update(of=("self",), skip_locked=True)
    rows = Record.objects.filter(pk__in=due.order_by().values("pk"))
    made.count = rows.update(step=STEPS[Round.Kind(kind)], step_round=made)
    made.save()
    return made


@action(
    "learning.remind", subject=Round, creates=True, who=may_remind, moves=STAYS, clocks=NO_CLOCKS,
    emits=("learning.round_opened",), ledger=("course", "unit"),
)  # fmt: skip
def remind(*, actor: Actor, course: Course, unit: Unit) -> Round:
    """Remind the people of a unit, and of those below it, of a course that they owe. At most once in seven days per unit.

    Raises Invisible for a unit out of the actor's reach, RemindedLately, NobodyOwes.
    """
    if not reaches(actor, course, unit):
        raise Invisible
    Course.objects.select_for_update().get(pk=course.pk)
    if last_reminder(course, unit) is not None:
        raise RemindedLately
    count = open_in(course, unit).count()
    if not count:
        raise NobodyOwes
    return Round.objects.create(
        kind=Round.Kind.BY_HEAD, course=course, unit=unit, by_id=actor.own_id, day=clock.today(), count=count
    )


def last_reminder(course: Course, unit: Unit) -> Any:
    """Return the day of the unit's reminder of the last seven days, None when there was none."""
    since = clock.today() - timedelta(days=DAYS_BETWEEN_REMINDERS)
    sent = Round.objects.filter(kind=Round.Kind.BY_HEAD, course=course, unit=unit, day__gt=since)
    return sent.order_by("-day").values_list("day", flat=True).first()
