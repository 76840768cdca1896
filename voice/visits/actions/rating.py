"""Filling in a sheet and handing it in."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action
from voice.visits.access import is_rater
from voice.visits.choices import SheetState, VisitState
from voice.visits.models import Mark, Sheet, Visit
from voice.visits.queries import criteria_of


class Unfinished(Refused):
    """Not every criterion has an answer."""

    code = "unfinished"
    message = _("Some criteria have no answer yet. Fill in the sheet first.")


Marks = Mapping[UUID, tuple[str, str]]
"""Criterion → answer and note."""


@action(
    "visits.save_sheet", subject=Sheet, who=is_rater, moves=STAYS.within(SheetState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def save_sheet(sheet: Sheet, *, actor: Actor, marks: Marks) -> None:
    """Save what has been seen so far."""
    sheet.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(sheet=sheet, criterion_id=criterion, answer=answer, note=note)
        for criterion, (answer, note) in marks.items()
    )


@action(
    "visits.hand_in", subject=Sheet, who=is_rater, moves=Move(SheetState.OPEN, to=SheetState.HANDED_IN),
    clocks=NO_CLOCKS, emits=("visits.sheet_completed",), ledger=NO_FIELDS,
)  # fmt: skip
def hand_in(sheet: Sheet, *, actor: Actor, visited_on: date) -> None:
    """Hand the sheet in for good; with the last one the visit is rated. Raises Unfinished."""
    visit = Visit.objects.select_for_update(of=("self",)).select_related("round").get(pk=sheet.visit_id)
    if {c.pk for c in criteria_of(visit)} != set(sheet.marks.values_list("criterion_id", flat=True)):
        raise Unfinished
    sheet.visited_on, sheet.handed_in_at = visited_on, clock.now()
    visit.visited_on = max(visited_on, visit.visited_on or visited_on)
    if not visit.sheets.filter(state=SheetState.OPEN).exclude(pk=sheet.pk).exists():
        visit.state = VisitState.RATED
    visit.version += 1
    visit.save()
