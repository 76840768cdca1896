"""Reads of voices, incidents and receipts for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from governance import clock
from governance.access import Actor
from governance.organization.queries import name_on
from voice.access import own_receipts, visible_incidents, visible_voices
from voice.choices import Side
from voice.models import Delivery, Incident, Voice


def with_names(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the rows each with `unit_name` and `block_name` as the units were called on the day of filing."""
    day = OuterRef("filed_at__date")
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", day), block_name=name_on("block_id", day))
    return named


def voices_for(actor: Actor) -> QuerySet[Voice]:
    """Return the voices the actor may see, with names and, for each side, when it was first opened."""
    return _with_receipts(with_names(visible_voices(actor)), "voice")


def incidents_for(actor: Actor) -> QuerySet[Incident]:
    """Return the incidents the actor may see, with names and, for each side, when it was first opened."""
    return _with_receipts(with_names(visible_incidents(actor)), "incident")


def _with_receipts(rows: QuerySet[Any], what: str) -> QuerySet[Any]:
    receipts = Delivery.objects.filter(**{what: OuterRef("pk")})
    seen = {
        f"{side.value}_seen": Subquery(receipts.filter(side=side).values("seen_at")[:1]) for side in Side
    }  # one row each, found by its unique index
    annotated: QuerySet[Any] = rows.annotate(**seen)
    return annotated


def receipts_of(filing: Voice | Incident) -> list[Delivery]:
    """Return the receipts of both sides with the people who opened and acknowledged. One query."""
    return list(filing.deliveries.select_related("seen_by", "acknowledged_by"))


def waiting_receipts(actor: Actor) -> QuerySet[Delivery]:
    """Return what waits for the actor's side to be acknowledged, oldest first."""
    rows = Delivery.objects.filter(own_receipts(actor), acknowledged_at__isnull=True)
    return rows.select_related("voice", "incident").order_by("delivered_at")


@dataclass(frozen=True)
class Receipts:
    """What was filed on a day by units that belong to a block, and what each side received."""

    filed: int
    headquarters: int
    block: int
    missing: list[str]


def day_of(day: date) -> tuple[datetime, datetime]:
    """Return the first moment of the day in Japan and of the next one."""
    start = clock.start_of(day)
    return start, start + timedelta(days=1)


def receipts_on(day: date) -> Receipts:
    """Return the filings and the receipts of the day. Four queries."""
    start, end = day_of(day)
    filed, missing = 0, []
    for model in (Voice, Incident):
        rows: QuerySet[Any] = model._default_manager.filter(
            block__isnull=False, filed_at__gte=start, filed_at__lt=end
        ).order_by()
        filed += rows.count()
        both = rows.annotate(sides=Count("deliveries")).exclude(sides=len(Side))
        missing += both.values_list("reference", flat=True)
    counts = _received(start, end)
    return Receipts(filed, counts[Side.HEADQUARTERS], counts[Side.BLOCK], sorted(missing))


def _received(start: datetime, end: datetime) -> dict[str, int]:
    """Return the receipts of each side, of units that belong to a block."""
    of_a_block = Q(voice__block__isnull=False) | Q(incident__block__isnull=False)
    rows = Delivery.objects.filter(of_a_block, delivered_at__gte=start, delivered_at__lt=end).order_by()
    found: Iterable[tuple[str, int]] = rows.values("side").annotate(n=Count("pk")).values_list("side", "n")
    return {side.value: 0 for side in Side} | dict(found)


def filed_today(actor: Actor) -> QuerySet[Voice]:
    """Return the voices that the actor filed today."""
    return Voice.objects.filter(filed_by_id=actor.own_id, filed_at__gte=clock.start_of(clock.today()))
