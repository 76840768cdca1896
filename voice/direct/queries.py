"""Reads of direct notices for pages."""

from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.lists.counting import number_of
from governance.organization.models import Unit
from governance.organization.queries import name_on, periods_on
from governance.people.queries import assignments_on
from voice.direct.access import HEADQUARTERS, copied_notices, followed_notices, own_receipts, visible_notices
from voice.direct.choices import AnswerKind
from voice.direct.models import DirectNotice, Receipt


def divisions_today() -> list[tuple[str, str]]:
    """Return id and name of each division in which somebody reads direct notices today."""
    held = assignments_on(clock.today()).filter(role__in=HEADQUARTERS)
    kinds = (Unit.Kind.DIVISION, Unit.Kind.HEADQUARTERS)
    periods = periods_on(clock.today()).filter(unit__kind__in=kinds, unit_id__in=held.values("unit_id"))
    return [(str(period.unit_id), period.name) for period in periods.order_by("unit__code")]


def all_offices() -> list[Unit]:
    """Return every office of today."""
    return [period.unit for period in periods_on(clock.today()).filter(unit__kind=Unit.Kind.OFFICE)]


def received_by(actor: Actor) -> QuerySet[Receipt]:
    """Return what the actor's unit got, with the notice and the sender's name."""
    rows = own_receipts(actor).select_related("notice")
    named: QuerySet[Receipt] = rows.annotate(sender_name=name_on("notice__sender_id", OuterRef("sent_at__date")))
    return named


def sent_or_copied(actor: Actor) -> QuerySet[DirectNotice]:
    """Return the notices of the actor's unit and copies for their block, with the sender's name; all for executives."""
    rows = followed_notices(actor) | copied_notices(actor)
    return with_sender(rows)


def notices_for(actor: Actor) -> QuerySet[DirectNotice]:
    """Return the notices that the actor may read, with the sender's name."""
    return with_sender(visible_notices(actor))


def with_sender(rows: QuerySet[DirectNotice]) -> QuerySet[DirectNotice]:
    """Return the notices each with `sender_name` as the unit was called on the day."""
    named: QuerySet[DirectNotice] = rows.annotate(sender_name=name_on("sender_id", OuterRef("sent_at__date")))
    return named


def counts_of(notices: list[Any]) -> dict[UUID, tuple[int, int, int]]:
    """Return for each notice how many units got it, opened it, answered it. One query."""
    rows = Receipt.objects.filter(notice__in=[notice.pk for notice in notices]).order_by().values("notice_id")
    counted = rows.annotate(
        n=Count("pk"), opened=Count("pk", filter=Q(opened_at__isnull=False)),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
    )  # fmt: skip
    return {row["notice_id"]: (row["n"], row["opened"], row["answered"]) for row in counted}


def receipts_followed(actor: Actor) -> QuerySet[Receipt]:
    """Return the receipts of the notices that the actor may follow, with the units' names."""
    rows = Receipt.objects.filter(notice__in=followed_notices(actor)).select_related("notice", "unit", "opened_by")
    named: QuerySet[Receipt] = rows.annotate(unit_name=name_on("unit_id", OuterRef("sent_at__date")))
    return named


def units_behind(actor: Actor) -> QuerySet[Any]:
    """Return the units that have not opened notices which the actor may follow, with how many and how many are late."""
    unread = Receipt.objects.filter(unit=OuterRef("pk"), opened_at__isnull=True, notice__in=followed_notices(actor))
    late = unread.filter(read_by__lt=clock.today())
    rows: QuerySet[Any] = Unit.objects.annotate(
        unread=number_of(unread, "unit"), late=number_of(late, "unit"), unit_name=name_on("pk", clock.today())
    )
    return rows.filter(unread__gt=0)


def waiting_for(actor: Actor) -> QuerySet[Receipt]:
    """Return what the actor's unit has not opened, or not answered where an answer is asked for, soonest day first."""
    unanswered = ~Q(notice__answer_kind=AnswerKind.NONE) & Q(answered_at__isnull=True)
    rows = own_receipts(actor).filter(Q(opened_at__isnull=True) | unanswered)
    return rows.select_related("notice").order_by("read_by", "pk")
