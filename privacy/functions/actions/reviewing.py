"""The quarterly confirmation: opened for all units, decided row by row, confirmed by the unit."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_business_days
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, Refused, action
from privacy.functions.access import decides, decides_line, is_system, opens_reviews
from privacy.functions.choices import ReviewState, SnapshotKind, Verdict
from privacy.functions.models import Holding, Line, Review, UnitReview
from privacy.functions.models.review import QUARTERLY
from privacy.functions.queries import latest, lines_of, quarter_now
from privacy.units import block_on

DAYS_TO_CONFIRM = 10
"""Business days, as the rule of the clock has it."""


class NoSnapshot(Refused):
    """There is nothing to confirm."""

    code = "no_snapshot"
    message = _("No file of the system has been taken in yet.")


class OpenAlready(Refused):
    """The quarter has its round."""

    code = "open_already"
    message = _("The confirmation of this quarter was opened already.")


class NotSeen(Refused):
    """Only what stood on the page is kept together, and only what nobody doubts."""

    code = "not_seen"
    message = _("Only rights that you have just seen, that nobody doubts and that are not your own, are kept together.")


class LinesLeft(Refused):
    """Rows without a decision."""

    code = "lines_left"
    message = _("Some rights have no decision yet.")


class Over(Refused):
    """The unit has confirmed."""

    code = "confirmed"
    message = _("The unit has confirmed already.")


@action(
    "functions.open_review", subject=Review, creates=True, who=opens_reviews, moves=STAYS, clocks=NO_CLOCKS,
    emits=("functions.review_opened",), ledger=NO_FIELDS,
)  # fmt: skip
def open_review(*, actor: Actor) -> Review:
    """Open the round of this quarter on the newest snapshot. Raises NoSnapshot or OpenAlready."""
    snapshot = latest(SnapshotKind.RIGHTS)
    if snapshot is None:
        raise NoSnapshot
    year, quarter = quarter_now()
    made, is_new = Review.objects.get_or_create(fiscal_year=year, quarter=quarter, defaults={"snapshot": snapshot})
    if not is_new:
        raise OpenAlready
    return made


@action(
    "functions.open_unit", subject=UnitReview, creates=True, who=is_system, moves=STAYS,
    clocks=Clocks(opens_today=(QUARTERLY,)), emits=("functions.unit_opened",), ledger=("unit",),
)  # fmt: skip
def open_unit(*, actor: Actor, review: Review, unit: Unit) -> UnitReview:
    """Open the confirmation of one unit, with a row for each right it has now."""
    today = clock.today()
    made = UnitReview.objects.create(
        review=review, unit=unit, block_id=block_on(unit.pk, today), opened_on=today,
        due_on=add_business_days(today, DAYS_TO_CONFIRM),
    )  # fmt: skip
    rights = Holding.objects.filter(unit=unit, gone_in__isnull=True)
    Line.objects.bulk_create(
        Line(unit_review=made, holding_id=pk, person_id=person) for pk, person in rights.values_list("pk", "person_id")
    )
    return made


@action(
    "functions.keep_lines", subject=UnitReview, who=decides, moves=STAYS.within(ReviewState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("lines",),
)  # fmt: skip
def keep_lines(unit_review: UnitReview, *, actor: Actor, lines: Sequence[UUID]) -> None:
    """Keep the rights that stood on the page together. Raises NotSeen when one is doubted, decided or the actor's own."""
    shown: Any = lines_of(unit_review)
    rows = shown.filter(pk__in=lines, verdict="", is_doubted=False).exclude(person_id=actor.own_id)
    found = list(rows.values_list("pk", flat=True))
    if not found or len(found) != len(set(lines)):
        raise NotSeen
    Line.objects.filter(pk__in=found).update(
        verdict=Verdict.KEEP, decided_by_id=actor.own_id, decided_at=clock.now()
    )  # fmt: skip


@action(
    "functions.decide_line", subject=Line, who=decides_line, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("verdict",),
)  # fmt: skip
def decide_line(line: Line, *, actor: Actor, verdict: str, reason: str) -> None:
    """Decide on one right, with a reason. It can be decided anew until the unit confirms. Raises Over."""
    if line.unit_review.state != ReviewState.OPEN:
        raise Over
    line.verdict, line.reason = verdict, reason
    line.decided_by_id, line.decided_at = actor.own_id, clock.now()


@action(
    "functions.confirm_unit", subject=UnitReview, who=decides,
    moves=Move(ReviewState.OPEN, to=ReviewState.CONFIRMED), clocks=Clocks(settles=(QUARTERLY,)),
    emits=("functions.unit_confirmed",), ledger=NO_FIELDS,
)  # fmt: skip
def confirm_unit(unit_review: UnitReview, *, actor: Actor) -> None:
    """Confirm the unit's rights once each has a decision; the removals are ordered from it. Raises LinesLeft."""
    if unit_review.lines.filter(verdict="").exists():
        raise LinesLeft
    unit_review.confirmed_by_id, unit_review.confirmed_at = actor.own_id, clock.now()
