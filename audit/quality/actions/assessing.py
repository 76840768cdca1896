"""The year's assessment: opened, rated by one, looked at by another, closed with measures, approved by the head."""

from collections.abc import Sequence
from datetime import date

from audit.access import is_head
from audit.quality.access import completes, looks_at, of_department, rates, sees
from audit.quality.choices import HAS_A_GAP, AssessmentState, ItemState
from audit.quality.measuring import frozen, indicators_of
from audit.quality.models import Assessment, Evidence, Item, Measure, Rating, Review
from audit.quality.queries import catalogue_in_force, digest_now
from audit.quality.refusals import AssessedBefore, GapWithoutMeasure, NoCatalogue, NotLookedAt, OtherLines, OwnWork
from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, WrongState, action
from governance.runner.numbering import wait_in_line


def _sees(actor: Actor, _row: object) -> bool:
    return actor.kind == "person" and sees(actor)


@action(
    "quality.open_assessment", subject=Assessment, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=("quality.assessment_opened",), ledger=("fiscal_year",),
)  # fmt: skip
def open_assessment(*, actor: Actor, fiscal_year: int) -> Assessment:
    """Begin the assessment of a year against the version in force. Raises NoCatalogue or AssessedBefore."""
    wait_in_line(Assessment)
    catalogue = catalogue_in_force()
    if catalogue is None:
        raise NoCatalogue
    if Assessment.objects.filter(fiscal_year=fiscal_year).exists():
        raise AssessedBefore
    made = Assessment.objects.create(fiscal_year=fiscal_year, catalogue=catalogue, opened_by_id=actor.own_id)
    Item.objects.bulk_create(Item(assessment=made, standard=row) for row in catalogue.standards.all() if row.is_rated)
    return made


@action(
    "quality.rate", subject=Item, who=rates, moves=Move(ItemState.OPEN, ItemState.RATED, ItemState.AGREED, to=ItemState.RATED),
    clocks=NO_CLOCKS, emits=("quality.standard_rated",), ledger=("conformance",),
)  # fmt: skip
def rate(
    item: Item, *, actor: Actor, conformance: str, owner: Person, evidence: str, link: str, gap: str, files: Sequence[Examined]
) -> None:  # fmt: skip
    """Say how far a standard is kept; another auditor looks at it. Raises OwnWork."""
    if owner.pk == actor.own_id:
        raise OwnWork
    number = item.ratings.count() + 1  # the row of the item is locked
    made = Rating.objects.create(
        item=item, number=number, conformance=conformance, owner=owner, evidence=evidence, link=link, gap=gap,
        rated_by_id=actor.own_id,
    )  # fmt: skip
    for file in files:
        Evidence.keep(file, rating=made)
    item.conformance = conformance


@action(
    "quality.agree", subject=Item, who=looks_at, moves=Move(ItemState.RATED, to=ItemState.AGREED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def agree(item: Item, *, actor: Actor, note: str) -> None:
    """Agree with the latest rating."""
    Review.objects.create(rating=item.ratings.all()[0], agrees=True, note=note, reviewed_by_id=actor.own_id)


@action(
    "quality.disagree", subject=Item, who=looks_at, moves=Move(ItemState.RATED, to=ItemState.OPEN), clocks=NO_CLOCKS,
    emits=("quality.rating_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def disagree(item: Item, *, actor: Actor, note: str) -> None:
    """Send the latest rating back: it is rated anew."""
    Review.objects.create(rating=item.ratings.all()[0], agrees=False, note=note, reviewed_by_id=actor.own_id)
    item.conformance = ""


@action(
    "quality.add_measure", subject=Measure, creates=True, who=of_department, moves=STAYS, clocks=NO_CLOCKS,
    emits=("quality.measure_added",), ledger=NO_FIELDS,
)  # fmt: skip
def add_measure(*, actor: Actor, item: Item, what: str, owner: Person, due_on: date) -> Measure:
    """Say who closes a gap until when, while the assessment is under way. Raises WrongState."""
    if item.assessment.state != AssessmentState.RATING:
        raise WrongState
    return Measure.objects.create(item=item, what=what, owner=owner, due_on=due_on, set_by_id=actor.own_id)


@action(
    "quality.complete_measure", subject=Measure, who=completes, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def complete_measure(measure: Measure, *, actor: Actor, outcome: str) -> None:
    """Say what was done. Raises WrongState when that was said before."""
    if measure.done_on is not None:
        raise WrongState
    measure.outcome, measure.done_on = outcome, clock.today()


@action(
    "quality.approve", subject=Assessment, who=is_head, moves=Move(AssessmentState.RATING, to=AssessmentState.APPROVED),
    clocks=NO_CLOCKS, emits=("quality.assessment_approved",), ledger=("seen",),
)  # fmt: skip
def approve(assessment: Assessment, *, actor: Actor, seen: str, conclusion: str) -> None:
    """Approve exactly what was seen, with what is measured; final from now on.

    Raises OtherLines, NotLookedAt, GapWithoutMeasure.
    """
    items = assessment.items.all()
    if items.exclude(state=ItemState.AGREED).exists():
        raise NotLookedAt
    if items.filter(conformance__in=HAS_A_GAP, measures__isnull=True).exists():
        raise GapWithoutMeasure
    if seen != digest_now(assessment):
        raise OtherLines
    assessment.conclusion, assessment.digest = conclusion, seen
    assessment.indicators = frozen(indicators_of(assessment.fiscal_year))
    assessment.approved_by_id, assessment.approved_at = actor.own_id, clock.now()


@action(
    "quality.download_evidence", subject=Evidence, who=_sees, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_evidence(evidence: Evidence, *, actor: Actor) -> None:
    """Note that a file was handed out."""
