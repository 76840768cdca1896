"""What waits about steps that could point at a reporter."""

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.guard.access import COUNSEL, READERS
from compliance.guard.models import Necessity
from governance import clock
from governance.access import Actor, visible
from governance.deadlines.queries import ClockFace, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def steps_waiting(actor: Actor) -> list[DeskItem]:
    """Return records to decide for counsel, and approved steps to carry out for those who asked."""
    items: list[DeskItem] = []
    if not actor.holds(*READERS):
        return items
    if actor.holds(COUNSEL):
        waiting = visible(Necessity, actor).filter(state="open").exclude(asked_by_id=actor.own_id)
        shown = list(waiting.order_by("asked_at")[:PER_AREA])
        clocks = faces_of("guard.necessity", [record.pk for record in shown])
        items += [
            _item(_("Decide on a necessity record"), record, soonest(clocks.get(record.pk, []))) for record in shown
        ]
    own = Necessity.objects.filter(asked_by_id=actor.own_id, state="approved", valid_until__gte=clock.today())
    items += [_item(_("Carry out the approved step or withdraw it"), record) for record in own[:PER_AREA]]
    return items


def _item(task: str, record: Necessity, face: ClockFace | None = None) -> DeskItem:
    since = timezone.localdate(record.decided_at or record.asked_at)
    return DeskItem(task, str(record.number), record.get_absolute_url(), since, face)
