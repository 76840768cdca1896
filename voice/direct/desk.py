"""What waits about direct notices."""

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from voice.direct.access import own_units
from voice.direct.queries import waiting_for


@waits
def notices_waiting(actor: Actor) -> list[DeskItem]:
    """Return what the actor's unit has to open or to answer. One query."""
    if not own_units(actor):
        return []
    return [
        DeskItem(
            _("Answer a direct notice") if row.opened_at else _("Read a direct notice"), row.notice.reference,
            row.get_absolute_url(), timezone.localdate(row.sent_at), None,
        )
        for row in waiting_for(actor)[:PER_AREA]
    ]  # fmt: skip
