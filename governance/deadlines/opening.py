"""Opening and settling clocks. Called by the runner, inside an action's transaction."""

from datetime import date
from uuid import UUID

from governance import clock
from governance.deadlines.models import Deadline, DeadlineStep, Rule, RuleStep
from governance.deadlines.rules import due_day, step_moment
from governance.organization.queries import in_force


def open_clock(code: str, subject_type: str, subject_id: UUID, opened_on: date, due_on: date | None = None) -> Deadline:
    """Open a clock by the version of the rule in force on the day; raises Rule.DoesNotExist when there is none.

    Inside the organization, reminders whose day has passed already are not sent: whoever agrees today on a day of next week
    needs none. A duty to people outside is recalled late rather than not at all.
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
    DeadlineStep.objects.bulk_create(_step(deadline, step) for step in rule.steps.all())
    return deadline


def _step(deadline: Deadline, step: RuleStep) -> DeadlineStep:
    now, due_at = clock.now(), step_moment(step, deadline.opened_on, deadline.due_on)
    recalls = step.base == RuleStep.Base.BEFORE and not deadline.rule.owed_outside
    missed = recalls and due_at <= now
    return DeadlineStep(deadline=deadline, step=step, due_at=due_at, taken_at=now if missed else None)


def settle_clock(code: str, subject_type: str, subject_id: UUID, *, met: bool = True) -> int:
    """Settle the running clocks of the rule on the subject; return how many there were."""
    running = Deadline.objects.filter(
        subject_id=subject_id, subject_type=subject_type, rule__code=code, state=Deadline.State.RUNNING
    )
    state = Deadline.State.MET if met else Deadline.State.STOPPED
    return running.update(state=state, settled_at=clock.now())


def move_clock(code: str, subject_type: str, subject_id: UUID, opened_on: date, due_on: date | None = None) -> None:
    """Move the subject's running clock of the rule to other days, when facts of the matter turn out otherwise.

    `due_on`: as in `open_clock`. It is the same clock, never a new one. Steps of its ladder that now lie ahead are taken
    again when their day comes.
    """
    running = Deadline.objects.filter(
        subject_id=subject_id, subject_type=subject_type, rule__code=code, state=Deadline.State.RUNNING
    )
    for deadline in running.select_related("rule"):
        deadline.opened_on, deadline.due_on = opened_on, due_on or due_day(deadline.rule, opened_on)
        deadline.save(update_fields=["opened_on", "due_on"])
        for row in deadline.steps.select_related("step"):
            row.due_at = step_moment(row.step, opened_on, deadline.due_on)
            row.taken_at = None if row.due_at > clock.now() else row.taken_at
            row.save(update_fields=["due_at", "taken_at"])


def resume_clock(code: str, subject_type: str, subject_id: UUID) -> int:
    """Let a clock that was stopped run on as if it never had been, since the duty is owed after all; return how many."""
    stopped = Deadline.objects.filter(
        subject_id=subject_id, subject_type=subject_type, rule__code=code, state=Deadline.State.STOPPED
    )
    return stopped.update(state=Deadline.State.RUNNING, settled_at=None)
