"""Own records as data: what areas offer (governance.offered_tables), for the units that are audited."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from audit.data_audits.rules.shapes import word as _
from audit.data_audits.taking_in.reading import Unreadable
from audit.engagements.models import Engagement, Target
from governance.offered_tables import offered

NO_LONGER = _("This table is no longer offered.")


def rows_of(query: Mapping[str, Any], engagement: Engagement | None) -> Iterator[Sequence[Any]]:
    """Yield headings and rows of what is offered, of the audited units; of all units when there is no engagement (then the
    head asked: the form lets nobody else). Raises Unreadable."""
    table = offered().get(query["table"])
    if table is None:
        raise Unreadable(NO_LONGER)
    units = None
    if engagement is not None:
        units = frozenset(
            Target.objects.filter(engagement=engagement, unit__isnull=False).values_list("unit_id", flat=True)
        )
    yield table.columns
    yield from table.rows(units, date.fromisoformat(query["first"]), date.fromisoformat(query["last"]))
