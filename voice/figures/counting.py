"""Counting by unit and month, and the figures of a quarter, from the rows themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    FilteredRelation,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import TruncMonth

from governance.calendar.business_days import add_months
from voice import contributed
from voice.choices import Side, VoiceState
from voice.figures.choices import Source
from voice.figures.models import UnitMonth
from voice.models import Voice

MAIL = ("web", "email")
"""Channels by which a customer writes to headquarters without an office: what the table calls mails to the president."""
LETTER_TO_PRESIDENT = "hqletter"
ANSWERED = (VoiceState.TOLD, VoiceState.CLOSED)
IN_TIME_DAYS = 30
"""Own target: the customer is told within so many days of the day on which the voice came in."""
BY = ("month", "unit", "block", "source")


class DaysBetween(Func):
    """The number of days from the second to the first of two days."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


def by_source(rows: QuerySet[Any], prefix: str = "") -> QuerySet[Any]:
    """Return the rows with `month` and `source` of the voice, which lies behind the prefix.

    A letter that headquarters entered is one to the president; one that an office entered is its voice form.
    """
    source = Case(
        When(**{f"{prefix}channel__in": MAIL}, then=Value(Source.MAIL.value)),
        When(**{f"{prefix}channel": LETTER_TO_PRESIDENT}, then=Value(Source.LETTER.value)),
        When(**{f"{prefix}channel": "letter", f"{prefix}block__isnull": True}, then=Value(Source.LETTER.value)),
        default=Value(Source.FORM.value), output_field=CharField(),
    )  # fmt: skip
    month = TruncMonth(f"{prefix}received_on", output_field=DateField())
    counted: QuerySet[Any] = rows.order_by().annotate(month=month, source=source)
    return counted


def counted() -> Iterator[UnitMonth]:
    """Yield the counts of all units and months. Three queries, over everything: a count of parts would miss late answers.

    Reported counts the receipts of headquarters, never the filings.
    """
    at_headquarters = FilteredRelation("deliveries", condition=Q(deliveries__side=Side.HEADQUARTERS))
    rows = by_source(Voice.objects.annotate(receipt=at_headquarters)).values_list(*BY)
    days = _days_until_told()
    numbers = {
        "n": Count("pk"), "reported": Count("receipt"), "ended": Count("pk", filter=Q(state__in=ANSWERED)),
    }  # fmt: skip
    for month, unit, block, source, filed, reported, ended in rows.annotate(**numbers).iterator():
        told = days.get((month, unit, block, source), [])
        yield UnitMonth(
            month=month, unit_id=unit, block_id=block, source=source, filed=filed, reported=reported, answered=ended,
            days=told,
        )  # fmt: skip
    for month, unit, block, number in contributed.proposals_by_month.ask():
        yield UnitMonth(month=month, unit_id=unit, block_id=block, source=Source.PROPOSAL, filed=number)


def _days_until_told() -> dict[tuple[Any, ...], list[int]]:
    told = contributed.first_told.ask().annotate(
        unit=F("voice__unit"), block=F("voice__block"), taken=DaysBetween(F("told_on"), F("voice__received_on"))
    )
    rows = by_source(told, "voice__").values_list(*BY).annotate(days=ArrayAgg("taken"))
    return {tuple(key): [max(0, day) for day in days] for *key, days in rows}


@dataclass
class QuarterNumbers:
    """The numbers of all blocks together, of one block, or of headquarters (no block)."""

    received: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0


def quarter_numbers(quarter: date) -> dict[UUID | None, QuarterNumbers]:
    """Return the numbers by block. Four queries.

    Received by the day on which voices came in; in time or late by the day on which the customer was told; overdue: what
    was unanswered at the end although its days were over.
    """
    end = add_months(quarter, 3)
    found: dict[UUID | None, QuarterNumbers] = defaultdict(QuarterNumbers)

    def add(rows: Iterable[tuple[UUID | None, int]], name: str) -> None:
        for block, number in rows:
            setattr(found[block], name, number)

    voices = Voice.objects.order_by().values_list("block").annotate(n=Count("pk"))
    add(voices.filter(received_on__gte=quarter, received_on__lt=end), "received")
    told = contributed.first_told.ask()
    taken = told.filter(told_on__gte=quarter, told_on__lt=end).annotate(
        taken=DaysBetween(F("told_on"), F("voice__received_on"))
    )
    of_block = taken.values_list("voice__block").annotate(n=Count("pk"))
    add(of_block.filter(taken__lte=IN_TIME_DAYS), "in_time")
    add(of_block.filter(taken__gt=IN_TIME_DAYS), "late")
    by_then = told.filter(voice=OuterRef("pk"), told_on__lt=end)
    closed_untold = Q(state=VoiceState.CLOSED) & ~Exists(told.filter(voice=OuterRef("pk")))
    waiting = voices.filter(received_on__lt=end - timedelta(days=IN_TIME_DAYS)).exclude(closed_untold)
    add(waiting.filter(~Exists(by_then)), "overdue")
    return dict(found)
