"""An assessment as it would be made now: what there is, how it scores, what the department does not see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from audit.auditors.models import Process
from audit.engagements.queries import last_audited
from audit.universe.choices import ItemKind
from audit.universe.factors import of_things, of_units, units_on
from audit.universe.models import AssessedItem, Judgement, Weighting
from audit.universe.rules.scoring import CONCENTRATION, DRAWS, OFTEN, Score, scores, stays_at_the_top
from governance.calendar.business_days import add_months
from governance.figures_for_audit import contractors
from governance.fixed_form import sha256_of

TOP_UNITS, TOP_THINGS = 20, 5
MONTHS = 12
SEED = 20100101
"""Added to the fiscal year: anyone can draw the same weights again."""


@dataclass
class Item:
    """One thing of the universe, and what is found about it."""

    key: UUID
    kind: str
    code: str
    name: str
    unit: UUID | None = None
    process: UUID | None = None
    owner: UUID | None = None
    audited: date | None = None
    points: int = 0
    words: str = ""
    stays: float = 0.0
    score: Score = field(default_factory=lambda: Score(0.0, (), 0.0))

    @property
    def judged(self) -> float:
        """Return the score with the judgement, from 0 to 100."""
        return min(100.0, max(0.0, self.score.total + self.points))


@dataclass(frozen=True)
class Assessed:
    """Everything that an assessment freezes; items in the order of their ranks."""

    first: date
    last: date
    items: list[Item]
    silent: set[UUID]
    blind: dict[str, Any]
    sensitivity: dict[str, Any]


def period(today: date) -> tuple[date, date]:
    """Return the twelve months up to the end of the last one: within a month nothing is counted twice and compared."""
    end = today.replace(day=1)
    return add_months(end, -MONTHS), end - timedelta(days=1)


def assess(weighting: Weighting, year: int, today: date) -> Assessed:
    """Return the assessment with these weights. A constant number of queries."""
    first, last = period(today)
    units, things, points = _items(today)
    judged = judgements_on(today)
    weights: Mapping[str, int] = weighting.weights
    values, quiet = of_units({key: item.kind for key, item in units.items()}, first, last, today)
    _score(units, values, weights, judged)
    owners = {key: thing.owner for key, thing in things.items()}
    of_owners = {key: item.judged for key, item in units.items()}
    thing_values, audited = of_things(owners, points, of_owners, first, last, today)
    _score(things, thing_values, weights, judged)
    seed = SEED + year
    firm = _shake(units, TOP_UNITS, seed) + _shake(things, TOP_THINGS, seed)
    told = last_audited(today)
    for key, item in (*units.items(), *things.items()):
        item.audited = audited.get(key) or told.get(key)
    items = sorted(
        (*units.values(), *things.values()), key=lambda item: (-round(item.judged, 1), item.code, str(item.key))
    )
    blind = {
        "factors": sorted(
            code for code, found in {**values, **thing_values}.items() if weights.get(code) and not found
        ),
        "never": _counts([item for item in items if item.audited is None]),
        "of": _counts(items),
        "silent": len(quiet),
    }
    sensitivity = {
        "draws": DRAWS, "concentration": CONCENTRATION, "seed": seed, "top": TOP_UNITS, "top_things": TOP_THINGS,
        "firm": firm, "often": OFTEN,
    }  # fmt: skip
    return Assessed(first, last, items, quiet, blind, sensitivity)


def _items(today: date) -> tuple[dict[UUID, Item], dict[UUID, Item], dict[UUID, float]]:
    """Return units, other things, and the points that areas give these. Three queries or so."""
    units = {key: Item(key, kind, code, name, unit=key) for key, (kind, code, name) in units_on(today).items()}
    things = {
        row.pk: Item(row.pk, row.kind, row.code, row.name, process=row.pk, owner=row.owner_id)
        for row in Process.objects.filter(is_current=True).order_by("code")
    }
    entered = {item.name: key for key, item in things.items() if item.kind == ItemKind.CONTRACTOR}
    points: dict[UUID, float] = {}
    for thing in contractors():
        key = entered.get(thing.name, thing.key)
        if key == thing.key:
            things[key] = Item(key, ItemKind.CONTRACTOR, thing.code, thing.name, owner=thing.unit)
        if thing.points is not None:
            points[key] = thing.points
    return units, things, points


def judgements_on(day: date) -> dict[UUID, Judgement]:
    """Return unit or process → the latest judgement that holds on the day. One query."""
    rows = Judgement.objects.filter(until__gte=day, withdrawn_at__isnull=True).order_by("made_at", "pk")
    return {(row.unit_id or row.process_id): row for row in rows}  # type: ignore[misc]


def _score(
    items: Mapping[UUID, Item], values: Mapping[str, Any], weights: Mapping[str, int], judged: Mapping[UUID, Judgement]
) -> None:
    found = scores(values, weights, {key: item.kind for key, item in items.items()})
    for key, item in items.items():
        item.score = found[key]
        if key in judged:
            item.points, item.words = judged[key].points, judged[key].reason


def _shake(items: Mapping[UUID, Item], top: int, seed: int) -> int:
    """Note how often each item stays at the top; return how many of those at the top stay there nearly always."""
    points = {key: float(item.points) for key, item in items.items() if item.points}
    shares = stays_at_the_top({key: item.score for key, item in items.items()}, points, top, seed)
    for key, item in items.items():
        item.stays = shares[key]
    first = sorted(items.values(), key=lambda item: (-item.judged, item.code))[:top]
    return sum(100 * item.stays >= OFTEN for item in first)


def _counts(items: list[Item]) -> dict[str, int]:
    found: dict[str, int] = {}
    for item in items:
        found[item.kind] = found.get(item.kind, 0) + 1
    return found


def rows_of(found: Assessed) -> list[AssessedItem]:
    """Return the rows to be frozen, ranked, without the assessment that they belong to."""
    return [
        AssessedItem(
            kind=item.kind, unit_id=item.unit, process_id=item.process, code=item.code[:20], name=item.name[:120],
            rank=rank, score=f"{item.judged:.1f}", figured=f"{item.score.total:.1f}", stays=round(100 * item.stays),
            known=round(100 * item.score.known), is_silent=item.key in found.silent, last_audited=item.audited,
            lines=[
                [line.factor, line.value, round(1000 * line.scaled), line.weight, round(100 * line.points), line.ground]
                for line in item.score.lines
            ],
            judgement=f"{item.points:+d}: {item.words}" if item.points else "",
        )
        for rank, item in enumerate(found.items, 1)
    ]  # fmt: skip


def digest_of(weights: Mapping[str, int], first: date, last: date, rows: list[AssessedItem]) -> str:
    """Return the SHA-256 of weights, days and rows, for whoever checks that nothing was changed."""
    lines = [
        [row.rank, row.kind, row.code, row.name, str(row.score), str(row.figured), row.stays, row.lines, row.judgement]
        for row in rows
    ]
    return sha256_of([dict(weights), first.isoformat(), last.isoformat(), lines])
