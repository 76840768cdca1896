"""What internal audit reads of the voices: how many there are beside the visitors, and how late answers are."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from governance.figures_for_audit import Missing, figure
from voice.figures.counting import IN_TIME_DAYS
from voice.figures.models import UnitMonth, Visitors

PER = 1000


@figure("voice.voices", _("Voices per 1,000 visitors"), area="voice")
def voices(first: date, last: date) -> Mapping[UUID, float]:
    """Return the voices of each office beside its visitors, of the months for which visitors are known. Two queries."""
    came = Visitors.objects.filter(month__range=(first, last), superseded_at__isnull=True).order_by()
    visitors: dict[UUID, int] = {}
    months: dict[UUID, set[date]] = {}
    for office, month, number in came.values_list("office_id", "month", "number"):
        visitors[office] = visitors.get(office, 0) + number
        months.setdefault(office, set()).add(month)
    filed: dict[UUID, int] = {}
    rows = UnitMonth.objects.filter(month__range=(first, last), unit__in=visitors)
    for unit, month, number in rows.values_list("unit_id", "month", "filed"):
        if unit is not None and month in months[unit]:
            filed[unit] = filed.get(unit, 0) + number
    return {unit: round(PER * filed.get(unit, 0) / number, 2) for unit, number in visitors.items() if number}


@figure("voice.late", _("Answers to customers that came late (%)"), area="voice")
def late_answers(first: date, last: date) -> Mapping[UUID, float]:
    """Return the share of answers that took longer than the target. One query."""
    told: dict[UUID, list[int]] = {}
    for unit, days in UnitMonth.objects.filter(month__range=(first, last), unit__isnull=False).values_list(
        "unit_id", "days"
    ):
        if unit is not None:
            told.setdefault(unit, []).extend(days)
    return {
        unit: round(100 * sum(day > IN_TIME_DAYS for day in days) / len(days), 1) for unit, days in told.items() if days
    }


@figure("voice.filed", _("Voices handed in"), area="voice", missing=Missing.ZERO, handed_in=True)
def handed_in(first: date, last: date) -> Mapping[UUID, float]:
    """Return how many voices each unit handed in. One query."""
    rows = UnitMonth.objects.filter(month__range=(first, last), unit__isnull=False).values_list("unit_id").order_by()
    return {unit: float(number) for unit, number in rows.annotate(n=Sum("filed")) if unit is not None}
