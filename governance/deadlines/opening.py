"""Opening and settling clocks. Called by the runner, inside an action's transaction."""

from datetime import date
from uuid import UUID

from governance import clock
from governance.deadlines.models import Deadline, DeadlineStep, Rule
from governance.deadlines.rules import due_day, step_moment
from governance.organization.queries import in_force


def open_clock(code: str, subject_type: str, subject_id: UUID, opened_on: date, due_on: date | None = None) -> Deadline:
    """Open a clock by the version of the rule in force on the day; raises Rule.DoesNotExist when there is none.

    `due_on`: the last day where it was agreed for this subject alone, instead of the rule's period.
    """
    rule = Rule.objects.get(in_force(opened_on), code=code)
    latest = Deadline.objects.filter(subject_id=subject_id, subject_type=subject_type, rule__code=code)
    deadline = Deadline.objects.create(
        subject_type=subject_type,
        subject_id=subject_id,
        rule=rule,
        round=latest.count() + 1,
        opened_on=opened_on,
        due_on=due_on or due_day(rule, opened_on),
    )
    DeadlineStep.objects.bulk_create(
        DeadlineStep(deadline=deadline, step=step, due_at=step_moment(step, opened_on, deadline.due_on))
        for step in rule.steps.all()
    )
    return deadline


def settle_clock(code: str, subject_type: str, subject_id: UUID, *, met: bool = True) -> int:
    """Settle the running clocks of the rule on the subject; return how many there were."""
    running = Deadline.objects.filter(
        subject_id=subject_id, subject_type=subject_type, rule__code=code, state=Deadline.State.RUNNING
    )
    state = Deadline.State.MET if met else Deadline.State.STOPPED
    return running.update(state=state, settled_at=clock.now())
