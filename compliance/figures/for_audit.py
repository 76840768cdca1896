"""What internal audit reads of cases: numbers, and of no unit fewer than five."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from compliance.figures.counting import divisions_cases, end_of
from governance import clock
from governance.figures_for_audit import Missing, figure

SMALLEST = 5


@figure("compliance.cases", _("Reports of compliance (from five on)"), area="compliance", missing=Missing.SMALL)
def cases(first: date, last: date) -> Mapping[UUID, float]:
    """Return how many came in about each unit, where there are at least five. One query.

    No sum stands beside them, so that nothing can be subtracted.
    """
    rows = divisions_cases().filter(received_at__gte=clock.start_of(first), received_at__lt=end_of(last))
    counted = rows.order_by().values_list("unit_id").annotate(n=Count("pk")).filter(n__gte=SMALLEST)
    return {unit: float(number) for unit, number in counted if unit is not None}
