"""What internal audit reads of contractors: the companies at work, and the units that use them."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from governance.figures_for_audit import Missing, Thing, figure, lists_contractors
from privacy.contractors.choices import JobState
from privacy.contractors.models import Job


@figure("privacy.contractors", _("Highest risk points of a contractor"), area="privacy", missing=Missing.ZERO)
def of_units(first: date, last: date) -> Mapping[UUID, float]:
    """Return the highest points among the contracts in force of each unit. One query."""
    rows = Job.objects.filter(state=JobState.RUNNING).order_by().values_list("unit_id")
    return {unit: float(points) for unit, points in rows.annotate(n=Max("score"))}


@lists_contractors
def at_work() -> Iterable[Thing]:
    """Yield the companies with a contract in force: the unit is that of the contract with the most points. One query."""
    rows = Job.objects.filter(state=JobState.RUNNING).select_related("contractor").order_by("-score", "pk")
    seen: set[UUID] = set()
    for job in rows:
        if job.contractor_id not in seen:
            seen.add(job.contractor_id)
            yield Thing(
                job.contractor_id, job.contractor.number, job.contractor.name, job.unit_id, float(job.score)
            )  # fmt: skip
