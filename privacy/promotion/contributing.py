"""What units declare here, for verification by another unit, and what stands on the overview."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.queries import periods_on
from privacy.access import counted
from privacy.contributed import Declared, Standing, declares, stands
from privacy.promotion.choices import ItemState
from privacy.promotion.models import Progress
from privacy.promotion.queries import vacancies
from privacy.units import units_seen


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


@stands
def managers_standing(actor: Actor) -> list[Standing]:
    """Return the units, and those without a privacy manager. One query."""
    found = vacancies(counted(periods_on(clock.today()), units_seen, actor))
    people = reverse("promotion:people")
    return [
        Standing(_("Units and their privacy managers"), found.units, found.without_manager,
                 _("without a privacy manager"), people, f"{people}?vacant=manager", 70)
    ]  # fmt: skip
