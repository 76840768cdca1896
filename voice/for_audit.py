"""What internal audit reads of incidents and complaints."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.figures_for_audit import Missing, figure
from voice.choices import VoiceKind
from voice.models import Incident, Voice


@figure("voice.incidents", _("Incidents and accidents"), area="voice", missing=Missing.ZERO, handed_in=True)
def incidents(first: date, last: date) -> Mapping[UUID, float]:
    """Return how many happened in each unit. One query."""
    since, until = clock.start_of(first), clock.start_of(last + timedelta(days=1))
    rows = Incident.objects.filter(happened_at__gte=since, happened_at__lt=until).order_by().values_list("unit_id")
    return {unit: float(number) for unit, number in rows.annotate(n=Count("pk"))}


@figure("voice.complaints", _("Complaints about errors and conduct"), area="voice", missing=Missing.ZERO)
def complaints(first: date, last: date) -> Mapping[UUID, float]:
    """Return how many voices were complaints. One query."""
    rows = Voice.objects.filter(kind=VoiceKind.COMPLAINT, received_on__range=(first, last), unit__isnull=False)
    counted = rows.order_by().values_list("unit_id").annotate(n=Count("pk"))
    return {unit: float(number) for unit, number in counted if unit is not None}
