"""Reads of batches, near misses and figures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from governance import clock
from governance.access import Actor, visible
from governance.calendar.business_days import add_months
from governance.organization.queries import name_on
from privacy.access import counted
from privacy.dispatch.access import knows_plants, own_units, visible_batches, visible_items
from privacy.dispatch.choices import OVER, BatchState, ItemState, Wrong
from privacy.dispatch.models import Batch, CheckRule, FoundError, Item, Lesson, NearMiss, Plant, Returned


def rule_on(kind: str, day: date) -> CheckRule | None:
    """Return the rule in force for the kind on the day."""
    return CheckRule.objects.filter(kind=kind, valid_from__lte=day).order_by("-valid_from").first()


def batches_for(actor: Actor) -> QuerySet[Any]:
    """Return the visible batches with `unit_name`."""
    named: QuerySet[Any] = visible_batches(actor).annotate(unit_name=name_on("unit_id", OuterRef("prepared_at__date")))
    return named


@dataclass(frozen=True)
class Progress:
    """How far the check of a batch has come: items to be checked, after each check, stopped, taken out."""

    items: int
    drawn: int
    open: int
    first: int
    passed: int
    stopped: int
    gone: int


def progress_of(batch: Batch, actor: Actor) -> Progress:
    """Return it in one query."""

    def number(**conditions: Any) -> Count:
        return Count("pk", filter=Q(**conditions))

    found = visible_items(actor).filter(batch=batch).aggregate(
        n_items=Count("pk"), n_drawn=number(drawn=True), n_open=number(drawn=True, state=ItemState.OPEN),
        n_first=number(state=ItemState.FIRST), n_passed=number(state=ItemState.PASSED),
        n_stopped=number(state=ItemState.STOPPED), n_gone=number(state=ItemState.REMOVED),
    )  # fmt: skip
    return Progress(**{name.removeprefix("n_"): value for name, value in found.items()})


def items_of(batch: Batch, actor: Actor) -> QuerySet[Item]:
    """Return the items as the batch's page lists them: in their order, with checks, photos and returns at hand."""
    rows = visible_items(actor).filter(batch=batch).select_related("returned")
    if batch.state in OVER or knows_plants(actor):
        rows = rows.select_related("plant")
    return rows.prefetch_related("checks__by", "near_misses").order_by("number")


def waiting_items(batch: Batch, actor: Actor) -> QuerySet[Item]:
    """Return the items of a batch for which the actor may do the next check, in order."""
    rows = Item.objects.filter(batch=batch, drawn=True, state__in=(ItemState.OPEN, ItemState.FIRST))
    if not batch.rule.preparer_may_check:
        rows = rows.none() if batch.prepared_by_id == actor.own_id else rows.exclude(entered_by_id=actor.own_id)
    mine = Q(checks__by_id=actor.own_id, checks__round=F("round"))
    if batch.unit_id not in own_units(actor):
        rows = rows.filter(state=ItemState.FIRST)
    return rows.exclude(pk__in=Item.objects.filter(mine, batch=batch).values("pk")).order_by("number")


def leaving_items(batch: Batch) -> QuerySet[Item]:
    """Return the items that leave when the batch is released: passed by both, or outside the sample."""
    leaving = Q(state=ItemState.PASSED) | Q(state=ItemState.OPEN, drawn=False)
    return Item.objects.filter(leaving, batch=batch, planted=False)


def dispatched_items(first: date, last: date) -> list[tuple[date, UUID, int]]:
    """Return month, unit and number of the items released from the first to the last day. One query."""
    rows = (
        Batch.objects.filter(state=BatchState.RELEASED, **days("released_at", first, last))
        .order_by()
        .values("unit_id", month=TruncMonth("released_at", tzinfo=timezone.get_default_timezone()))
        .annotate(number=Sum("released_items"))
    )
    return [(timezone.localdate(row["month"]), row["unit_id"], row["number"]) for row in rows]


def caught_items(first: date, last: date) -> list[tuple[date, UUID, int]]:
    """Return month, unit and number of what checks caught from the first to the last day, planted items aside. One query."""
    rows = (
        NearMiss.objects.filter(item__planted=False, **days("caught_at", first, last))
        .order_by()
        .values("unit_id", month=_month("caught_at"))
        .annotate(number=Count("pk"))
    )
    return [(timezone.localdate(row["month"]), row["unit_id"], row["number"]) for row in rows]


def days(column: str, first: date, last: date) -> dict[str, datetime]:
    """Return the conditions that a moment lies on one of the days."""
    return {f"{column}__gte": clock.start_of(first), f"{column}__lt": clock.start_of(last + timedelta(days=1))}


@dataclass
class Month:
    """What happened in a month at the units that a reader may see."""

    month: date
    released: int = 0
    near_misses: int = 0
    errors: int = 0
    returned: int = 0
    planted: int = 0
    caught: int = 0
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def error_rate(self) -> float | None:
        """Return the errors found after the release per 10,000 items sent."""
        return round(self.errors * 10_000 / self.released, 2) if self.released else None

    @property
    def catch_rate(self) -> int | None:
        """Return the share of planted items that the check caught, in per cent."""
        return round(self.caught * 100 / self.planted) if self.planted else None

    @property
    def shown_kinds(self) -> list[tuple[str, int]]:
        """Return what was wrong with how often, most frequent first."""
        return sorted(((str(Wrong(kind).label), n) for kind, n in self.kinds.items()), key=lambda pair: -pair[1])


MONTHS_SHOWN = 12
LEAST = 5
"""Readers who only count see no number of fewer people."""


def months_of(actor: Actor, unit: UUID | None = None) -> list[Month]:
    """Return the last twelve months, newest first: of the units in the actor's sight, or of one of them. Five queries."""
    today = clock.today()
    first = add_months(today.replace(day=1), 1 - MONTHS_SHOWN)
    found = {month: Month(month) for month in (add_months(first, n) for n in range(MONTHS_SHOWN))}
    narrow = {"unit_id": unit} if unit else {}
    for month, number in _by_month(
        _seen(Batch, actor).filter(state=BatchState.RELEASED, **narrow), "released_at", first, Sum("released_items")
    ):
        found[month].released = number
    near = _seen(NearMiss, actor).filter(item__planted=False, **narrow, **days("caught_at", first, today))
    for row in near.order_by().values("wrong", month=_month("caught_at")).annotate(number=Count("pk")):
        at = found[timezone.localdate(row["month"])]
        at.kinds[row["wrong"]] = row["number"]
        at.near_misses += row["number"]
    for month, number in _by_month(_seen(FoundError, actor).filter(**narrow), "known_at", first, Count("pk")):
        found[month].errors = number
    _add_about_items(found, _seen(Batch, actor).filter(**narrow), first)
    return sorted(found.values(), key=lambda month: month.month, reverse=True)


def _add_about_items(found: dict[date, Month], batches: QuerySet[Batch], first: date) -> None:
    today = clock.today()
    back = Returned.objects.filter(item__batch__in=batches, returned_on__gte=first, returned_on__lte=today)
    for day, number in back.order_by().values_list(TruncMonth("returned_on")).annotate(number=Count("pk")):
        found[day].returned = number
    plants = Plant.objects.filter(
        item__batch__in=batches, caught__isnull=False, **days("item__batch__checked_at", first, today)
    )
    rows = plants.order_by().values(month=_month("item__batch__checked_at"))
    for row in rows.annotate(planted=Count("pk"), caught_ones=Count("pk", filter=Q(caught=True))):
        month = found[timezone.localdate(row["month"])]
        month.planted, month.caught = row["planted"], row["caught_ones"]


def _month(column: str) -> TruncMonth:
    return TruncMonth(column, tzinfo=timezone.get_default_timezone())


def _by_month(rows: QuerySet[Any], column: str, first: date, number: Any) -> Iterable[tuple[date, int]]:
    kept = rows.filter(**days(column, first, clock.today()))
    for row in kept.order_by().values(month=_month(column)).annotate(number=number):
        yield timezone.localdate(row["month"]), row["number"]


def _seen(model: Any, actor: Actor) -> QuerySet[Any]:
    """Return the rows in the actor's sight, all for those who only count: they get numbers and nothing else."""
    return counted(model.objects.all(), partial(visible, model), actor)


def lessons_for(actor: Actor) -> QuerySet[Any]:
    """Return the lessons with `unit_name`, newest month first."""
    return visible(Lesson, actor).annotate(unit_name=name_on("unit_id", clock.today())).select_related("written_by")
