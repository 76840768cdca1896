"""Making and ending assignments."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import SYSTEM, Actor
from governance.learning.access import is_owner
from governance.learning.actions.filling import open_round
from governance.learning.models import Assignment, Course, Record
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action, run


class NotPublished(Refused):
    """Nobody can take a course that has no published version."""

    code = "not_published"
    message = _("Publish a version of the course first.")


@action(
    "learning.assign", subject=Course, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("audience", "roles", "units", "occasion", "due_on", "repeats"),
)  # fmt: skip
def assign(
    course: Course, *, actor: Actor, audience: str, roles: Sequence[str], units: Sequence[Unit], occasion: str,
    starts_on: date, due_on: date, grace_days: int, counts_from: date, repeats: bool, remind_days: int, escalate_days: int,
) -> str:  # fmt: skip
    """Assign the course and return the assignment's id; raises NotPublished.

    What begins today is filled in the same transaction, what begins later by the hourly chore of its first day.
    """
    if course.current_id is None:
        raise NotPublished
    made = Assignment.objects.create(
        course=course, audience=audience, roles=list(roles), occasion=occasion, starts_on=starts_on, due_on=due_on,
        grace_days=grace_days, counts_from=counts_from, repeats=repeats, remind_days=remind_days,
        escalate_days=escalate_days,
    )  # fmt: skip
    made.units.set(units)
    if starts_on <= clock.today() and audience != Assignment.Audience.OCCASION:
        run(open_round, actor=SYSTEM, assignment=made)
    return str(made.pk)


@action(
    "learning.end_assignment", subject=Assignment, who=is_owner, moves=Move("active", to="ended"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def end_assignment(assignment: Assignment, *, actor: Actor) -> None:
    """Let an assignment end: nobody new gets it, and what is still open is no longer owed. Completions stay."""
    Record.objects.filter(assignment=assignment, state=Record.State.OPEN).update(
        state=Record.State.RELEASED, current=False
    )
