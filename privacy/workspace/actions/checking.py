"""Filling in a check, adding photos, handing it in; every "no" becomes a defect."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, Refused, action
from privacy.workspace.access import is_reader, may_fill
from privacy.workspace.choices import Answer, CheckState, DefectState
from privacy.workspace.models import Check, Criterion, Defect, Mark, Photo
from privacy.workspace.queries import criteria_of

MOST_PHOTOS = 40
Marks = Mapping[UUID, tuple[str, str]]
"""Criterion → answer and note."""


class Unfinished(Refused):
    """Not every criterion has an answer."""

    code = "unfinished"
    message = _("Some criteria have no answer yet. Fill in the check first.")


class BeforeTheRound(Refused):
    """The day lies outside the round."""

    code = "before_the_round"
    message = _("The day lies before the round was opened.")
    field = "checked_on"


class TooManyPhotos(Refused):
    """A check carries a limited number."""

    code = "too_many_photos"
    message = _("A check carries up to 40 photos.")
    field = "files"


@action(
    "workspace.save_check", subject=Check, who=may_fill, moves=STAYS.within(CheckState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def save_check(check: Check, *, actor: Actor, marks: Marks) -> None:
    """Save what has been seen so far."""
    check.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(check_row=check, criterion_id=criterion, answer=answer, note=note)
        for criterion, (answer, note) in marks.items()
    )


@action(
    "workspace.add_photo", subject=Check, who=may_fill, moves=READS.within(CheckState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def add_photo(check: Check, *, actor: Actor, criterion: Criterion | None, files: Sequence[Examined]) -> None:
    """Keep photos without their metadata; the row of the check stays as it is. Raises TooManyPhotos."""
    if check.photos.count() + len(files) > MOST_PHOTOS:
        raise TooManyPhotos
    for file in files:
        Photo.keep(file, check_row=check, criterion=criterion)


@action(
    "workspace.hand_in_check", subject=Check, who=may_fill, moves=Move(CheckState.OPEN, to=CheckState.HANDED_IN),
    clocks=NO_CLOCKS, emits=("workspace.check_completed",), ledger=("checked_on",),
)  # fmt: skip
def hand_in_check(check: Check, *, actor: Actor, checked_on: date) -> None:
    """Hand the check in for good and open its defects. Raises Unfinished or BeforeTheRound."""
    if checked_on < check.round.opened_on:
        raise BeforeTheRound
    marks = list(check.marks.all())
    if {c.pk for c in criteria_of(check)} != {mark.criterion_id for mark in marks}:
        raise Unfinished
    check.checked_on, check.handed_in_by_id, check.handed_in_at = checked_on, actor.own_id, clock.now()
    _open_defects(check, [mark for mark in marks if mark.answer == Answer.NO])


def _open_defects(check: Check, failed: Sequence[Mark]) -> None:
    """Open a defect for each "no"; what the unit has still to put right is not opened twice."""
    today = clock.today()
    known = Defect.objects.filter(unit=check.unit, criterion__in=[mark.criterion_id for mark in failed])
    present = set(known.exclude(state=DefectState.CLOSED).values_list("criterion_id", flat=True))
    due_on = today + timedelta(days=check.round.criteria_set.correct_days)
    Defect.objects.bulk_create(
        Defect(found_in=check, criterion_id=mark.criterion_id, unit=check.unit, block=check.block, text=mark.note,
               opened_on=today, due_on=due_on)
        for mark in failed if mark.criterion_id not in present
    )  # fmt: skip


@action(
    "workspace.download_photo", subject=Photo, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_photo(photo: Photo, *, actor: Actor) -> None:
    """Note that a photo was handed out."""
