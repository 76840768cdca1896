"""Counting, approving and publishing yearly figures; tying cases to what they teach something about."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from compliance.figures.access import may_approve, may_return, may_tie, prepares
from compliance.figures.choices import EditionState
from compliance.figures.freezing import counted, hash_of, is_whole
from compliance.figures.models import CaseTie, YearlyFigures
from compliance.figures.rules import countable_years
from compliance.figures.teaching import label_of
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, Refused, action
from governance.runner.numbering import next_number

FIRST_YEAR = 2009
"""The organization was founded on 1 January 2010, in fiscal year 2009."""


class OpenAlready(Refused):
    """One open edition per year."""

    code = "open_already"
    message = _("Figures of this year are being prepared already.")


class TooEarly(Refused):
    """The year's figures are not settled."""

    code = "too_early"
    message = _("The figures of this year can be counted three months after its end.")


class Tampered(Refused):
    """The stored figures are not those that were counted."""

    code = "tampered"
    message = _("The stored figures do not fit their hash. Count them again.")


class UnknownReference(Refused):
    """Nobody knows what the case should be tied to."""

    code = "unknown_reference"
    message = _("This article, course or question is not known.")


class TiedAlready(Refused):
    """Once is enough."""

    code = "tied_already"
    message = _("The case is tied to this already.")


def _count(figures: YearlyFigures, actor: Actor, explanation: str) -> None:
    """Put fresh figures and words into the row; raises TooEarly."""
    if figures.fiscal_year not in countable_years(clock.today(), FIRST_YEAR):
        raise TooEarly
    figures.snapshot, figures.row_count = counted(figures.fiscal_year)
    figures.snapshot_hash, figures.counted_at = hash_of(figures.snapshot), clock.now()
    figures.explanation, figures.prepared_by_id = explanation, actor.own_id
    figures.returned_because = ""


@action(
    "figures.prepare", subject=YearlyFigures, creates=True, who=prepares, moves=STAYS, clocks=NO_CLOCKS,
    emits=("figures.figures_prepared",), ledger=("fiscal_year",),
)  # fmt: skip
def prepare(*, actor: Actor, fiscal_year: int, explanation: str) -> YearlyFigures:
    """Count a fiscal year and explain it; raises OpenAlready or TooEarly. A year published before gets a further edition."""
    edition = next_number(YearlyFigures.objects.filter(fiscal_year=fiscal_year), "edition")
    figures = YearlyFigures(fiscal_year=fiscal_year, edition=edition)
    _count(figures, actor, explanation)
    try:
        with transaction.atomic():
            figures.save()
    except IntegrityError as error:
        raise OpenAlready from error
    return figures


@action(
    "figures.revise", subject=YearlyFigures, who=lambda actor, figures: prepares(actor, figures),
    moves=STAYS.within(EditionState.DRAFT), clocks=NO_CLOCKS, emits=("figures.figures_prepared",), ledger=NO_FIELDS,
)  # fmt: skip
def revise(figures: YearlyFigures, *, actor: Actor, explanation: str) -> None:
    """Count again and explain anew."""
    _count(figures, actor, explanation)


@action(
    "figures.approve", subject=YearlyFigures, who=may_approve, moves=Move(EditionState.DRAFT, to=EditionState.APPROVED),
    clocks=NO_CLOCKS, emits=("figures.figures_approved",), ledger=NO_FIELDS,
)  # fmt: skip
def approve(figures: YearlyFigures, *, actor: Actor) -> None:
    """Approve the figures as they stand; raises Tampered when they do not fit their hash."""
    if not is_whole(figures):
        raise Tampered
    figures.approved_by_id, figures.approved_at = actor.own_id, clock.now()


@action(
    "figures.send_back", subject=YearlyFigures, who=may_return,
    moves=Move(EditionState.DRAFT, EditionState.APPROVED, to=EditionState.DRAFT), clocks=NO_CLOCKS,
    emits=("figures.figures_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def send_back(figures: YearlyFigures, *, actor: Actor, reason: str) -> None:
    """Send the figures back to the one who prepared them."""
    figures.returned_because, figures.approved_by_id, figures.approved_at = reason, None, None


@action(
    "figures.publish", subject=YearlyFigures, who=lambda actor, figures: prepares(actor, figures),
    moves=Move(EditionState.APPROVED, to=EditionState.PUBLISHED), clocks=NO_CLOCKS,
    emits=("figures.figures_published",), ledger=NO_FIELDS,
)  # fmt: skip
def publish(figures: YearlyFigures, *, actor: Actor) -> None:
    """Show the figures to everyone; the edition published before is replaced. Raises Tampered."""
    if not is_whole(figures):
        raise Tampered
    earlier = YearlyFigures.objects.filter(fiscal_year=figures.fiscal_year, state=EditionState.PUBLISHED)
    for replaced in earlier.select_for_update():
        replaced.state = EditionState.SUPERSEDED
        replaced.save()
    figures.published_by_id, figures.published_at = actor.own_id, clock.now()


@action(
    "figures.tie", subject=Case, who=may_tie, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("kind", "reference"),
)  # fmt: skip
def tie(case: Case, *, actor: Actor, kind: str, reference: str) -> None:
    """Tie the case to an article, a course or a question; raises UnknownReference or TiedAlready."""
    label = label_of(kind, reference)
    if label is None:
        raise UnknownReference
    _made, new = CaseTie.objects.get_or_create(
        case=case, kind=kind, reference=reference, defaults={"label": label, "made_by_id": actor.own_id}
    )
    if not new:
        raise TiedAlready


@action(
    "figures.untie", subject=Case, who=may_tie, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("tie",),
)  # fmt: skip
def untie(case: Case, *, actor: Actor, tie: CaseTie) -> None:
    """Take a tie away."""
    CaseTie.objects.filter(case=case, pk=tie.pk).delete()
