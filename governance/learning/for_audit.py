"""What internal audit reads of learning."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from governance.figures_for_audit import figure
from governance.learning.models import Record


@figure("learning.gaps", _("Training that is overdue (%)"), area="learning")
def gaps(first: date, last: date) -> Mapping[UUID, float]:
    """Return the share of what was due by the last day and is still open, by unit of today. One query."""
    rows = Record.objects.filter(current=True, person__is_active=True, assignment__isnull=False, due_on__lte=last)
    waiting = Count("pk", filter=Q(state=Record.State.OPEN))
    counted = rows.order_by().values_list("person__home_unit_id").annotate(n=Count("pk"), waiting=waiting)
    return {unit: round(100 * late / number, 1) for unit, number, late in counted}
