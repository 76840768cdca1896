"""What internal audit reads of leaks."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.figures_for_audit import Missing, figure
from privacy.contributed import dispatched
from privacy.incidents.figures import MISDIRECTED, PER
from privacy.incidents.models import Incident


def _known(first: date, last: date) -> QuerySet[Incident]:
    since, until = clock.start_of(first), clock.start_of(last + timedelta(days=1))
    return Incident.objects.filter(known_at__gte=since, known_at__lt=until).order_by()


def _by_unit(rows: QuerySet[Incident]) -> dict[UUID, int]:
    return dict(rows.values_list("unit_id").annotate(n=Count("pk")))


@figure("privacy.leaks", _("Leak incidents"), area="privacy", missing=Missing.ZERO, handed_in=True)
def leaks(first: date, last: date) -> Mapping[UUID, float]:
    """Return how many became known of each unit. One query."""
    return {unit: float(number) for unit, number in _by_unit(_known(first, last)).items()}


@figure("privacy.misdelivery", _("Misdirected per 10,000 dispatched"), area="privacy")
def misdelivery(first: date, last: date) -> Mapping[UUID, float]:
    """Return the rate of each unit that dispatches; none while no room counts what is dispatched. Two queries."""
    try:
        months = list(dispatched.ask(first, last))
    except LookupError:
        return {}
    sent: dict[UUID, int] = {}
    for _month, unit, number in months:
        sent[unit] = sent.get(unit, 0) + number
    wrong = _by_unit(_known(first, last).filter(kind__in=MISDIRECTED))
    return {unit: round(PER * wrong.get(unit, 0) / number, 2) for unit, number in sent.items() if number}
