"""What follows from an event, and who is told. A notice names a task by its reference number alone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.access import SYSTEM
from governance.calendar.eras import in_japanese
from governance.handover import Handed, Suspect, cross_check, hand_over
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import assignments_on, holders
from governance.runner import run
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS_OF_BLOCK
from privacy.contributed import Opening, explained_day, incident_opened
from privacy.monitoring import actions
from privacy.monitoring.access import BLOCK_HEAD, EXECUTIVE
from privacy.monitoring.choices import FlagState, Level
from privacy.monitoring.models import Flag, Plant, Task, TrailRequest
from privacy.monitoring.queries import SUBJECT, denied_flags, real_flags

declare("monitoring.task_opened", _("Confirm what records were viewed for."))
declare("monitoring.purpose_denied", _("No purpose was found for views of records."))
declare("monitoring.trail_requested", _("Somebody asks who has viewed their record."))
declare("monitoring.trail_decided", _("A request for the trail of a record was decided."))
declare("monitoring.clock.amber", _("The purpose of views is to be confirmed within two days."))
declare("monitoring.clock.passed", _("The purpose of views was not confirmed in time."))
declare("monitoring.clock.escalated", _("Views whose purpose was not confirmed in time were passed upwards to you."))

SNOOPING = "snooping"
"""The kind of leak incident, by its code."""
POSITIONS = {
    "president": "president", EXECUTIVE: "vice_president", "compliance_head": "compliance_head",
    "investigator": "compliance_division",
}  # fmt: skip
"""Role → position, by the codes of Compliance: they decide who may deal with it."""


@on("access_logs.day_explained")
def await_the_day(event: Event) -> None:
    """Let the day wait to be gone through; the worker does it."""
    run(actions.await_day, actor=SYSTEM, day=explained_day.ask(UUID(str(event.subject_id))))


def judges_of(task: Task) -> set[Person]:
    """Return who judges first, without the person themselves."""
    found: Iterable[Person]
    if task.level == Level.UNIT:
        found = holders(HEADS_OF_UNIT, unit_ids=[task.unit_id])
    elif task.level == Level.BLOCK and task.block_id is not None:
        found = holders([BLOCK_HEAD], unit_ids=[task.block_id])
    else:
        found = holders([EXECUTIVE if task.level == Level.EXECUTIVE else OFFICER])
    return {person for person in found if person.pk != task.person_id}


def _tell(event: Event, task: Task, people: Iterable[Person], kind: str = "") -> None:
    others = [person for person in people if person.pk != task.person_id]
    tell(others, kind or event.name, reference=task.reference, path=task.get_absolute_url(), event=event)


@on("monitoring.task_opened")
def tell_who_judges(event: Event) -> None:
    """Tell who judges first."""
    task = Task.objects.get(pk=str(event.subject_id))
    _tell(event, task, judges_of(task))


@on("monitoring.purpose_denied")
def pass_on(event: Event) -> None:
    """Let the chief privacy officer and Compliance have it at once, and a leak incident open; never for what was made up."""
    flag = Flag.objects.select_related("task__unit", "task__person").get(pk=str(event.subject_id))
    if Plant.objects.filter(flag=flag).exists():
        return
    task = flag.task
    top = [EXECUTIVE] if task.level == Level.EXECUTIVE else [OFFICER]
    _tell(event, task, holders(top))
    if task.handed_over_at is not None:
        return
    known_at, text = flag.judgement.judged_at, summary_of(task)
    hand_over(
        Handed(
            source="access", subject_type=SUBJECT, subject_id=task.pk, unit=task.unit, aware_at=known_at, summary=text,
            actor=SYSTEM, kinds=("records",), position=position_of(task), who=who_of(task),
        )
    )  # fmt: skip
    if (
        task.level != Level.EXECUTIVE
    ):  # the chief privacy officer reads every incident: their own views are Compliance's alone
        incident_opened.ask(
            Opening(
                SUBJECT, task.pk, SNOOPING, task.unit_id, known_at, text, kept_from_unit=True, views=True,
                handed_over=True,
            )
        )  # fmt: skip
    run(actions.note_handed_over, actor=SYSTEM, subject=task.pk)


def summary_of(task: Task) -> str:
    """Return what is known, without a record number: the task, the rules that hit, what the manager said."""
    lines = [f"{task.reference} {in_japanese(task.day)}"]
    for flag in denied_flags(task.pk):
        lines += ["", f"{flag.title}: {flag.why}", flag.judgement.words]
    return "\n".join(lines)[:2000]


def who_of(task: Task) -> str:
    """Return whose views they are."""
    return f"{task.staff_id} {task.person.name}" if task.person else task.staff_id


def position_of(task: Task) -> str:
    """Return the code by which Compliance keeps those concerned away from it."""
    held = {row.role for row in assignments_on(task.day).filter(person_id=task.person_id)} if task.person_id else set()
    return next((position for role, position in POSITIONS.items() if role in held), "staff")


def not_handed_over(known: QuerySet[Any]) -> Iterable[Suspect]:
    """Yield the tasks with views without a purpose that Compliance should have."""
    denied = real_flags().filter(state=FlagState.UNEXPLAINED).values("task")
    for task in Task.objects.filter(pk__in=denied).exclude(pk__in=known).order_by("day", "pk"):
        yield Suspect(SUBJECT, task.pk, task.unit_id, task.day, task.reference, task.get_absolute_url())


cross_check(
    "monitoring.never_handed_over", _("Views without a purpose that Compliance has not"), SUBJECT, not_handed_over
)


@on(f"{SUBJECT}.step_due")
def climb(event: Event) -> None:
    """D13: who judges, the block, the chief privacy officer."""
    task = Task.objects.get(pk=str(event.subject_id))
    _tell(event, task, _audience(task, event.payload["audience"]), f"monitoring.clock.{event.payload['kind']}")


def _audience(task: Task, code: str) -> Iterable[Person]:
    if code == "manager":
        return judges_of(task)
    if task.level == Level.EXECUTIVE:
        return holders([EXECUTIVE])
    if code == "block" and task.level != Level.OFFICER and task.block_id is not None:
        return holders(READERS_OF_BLOCK, unit_ids=[task.block_id])
    return holders([OFFICER])


@on("monitoring.trail_requested")
def tell_who_decides(event: Event) -> None:
    """Tell the chief privacy officer."""
    trail = TrailRequest.objects.get(pk=str(event.subject_id))
    tell(holders([OFFICER]), event.name, reference=trail.reference, path=trail.get_absolute_url(), event=event)


@on("monitoring.trail_decided")
def tell_who_filed(event: Event) -> None:
    """Tell who filed it."""
    trail = TrailRequest.objects.select_related("filed_by").get(pk=str(event.subject_id))
    tell([trail.filed_by], event.name, reference=trail.reference, path=trail.get_absolute_url(), event=event)
