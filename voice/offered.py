"""What voice offers as data: counts, which auditors may read anyway."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from governance.offered_tables import Units, offer
from voice.models import Voice

HEADS = ("受付日", "拠点コード", "種別", "受付方法", "件数")


def counted(units: Units, first: date, last: date) -> Iterator[Sequence[Any]]:
    """Yield the number of voices by day, unit, kind and channel."""
    rows = Voice.objects.filter(received_on__range=(first, last), unit__isnull=False)
    if units is not None:
        rows = rows.filter(unit__in=units)
    by = ("received_on", "unit__code", "kind", "channel")
    yield from rows.order_by(*by).values_list(*by).annotate(n=Count("pk")).iterator()


offer("voice.counts", _("Voices: number by day, unit, kind and channel"), HEADS, counted)
