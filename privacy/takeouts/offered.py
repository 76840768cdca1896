"""What the register of data taken outside offers as data: days and states, which auditors of the unit may read anyway."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance.offered_tables import Units, offer
from privacy.takeouts.models import TakenItem

HEADS = (
    "番号",
    "拠点コード",
    "持出者番号",
    "持出予定日",
    "返却期限",
    "持出日時",
    "終了日時",
    "申請の状態",
    "媒体",
    "媒体の状態",
)


def items(units: Units, first: date, last: date) -> Iterator[Sequence[Any]]:
    """Yield each thing taken outside with its days."""
    rows = TakenItem.objects.filter(takeout__out_on__range=(first, last))
    if units is not None:
        rows = rows.filter(takeout__unit__in=units)
    yield from rows.order_by("takeout__reference", "code").values_list(
        "takeout__reference", "takeout__unit__code", "takeout__carrier__staff_number", "takeout__out_on", "takeout__due_on",
        "takeout__left_at", "takeout__ended_at", "takeout__state", "medium", "state",
    ).iterator()  # fmt: skip


offer("privacy.takeouts", _("Data taken outside: each thing with its days"), HEADS, items)
