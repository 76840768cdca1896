"""What waits for an actor: voices and incidents that their side has not acknowledged, incidents not reported to the end."""

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from voice.access import RECEIVERS_AT_BLOCK, RECEIVERS_AT_HEADQUARTERS
from voice.choices import IncidentState
from voice.models import Incident
from voice.queries import waiting_receipts


@waits
def receipts_waiting(actor: Actor) -> list[DeskItem]:
    """Return what the actor's side has not acknowledged. One query."""
    if not actor.holds(*RECEIVERS_AT_HEADQUARTERS, *RECEIVERS_AT_BLOCK):
        return []
    items = []
    for receipt in waiting_receipts(actor)[:PER_AREA]:
        filing = receipt.incident or receipt.voice
        task = _("Read the report of an incident") if receipt.incident else _("Read a customer's voice")
        since = timezone.localdate(receipt.delivered_at)
        if filing is not None:  # a constraint says that it is one of the two
            items.append(
                DeskItem(task, filing.reference, filing.get_absolute_url(), since, None, bool(receipt.incident))
            )
    return items


@waits
def incidents_open(actor: Actor) -> list[DeskItem]:
    """Return the actor's own incidents that have no last report yet. One query."""
    if actor.person_id is None:
        return []
    rows = Incident.objects.filter(filed_by_id=actor.person_id, state=IncidentState.OPEN).order_by("filed_at")
    return [
        DeskItem(_("Report how the incident goes on"), row.reference, row.get_absolute_url(),
                 timezone.localdate(row.filed_at), None)
        for row in rows[:PER_AREA]
    ]  # fmt: skip
