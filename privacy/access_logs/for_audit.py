"""What internal audit reads of the access logs."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from governance.figures_for_audit import figure
from privacy.access_logs.models import UnitDay


@figure("privacy.unexplained", _("Views of records that nothing explains (%)"), area="privacy")
def unexplained(first: date, last: date) -> Mapping[UUID, float]:
    """Return the share of each unit whose views were judged. One query."""
    rows = UnitDay.objects.filter(on__range=(first, last)).order_by().values_list("unit_id")
    summed = rows.annotate(seen=Sum("views"), known=Sum("explained"))
    return {unit: round(100 * (seen - known) / seen, 2) for unit, seen, known in summed if seen}
