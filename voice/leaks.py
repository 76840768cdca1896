"""First reports by which personal information may have got out open a leak incident in the same moment."""

from uuid import UUID

from governance.access import Actor
from governance.handover import Leak, Way, leads_back, leak_told
from governance.notices.models import Event
from governance.notices.outbox import on
from voice.access import visible_incidents
from voice.models import Incident

SUBJECT = "voice.incident"


@on("voice.incident_filed")
def tell_of_leak(event: Event) -> None:
    """Tell the area that works on leaks. It is known since the filing at the latest; whoever knew earlier says so there."""
    row = Incident.objects.select_related("unit").get(pk=str(event.subject_id))
    if row.data_concerned:
        text = f"{row.reference} {row.get_kind_display()}\n{row.text}"
        leak_told.ask(Leak(SUBJECT, row.pk, row.kind, row.unit, row.filed_at, text))


@leads_back(SUBJECT)
def first_report(actor: Actor, pk: UUID) -> Way | None:
    """Return the first report to those who may see it. One query."""
    row = visible_incidents(actor).filter(pk=pk).first()
    return Way(row.reference, row.get_absolute_url()) if row else None
