"""What this room counts for others."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from voice import contributed
from voice.contributed import Share
from voice.visits.access import OPENED
from voice.visits.models import Visit
from voice.visits.queries import results_of


@contributed.inspections.fill
def inspected(first: date, last: date) -> Mapping[UUID, Share]:
    """Return by office what was met on its visits of the period; only those whose result was sent. Five queries.

    Repeated visits are left out: they look at nothing but what had failed.
    """
    visits = Visit.objects.filter(state__in=OPENED, repeats__isnull=True, visited_on__gte=first, visited_on__lte=last)
    by_visit = {visit.pk: visit for visit in visits}
    found: dict[UUID, Share] = {}
    for pk, groups in results_of(by_visit.values()).items():
        office = by_visit[pk].office_id
        before = found.get(office, Share(0, 0))
        met, rated = sum(group.met for group in groups), sum(group.rated for group in groups)
        found[office] = Share(before.part + met, before.whole + rated)
    return found
