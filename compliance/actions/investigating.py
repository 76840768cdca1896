"""Plan, tasks, chronology, allegations: the work on a case. Each is noted with the case, whose row stays as it is."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max

from compliance.access import is_handler
from compliance.choices import WORKED_ON
from compliance.models import Allegation, Case, Evidence, Interview, Message, Occurrence, Plan, Task
from compliance.sealed import seal_row
from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, WrongState, action

BESIDE = READS.within(*WORKED_ON)
"""Work on a case under investigation that leaves the case's own row, version and history as they are."""


def next_number(rows: object) -> int:
    """Return the next number among the rows of a case. The runner holds the case's row: two at once get two numbers."""
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1  # type: ignore[attr-defined]


@action(
    "compliance.plan",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("starts_on", "ends_on"),
)
def plan(
    case: Case, *, actor: Actor, starts_on: date, ends_on: date, questions: str, steps: str, changes: str = ""
) -> None:
    """Write the plan of the investigation, or a new version of it."""
    row = Plan(case=case, number=next_number(case.plans), author_id=actor.own_id, starts_on=starts_on, ends_on=ends_on)
    row.sealed = seal_row(case, row, {"questions": questions, "steps": steps, "changes": changes})
    row.save(force_insert=True)


@action(
    "compliance.add_task",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=("compliance.task_added",),
    ledger=("assignee", "due_on"),
)
def add_task(case: Case, *, actor: Actor, text: str, assignee: Person, due_on: date) -> None:
    """Give someone who works on the case a thing to do by a day."""
    row = Task(case=case, assignee=assignee, due_on=due_on, made_by_id=actor.own_id)
    row.sealed = seal_row(case, row, {"text": text})
    row.save(force_insert=True)


def _end_task(task: Task, state: Task.State) -> None:
    row = Task.objects.select_for_update().get(pk=task.pk)
    if row.state != Task.State.OPEN:
        raise WrongState
    row.state, row.ended_at = state, clock.now()
    row.save(update_fields=["state", "ended_at"])


@action(
    "compliance.finish_task",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("task",),
)
def finish_task(case: Case, *, actor: Actor, task: Task) -> None:
    """Note that a task is done; raises WrongState when it has ended already."""
    _end_task(task, Task.State.DONE)


@action(
    "compliance.drop_task",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("task",),
)
def drop_task(case: Case, *, actor: Actor, task: Task) -> None:
    """Note that a task is no longer needed; raises WrongState when it has ended already."""
    _end_task(task, Task.State.DROPPED)


@action(
    "compliance.add_occurrence",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def add_occurrence(
    case: Case,
    *,
    actor: Actor,
    day: date,
    precision: str,
    text: str,
    evidence: Iterable[Evidence],
    message: Message | None = None,
    interview: Interview | None = None,
) -> None:
    """Add a line to the chronology, with the evidence for it and the message or interview that it was taken from."""
    row = Occurrence(case=case, day=day, precision=precision, message=message, interview=interview)
    row.made_by_id = actor.own_id
    row.sealed = seal_row(case, row, {"text": text})
    row.save(force_insert=True)
    row.evidence.set(evidence)


@action(
    "compliance.remove_occurrence",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("occurrence",),
)
def remove_occurrence(case: Case, *, actor: Actor, occurrence: Occurrence) -> None:
    """Take a line out of the chronology."""
    case.occurrences.filter(pk=occurrence.pk).delete()


@action(
    "compliance.add_allegation",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def add_allegation(case: Case, *, actor: Actor, what: str, rule: str, who: str) -> None:
    """Write down one allegation: what, against which rule or article, who is concerned."""
    row = Allegation(case=case, number=next_number(case.allegations), made_by_id=actor.own_id)
    row.sealed = seal_row(case, row, {"what": what, "rule": rule, "who": who})
    row.save(force_insert=True)


@action(
    "compliance.find",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("allegation", "result"),
)
def find(
    case: Case, *, actor: Actor, allegation: Allegation, result: str, reasons: str, evidence: Iterable[Evidence]
) -> None:
    """Say what was found of one allegation, why, and by which evidence; again when more is known (versions are kept)."""
    row = Allegation.objects.select_for_update().get(pk=allegation.pk)
    row.result, row.found_by_id, row.found_at = result, actor.own_id, clock.now()
    row.sealed_reasons = seal_row(case, row, {"reasons": reasons}, "reasons")
    row.save()
    row.evidence.set(evidence)
