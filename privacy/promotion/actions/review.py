"""The yearly review: counted and frozen, concluded, approved for good."""

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import wait_in_line
from privacy.promotion.access import is_officer
from privacy.promotion.choices import ReviewState
from privacy.promotion.models import Review
from privacy.promotion.queries import lines_today
from privacy.promotion.rules.review import hash_of


class ReviewedBefore(Refused):
    """One review a year."""

    code = "reviewed_before"
    message = _("There is a review of this fiscal year already.")
    field = "fiscal_year"


class NothingToReview(Refused):
    """No catalogue is in force."""

    code = "nothing_to_review"
    message = _("There is nothing to review: put a catalogue in force first.")


class NotConcluded(Refused):
    """Nothing was written."""

    code = "not_concluded"
    message = _("Write the conclusion first.")


class OtherLines(Refused):
    """It was counted anew since the page was opened."""

    code = "other_lines"
    message = _("The review was counted anew in the meantime. Read it again.")


@action(
    "promotion.prepare_review", subject=Review, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("fiscal_year",),
)  # fmt: skip
def prepare_review(*, actor: Actor, fiscal_year: int) -> Review:
    """Freeze the plan as it stands. Raises ReviewedBefore or NothingToReview."""
    wait_in_line(Review)
    if Review.objects.filter(fiscal_year=fiscal_year).exists():
        raise ReviewedBefore
    lines = lines_today()
    if not lines:
        raise NothingToReview
    return Review.objects.create(
        fiscal_year=fiscal_year, lines=lines, lines_hash=hash_of(lines), prepared_by_id=actor.own_id
    )


@action(
    "promotion.recount_review", subject=Review, who=is_officer, moves=STAYS.within(ReviewState.PREPARED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def recount_review(review: Review, *, actor: Actor) -> None:
    """Freeze the plan anew, as it stands now; the conclusion stays."""
    review.lines = lines_today()
    review.lines_hash, review.frozen_at = hash_of(review.lines), clock.now()


@action(
    "promotion.write_conclusion", subject=Review, who=is_officer, moves=STAYS.within(ReviewState.PREPARED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write_conclusion(review: Review, *, actor: Actor, conclusion: str) -> None:
    """Say what follows."""
    review.conclusion = conclusion


@action(
    "promotion.approve_review", subject=Review, who=is_officer,
    moves=Move(ReviewState.PREPARED, to=ReviewState.APPROVED), clocks=NO_CLOCKS,
    emits=("promotion.review_approved",), ledger=("lines_hash",),
)  # fmt: skip
def approve_review(review: Review, *, actor: Actor, lines_hash: str) -> None:
    """Approve the lines with this hash and the conclusion; final from now on. Raises NotConcluded or OtherLines."""
    if not review.conclusion:
        raise NotConcluded
    if lines_hash != review.lines_hash:
        raise OtherLines
    review.approved_by_id, review.approved_at = actor.own_id, clock.now()
