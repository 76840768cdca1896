"""What was adopted is carried out and ends in the manual."""

from datetime import date

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, action
from voice.proposals.access import may_carry, may_finish
from voice.proposals.choices import State
from voice.proposals.models import ManualChange, Proposal, Task
from voice.proposals.refusals import TasksOpen


@action(
    "proposals.add_task", subject=Proposal, who=may_carry, moves=STAYS.within(State.CARRYING), clocks=NO_CLOCKS,
    emits=("proposals.task_added",), ledger=("unit", "due_on"),
)  # fmt: skip
def add_task(proposal: Proposal, *, actor: Actor, text: str, unit: Unit, due_on: date) -> None:
    """Say what is to be done, by which unit and until when."""
    Task.objects.create(proposal=proposal, text=text, unit=unit, due_on=due_on)


@action(
    "proposals.finish_task", subject=Task, who=may_finish, moves=Move(Task.State.OPEN, to=Task.State.DONE),
    clocks=NO_CLOCKS, emits=("proposals.task_finished",), ledger=NO_FIELDS,
)  # fmt: skip
def finish_task(task: Task, *, actor: Actor, evidence: str) -> None:
    """Report it as done, with what shows it."""
    task.evidence, task.done_by_id, task.done_at = evidence, actor.own_id, clock.now()


@action(
    "proposals.record_manual", subject=Proposal, who=may_carry, moves=Move(State.CARRYING, to=State.IN_MANUAL),
    clocks=NO_CLOCKS, emits=("proposals.manual_changed",), ledger=("in_force_on",),
)  # fmt: skip
def record_manual(proposal: Proposal, *, actor: Actor, manual: str, section: str, in_force_on: date, text: str) -> None:
    """Record where it stands in the manual, which closes it; raises TasksOpen."""
    if proposal.tasks.filter(state=Task.State.OPEN).exists():
        raise TasksOpen
    ManualChange.objects.create(
        proposal=proposal, manual=manual, section=section, in_force_on=in_force_on, text=text, author_id=actor.own_id
    )
