"""The manager looks and says for each flag whether there was a purpose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, action
from privacy.monitoring.access import is_reader, is_system, judges_flag
from privacy.monitoring.actions.flagging import settle_if_done
from privacy.monitoring.choices import FlagState
from privacy.monitoring.looking_up import look_up
from privacy.monitoring.models import Flag, Judgement, Look, Plant, Task
from privacy.monitoring.refusals import NothingLeft, NotOlder


@dataclass(frozen=True)
class Shown:
    """What shows the purpose: its kind, its number, when it was recorded."""

    kind: str
    reference: str
    at: datetime


@action(
    "monitoring.look", subject=Task, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def look(task: Task, *, actor: Actor) -> None:
    """Note that a task was opened; the first time counts for the time of checking."""
    Look.objects.get_or_create(task=task, person_id=actor.own_id)


@action(
    "monitoring.show_records", subject=Flag, who=judges_flag, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def show_records(flag: Flag, *, actor: Actor) -> None:
    """Note that somebody had the record numbers of a flag shown in full."""


@action(
    "monitoring.confirm_purpose", subject=Flag, who=judges_flag, moves=Move(FlagState.OPEN, to=FlagState.CONFIRMED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def confirm_purpose(flag: Flag, *, actor: Actor, shown: Shown, words: str = "") -> str:
    """Confirm that there was a purpose, by something recorded before the view. Return what became of a planted entry.

    Raises NotOlder, and NotOlderInTheStore when the records that have come in say otherwise than the manager.
    """
    if shown.at >= flag.seen_from:
        raise NotOlder
    found = look_up(flag, shown)
    _answer(
        flag, actor, FlagState.CONFIRMED, evidence=shown.kind, evidence_reference=shown.reference, evidence_at=shown.at,
        found=found, words=words,
    )  # fmt: skip
    return _unplant(flag, caught=False)


@action(
    "monitoring.deny_purpose", subject=Flag, who=judges_flag, moves=Move(FlagState.OPEN, to=FlagState.UNEXPLAINED),
    clocks=NO_CLOCKS, emits=("monitoring.purpose_denied",), ledger=NO_FIELDS,
)  # fmt: skip
def deny_purpose(flag: Flag, *, actor: Actor, words: str, views: Sequence[UUID] = ()) -> str:
    """Say that no purpose was found, of which views; the chief privacy officer and Compliance have it at once.

    Return what became of a planted entry. Raises NothingLeft when views are to be named and none is.
    """
    there = flag.views.filter(lapsed=False)
    chosen = list(there.filter(pk__in=views))
    if there.exists() and not chosen:
        raise NothingLeft
    answer = _answer(flag, actor, FlagState.UNEXPLAINED, words=words)
    answer.without_purpose.set(chosen)
    return _unplant(flag, caught=True)


def _answer(flag: Flag, actor: Actor, outcome: FlagState, **said: object) -> Judgement:
    task = Task.objects.select_for_update().get(pk=flag.task_id)
    now = clock.now()
    started = started_at(task, actor.own_id) or now
    made = Judgement.objects.create(
        flag=flag, outcome=outcome, older_than=flag.seen_from, judged_by_id=actor.own_id, judged_at=now,
        started_at=min(started, now), seconds=max(0, int((now - started).total_seconds())), **said,
    )  # fmt: skip
    settle_if_done(task, actor.own_id, answering=flag.pk)
    task.version += 1
    task.save()
    return made


def started_at(task: Task, person: UUID) -> datetime | None:
    """Return since when the person has been at the next flag of the task: their first look, or their last answer."""
    looked = task.looks.filter(person_id=person).values_list("first_at", flat=True).first()
    answers = Judgement.objects.filter(flag__task=task, judged_by_id=person).order_by("-judged_at")
    return answers.values_list("judged_at", flat=True).first() or looked


def _unplant(flag: Flag, *, caught: bool) -> str:
    plant = Plant.objects.select_for_update().filter(flag=flag).first()
    if plant is None:
        return ""
    plant.caught = caught
    plant.save()
    return "caught" if caught else "passed"


@action(
    "monitoring.note_handed_over", subject=Task, who=is_system, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def note_handed_over(task: Task, *, actor: Actor) -> None:
    """Note that Compliance has it and that the leak incident is open."""
    task.handed_over_at = clock.now()
