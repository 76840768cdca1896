"""What waits about batches."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.dispatch.access import own_units
from privacy.dispatch.choices import BatchState
from privacy.dispatch.models import Batch


@waits
def batches_waiting(actor: Actor) -> list[DeskItem]:
    """Return the batches to hand in, to check and to send out. One query."""
    units = own_units(actor)
    if not units:
        return []
    checking = Q(state=BatchState.CHECKING) & (Q(unit_id__in=units) | Q(remote_unit_id__in=units))
    own = Q(prepared_by_id=actor.own_id, state=BatchState.PREPARING)
    rows = Batch.objects.filter(own | checking | Q(state=BatchState.CHECKED, unit_id__in=units))
    rows = rows.exclude(state=BatchState.CHECKING, prepared_by_id=actor.own_id, rule__preparer_may_check=False)
    tasks = {
        BatchState.PREPARING: _("Finish the list of a batch and hand it in"),
        BatchState.CHECKING: _("Check what is to be sent"),
        BatchState.CHECKED: _("Send a checked batch out"),
    }
    return [
        DeskItem(
            tasks[BatchState(row.state)], row.reference, row.get_absolute_url(), timezone.localdate(row.prepared_at), None
        )
        for row in rows.order_by("prepared_at")[:PER_AREA]
    ]  # fmt: skip
