"""Figures of a quarter and of a fiscal year, counted from the rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from governance import clock
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year_days
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import name_on, periods_on
from governance.surveys.suppression import enough_people, shown, sums
from voice.proposals.choices import Outcome
from voice.proposals.models import Answer, Encouragement, Entry, Proposal
from voice.proposals.rules import SMALLEST, Participation, participation

NAMES = ("received", *(outcome.value for outcome in Outcome), "in_time", "late")


@dataclass(frozen=True)
class Line:
    """The numbers of all divisions together, or of one (None: the window itself)."""

    whole: bool
    division: UUID | None
    numbers: dict[str, int]


def moments(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the first moment of the first day and the one after the last day."""
    return clock.start_of(first), clock.start_of(last + timedelta(days=1))


def lines_of(quarter: date) -> list[Line]:
    """Return what was received, answered and published in the quarter, the whole first. Three queries.

    In time or late is said by the monthly lists published in the quarter: who stood there without an answer was late.
    """
    start, end = moments(quarter, add_months(quarter, 3) - timedelta(days=1))
    found: dict[UUID | None, dict[str, int]] = defaultdict(lambda: dict.fromkeys(NAMES, 0))

    def add(rows: Iterable[tuple[UUID | None, str, int]]) -> None:
        for division, name, number in rows:
            found[division][name] += number

    received = Proposal.objects.filter(filed_at__gte=start, filed_at__lt=end).order_by()
    add((d, "received", n) for d, n in received.values_list("division").annotate(n=Count("pk")))
    answers = Answer.objects.filter(given_at__gte=start, given_at__lt=end).order_by()
    add(answers.values_list("assessment__division", "outcome").annotate(n=Count("pk")))
    listed = Entry.objects.filter(later=False, published_at__gte=start, published_at__lt=end).order_by()
    rows = listed.values_list("division", "answered").annotate(n=Count("pk"))
    add((d, "in_time" if answered else "late", n) for d, answered, n in rows)
    whole = {name: sum(numbers[name] for numbers in found.values()) for name in NAMES}
    return [Line(True, None, whole), *(Line(False, division, numbers) for division, numbers in found.items())]


def proposals_of(year: int) -> QuerySet[Proposal]:
    """Return the proposals of the fiscal year."""
    start, end = moments(*fiscal_year_days(year))
    return Proposal.objects.filter(filed_at__gte=start, filed_at__lt=end).order_by()


def participation_in(year: int) -> Participation:
    """Return how widely proposing is spread in the year. Two queries."""
    start, end = moments(*fiscal_year_days(year))
    rows = proposals_of(year)
    counts = list(rows.values("filed_by").annotate(n=Count("*")).values_list("n", flat=True))
    firsts = Proposal.objects.order_by().values("filed_by").annotate(first=Min("filed_at"))
    return participation(counts, firsts.filter(first__gte=start, first__lt=end).count())


@dataclass(frozen=True)
class BlockLine:
    """A block (or headquarters): its offices, those without a proposal, how many people proposed (None: hidden)."""

    unit: UUID | None
    name: str
    offices: int
    without: int
    people: int | None
    note: str


def silent_offices(year: int, day: date) -> QuerySet[UnitPeriod]:
    """Return the offices as they stand on the day that had no proposal in the year, with `block_name` and the latest `note`."""
    filed = proposals_of(year).filter(unit=OuterRef("unit"))
    offices = periods_on(day).filter(unit__kind=Unit.Kind.OFFICE).filter(~Exists(filed))
    named: QuerySet[UnitPeriod] = offices.annotate(block_name=name_on("parent_id", day))
    return named


def notes_of(year: int, units: Iterable[UUID]) -> dict[UUID, Encouragement]:
    """Return the latest note of each unit in the year. One query."""
    rows = Encouragement.objects.filter(fiscal_year=year, unit_id__in=list(units)).order_by("noted_at")
    return {row.unit_id: row for row in rows}


def blocks_of(year: int, day: date) -> list[BlockLine]:
    """Return a line for each block and one for headquarters, small groups hidden. Five queries."""
    blocks = list(periods_on(day).filter(unit__kind=Unit.Kind.BLOCK).order_by("unit__code"))
    offices = _by_parent(periods_on(day).filter(unit__kind=Unit.Kind.OFFICE))
    without = _by_parent(silent_offices(year, day))
    people = _people_by_block(year)
    notes = notes_of(year, [block.unit_id for block in blocks])
    lines = [
        BlockLine(
            block.unit_id, block.name, offices.get(block.unit_id, 0), without.get(block.unit_id, 0),
            people.get(str(block.unit_id), 0), notes[block.unit_id].text if block.unit_id in notes else "",
        )
        for block in blocks
    ]  # fmt: skip
    return [*lines, BlockLine(None, "", 0, 0, people.get(HEADQUARTERS, 0), "")]


HEADQUARTERS = "headquarters"


def _by_parent(periods: QuerySet[UnitPeriod]) -> dict[UUID | None, int]:
    return dict(periods.order_by().values_list("parent").annotate(n=Count("pk")))


def _people_by_block(year: int) -> dict[str, int | None]:
    """Return how many people proposed in each block, None where it would be about fewer than five or give them away."""
    rows = proposals_of(year).values_list("block").annotate(n=Count("filed_by", distinct=True))
    leaves = {str(block or HEADQUARTERS): (number,) for block, number in rows}
    parents = dict.fromkeys(leaves, "all")
    vectors = sums(leaves, parents, 1)
    told = shown(vectors, parents, enough_people(SMALLEST))
    return {key: vectors[key][0] if key in told else None for key in leaves}
