"""What units declare here, for verification by another unit."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from privacy.contributed import Declared, declares
from privacy.promotion.choices import ItemState
from privacy.promotion.models import Progress


@declares("promotion.met", _("Requirement of the promotion plan: met"))
def met(first: date, last: date) -> Iterable[Declared]:
    """Return the requirements that units reported as met in these days. One query."""
    reports = Progress.objects.filter(
        state=ItemState.DONE, reported_at__date__range=(first, last), item__unit__isnull=False,
        item__state=ItemState.DONE,
    )  # fmt: skip
    for report in reports.select_related("item", "requirement").order_by("reported_at"):
        unit = report.item.unit_id
        assert unit is not None  # by the condition above
        words = f"{report.requirement.code} {report.requirement.text}"
        yield Declared(str(report.pk), unit, timezone.localdate(report.reported_at), words)
