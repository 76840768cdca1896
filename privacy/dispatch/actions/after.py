"""What becomes known after the release; lessons."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from governance.access import Actor, visible
from governance.runner import NO_CLOCKS, NO_EVENTS, READS, STAYS, Invisible, NotAllowed, WrongState, action
from privacy.access import HEADS_OF_UNIT, OFFICER
from privacy.dispatch.access import is_worker, may_write_lesson, of_unit
from privacy.dispatch.choices import ItemState
from privacy.dispatch.models import FoundError, Item, Lesson, Returned
from privacy.dispatch.refusals import BeforeItLeft, LessonThere
from privacy.units import own_unit

EVERYONE, UNIT = "everyone", "unit"


@action(
    "dispatch.note_returned", subject=Item, who=of_unit, moves=READS.within(ItemState.RELEASED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("returned_on", "reason"),
)  # fmt: skip
def note_returned(item: Item, *, actor: Actor, returned_on: date, reason: str, note: str) -> None:
    """Note that the item came back undelivered, once. Raises WrongState or BeforeItLeft. The item itself stays as it was sent."""
    if Returned.objects.filter(item=item).exists():
        raise WrongState
    if item.batch.released_at and returned_on < timezone.localdate(item.batch.released_at):
        raise BeforeItLeft
    Returned.objects.create(item=item, returned_on=returned_on, reason=reason, note=note, noted_by_id=actor.own_id)


@dataclass(frozen=True)
class Report:
    """What is known of an error: what was wrong, in words, how many persons, since when it is known."""

    wrong: str
    text: str
    persons: int | None
    known_at: datetime


@action(
    "dispatch.report_error", subject=FoundError, creates=True, who=is_worker, moves=STAYS, clocks=NO_CLOCKS,
    emits=("dispatch.error_reported",), ledger=("item",),
)  # fmt: skip
def report_error(*, actor: Actor, item: UUID, report: Report) -> FoundError:
    """Report an error in an item that has left; the incident opens from it. Raises Invisible, NotAllowed, WrongState."""
    found = visible(Item, actor).filter(pk=item).select_related("batch").first()
    if found is None:
        raise Invisible
    if not of_unit(actor, found):
        raise NotAllowed
    if found.state != ItemState.RELEASED:
        raise WrongState
    return FoundError.objects.create(
        item=found, unit_id=found.batch.unit_id, block_id=found.batch.block_id, reported_by_id=actor.own_id,
        **vars(report),
    )  # fmt: skip


@action(
    "dispatch.write_lesson", subject=Lesson, creates=True, who=may_write_lesson, moves=STAYS, clocks=NO_CLOCKS,
    emits=("dispatch.lesson_shared",), ledger=("month",),
)  # fmt: skip
def write_lesson(*, actor: Actor, month: date, text: str, reach: str) -> Lesson:
    """Write the lesson of a month, for the own unit or, as the officer, for everyone. Raises LessonThere, NotAllowed."""
    unit = None if reach == EVERYONE else own_unit(actor, actor.unit_ids(*HEADS_OF_UNIT))
    if unit is None and not (reach == EVERYONE and actor.holds(OFFICER)):
        raise NotAllowed
    first = month.replace(day=1)
    if Lesson.objects.filter(Q(unit_id=unit) if unit else Q(unit__isnull=True), month=first).exists():
        raise LessonThere
    return Lesson.objects.create(unit_id=unit, month=first, text=text, written_by_id=actor.own_id)
