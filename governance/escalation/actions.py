"""Taking one step of a ladder."""

from typing import Any

from django.db.models import QuerySet

from governance import clock
from governance.access import Actor, scope
from governance.deadlines.models import Deadline, DeadlineStep
from governance.notices import outbox
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action


@scope(DeadlineStep)
def due_steps(actor: Actor) -> QuerySet[DeadlineStep]:
    """Return, for the system only, the steps that are due and not yet taken, of clocks that still run."""
    if actor.kind != "system":
        return DeadlineStep.objects.none()
    return DeadlineStep.objects.filter(
        taken_at__isnull=True, due_at__lte=clock.now(), deadline__state=Deadline.State.RUNNING
    )


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether it is the sweep itself that acts."""
    return actor.kind == "system"


@action(
    "deadlines.take_step",
    subject=DeadlineStep,
    who=is_system,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def take_step(step: DeadlineStep, *, actor: Actor) -> None:
    """Mark the step taken and tell the subject's area in the same transaction; a kill in between undoes both."""
    deadline, rule_step = step.deadline, step.step
    step.taken_at = clock.now()
    payload = {"rule": deadline.rule.code, "kind": rule_step.kind, "audience": rule_step.audience}
    outbox.emit(f"{deadline.subject_type}.step_due", deadline.subject_id, payload)
