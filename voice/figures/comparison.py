"""Offices side by side: what each number is measured against, what is missing, what chance alone explains.

A dozen queries over the counts by unit and month, however many voices there are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.organization.models import Unit
from governance.organization.queries import name_on, periods_on
from governance.people.models import Person
from governance.surveys.queries import unit_scores
from voice import contributed
from voice.figures.access import offices_seen
from voice.figures.choices import Measure, Place, Source
from voice.figures.models import UnitMonth, Visitors
from voice.figures.rules.funnel import Limits, binomial_limits, poisson_limits

Number = float | None


def _rate(part: float, whole: float, per: float) -> Number:
    return part / whole * per if whole else None


@dataclass
class Line:
    """An office, or offices together: numbers and what they are measured against. None: not known, and shown as a gap."""

    unit: UUID | None
    code: str
    name: str
    block: UUID | None = None
    block_name: str = ""
    filed: int = 0
    filed_with_visitors: int = 0
    """In the months whose visitors are known; only these are set against them."""
    visitors: int = 0
    months_with_visitors: int = 0
    answered: int = 0
    days: list[int] = field(default_factory=list)
    score: Number = None
    met: int = 0
    rated: int = 0
    proposals: int = 0
    staff: int = 0
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def per_visitors(self) -> Number:
        """Return the forms per 1,000 visitors."""
        return _rate(self.filed_with_visitors, self.visitors, 1000)

    @property
    def per_staff(self) -> Number:
        """Return the proposals per 100 staff."""
        return _rate(self.proposals, self.staff, 100)

    @property
    def share_answered(self) -> Number:
        """Return the voices answered or ended, per 100."""
        return _rate(self.answered, self.filed, 100)

    @property
    def share_met(self) -> Number:
        """Return the criteria met, per 100 rated."""
        return _rate(self.met, self.rated, 100)

    @cached_property
    def median_days(self) -> Number:
        """Return the days from arrival until the customer was told, in the middle."""
        return median(self.days) if self.days else None

    @property
    def place(self) -> Place | None:
        """Return where the forms per visitor lie, None when the visitors are not known."""
        return self.places.get(Measure.FORMS)

    @property
    def is_silent(self) -> bool:
        """Return whether nothing at all was filed."""
        return self.filed == 0

    @property
    def is_few(self) -> bool:
        """Return whether so few voices for so many visitors are hardly chance: ask, do not praise."""
        return self.place in (Place.BELOW, Place.FAR_BELOW)


def merged(lines: Sequence[Line], *, unit: UUID | None, code: str, name: str) -> Line:
    """Return the offices together. Scores of surveys are not added up: offices have different numbers of answers."""
    total = Line(unit, code, name)
    for line in lines:
        for part in (
            "filed", "filed_with_visitors", "visitors", "months_with_visitors", "answered", "met", "rated", "proposals",
            "staff",
        ):  # fmt: skip
            setattr(total, part, getattr(total, part) + getattr(line, part))
        total.days += line.days
    return total


@dataclass(frozen=True)
class Kind:
    """How a measure becomes a funnel: count, size and unit of the rate; binomial when the count is part of the size."""

    count: Callable[[Line], int]
    size: Callable[[Line], int]
    per: float
    binomial: bool


KINDS = {
    Measure.FORMS: Kind(lambda r: r.filed_with_visitors, lambda r: r.visitors, 1000, False),
    Measure.ANSWERED: Kind(lambda r: r.answered, lambda r: r.filed, 100, True),
    Measure.INSPECTION: Kind(lambda r: r.met, lambda r: r.rated, 100, True),
    Measure.PROPOSALS: Kind(lambda r: r.proposals, lambda r: r.staff, 100, False),
}


@dataclass(frozen=True)
class Point:
    """An office in a funnel; rate and limits in the unit of the measure."""

    name: str
    size: int
    rate: float
    limits: Limits
    place: Place


@dataclass(frozen=True)
class Funnel:
    """The points of a measure around the rate of all offices."""

    words: str
    size_words: str
    kind: Kind
    target: float
    points: list[Point]

    def curve(self, steps: int) -> Iterator[tuple[int, Limits]]:
        """Yield sizes from small to large with their limits."""
        largest = max((point.size for point in self.points), default=0)
        sizes = sorted({max(1, largest * step // steps) for step in range(1, steps + 1)}) if largest else []
        for size in sizes:
            yield size, limits_of(self.kind, size, self.target)


def limits_of(kind: Kind, size: int, target: float) -> Limits:
    """Return the limits of the rate for the size when all offices had the rate `target`."""
    return counts_of(kind, size, target).by(size / kind.per)


def counts_of(kind: Kind, size: int, target: float) -> Limits:
    """Return the same limits as counts."""
    share = target / kind.per
    return binomial_limits(size, share) if kind.binomial else poisson_limits(size * share)


@dataclass(frozen=True)
class Comparison:
    """What a page shows: the offices that the reader may see, their blocks, all offices together, one funnel."""

    months: list[date]
    offices: list[Line]
    blocks: list[Line]
    everything: Line

    def funnel(self, measure: Measure) -> Funnel:
        """Return the funnel of a measure; offices without a size are left out."""
        kind = KINDS[measure]
        target = _target(self.everything, kind)
        points = [
            Point(line.name, kind.size(line), kind.count(line) / kind.size(line) * kind.per,
                  limits_of(kind, kind.size(line), target), line.places[measure])
            for line in self.offices if measure in line.places
        ]  # fmt: skip
        return Funnel(str(measure.label), str(size_words(measure)), kind, target, points)


def size_words(measure: Measure) -> str:
    """Return what a measure is measured against."""
    return {
        Measure.FORMS: _("Visitors"), Measure.ANSWERED: _("Voices filed"), Measure.INSPECTION: _("Criteria rated"),
        Measure.PROPOSALS: _("Staff"),
    }[measure]  # fmt: skip


def _target(everything: Line, kind: Kind) -> float:
    size = kind.size(everything)
    return kind.count(everything) / size * kind.per if size else 0.0


def compared(actor: Actor, months: list[date], question: str) -> Comparison:
    """Return the offices that the actor may see in the months, measured against all. `question`: survey:code, or ""."""
    lines = _offices()
    _add_counts(lines, months)
    _add_staff(lines)
    _add_inspections(lines, months)
    if question:
        for unit, score in unit_scores(*question.split(":", 1)).items():
            if unit in lines:
                lines[unit].score = score
    everything = merged(list(lines.values()), unit=None, code="", name=_("All offices"))
    for line in lines.values():
        for measure, kind in KINDS.items():
            if size := kind.size(line):
                target = _target(everything, kind)
                limits = counts_of(kind, size, target)
                line.places[measure] = limits.place(kind.count(line))
    seen = set(periods_on(clock.today()).filter(offices_seen(actor)).values_list("unit_id", flat=True))
    offices = [line for line in lines.values() if line.unit in seen]
    return Comparison(months, offices, _blocks(lines.values(), seen), everything)


def _offices() -> dict[UUID | None, Line]:
    """Return the offices of today in the order of their codes. One query."""
    today = clock.today()
    periods = periods_on(today).filter(unit__kind=Unit.Kind.OFFICE).annotate(block_name=name_on("parent_id", today))
    return {
        period.unit_id: Line(period.unit_id, period.unit.code, period.name, period.parent_id, period.block_name or "")
        for period in periods.order_by("unit__code")
    }


def _blocks(offices: Iterable[Line], seen: Set[UUID | None]) -> list[Line]:
    """Return the blocks of which the reader sees every office: a part of one would be taken for the whole."""
    by_block: dict[tuple[UUID | None, str], list[Line]] = defaultdict(list)
    for line in offices:
        by_block[line.block, line.block_name].append(line)
    return [
        merged(lines, unit=block, code="", name=name)
        for (block, name), lines in by_block.items()
        if block and all(line.unit in seen for line in lines)
    ]


def _add_counts(lines: dict[UUID | None, Line], months: list[date]) -> None:
    """Add what was filed, answered, proposed, and the visitors of the same months. Two queries."""
    visitors: dict[tuple[UUID, date], int] = {}
    known = Visitors.objects.filter(month__in=months, superseded_at__isnull=True)
    for unit, month, number in known.order_by().values_list("office", "month", "number"):
        visitors[unit, month] = number
        if unit in lines:
            lines[unit].visitors += number
            lines[unit].months_with_visitors += 1
    counts = UnitMonth.objects.filter(month__in=months, unit__isnull=False).order_by()
    for unit, month, source, filed, answered, days in counts.values_list(
        "unit", "month", "source", "filed", "answered", "days"
    ):
        line = lines.get(unit)
        if line is None:
            continue
        if source == Source.PROPOSAL:
            line.proposals += filed
        if source != Source.FORM:
            continue
        line.filed += filed
        line.answered += answered
        line.days += days
        if (unit, month) in visitors:
            line.filed_with_visitors += filed


def _add_staff(lines: dict[UUID | None, Line]) -> None:
    """Add how many people work at each office today. One query."""
    people = Person.objects.filter(is_active=True, home_unit__kind=Unit.Kind.OFFICE).order_by()
    for unit, number in people.values_list("home_unit").annotate(n=Count("pk")):
        if unit in lines:
            lines[unit].staff = number


def _add_inspections(lines: dict[UUID | None, Line], months: list[date]) -> None:
    last = add_months(months[-1], 1) - timedelta(days=1)
    for unit, share in contributed.inspections.ask(months[0], last).items():
        if unit in lines:
            lines[unit].met, lines[unit].rated = share.part, share.whole


SORTS: dict[str, Callable[[Line], Any]] = {
    "few": lambda r: (not r.is_silent, r.per_visitors is None, r.per_visitors or 0.0, r.code),
    "code": lambda r: r.code,
    "days": lambda r: (r.median_days is None, -(r.median_days or 0.0), r.code),
    "answered": lambda r: (r.share_answered is None, r.share_answered or 0.0, r.code),
    "score": lambda r: (r.score is None, r.score or 0.0, r.code),
    "inspection": lambda r: (r.share_met is None, r.share_met or 0.0, r.code),
    "proposals": lambda r: (r.per_staff is None, r.per_staff or 0.0, r.code),
}
"""Gaps come last, but for an office that filed nothing, which comes first."""
