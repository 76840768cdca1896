"""The release: impossible before both checks, here and in the database."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, Move, action
from privacy.dispatch.access import of_unit
from privacy.dispatch.choices import BatchState, ItemState
from privacy.dispatch.models import Batch
from privacy.dispatch.queries import leaving_items
from privacy.dispatch.refusals import Empty


@action(
    "dispatch.release", subject=Batch, who=of_unit, moves=Move(BatchState.CHECKED, to=BatchState.RELEASED),
    clocks=NO_CLOCKS, emits=("dispatch.batch_released",), ledger=NO_FIELDS,
)  # fmt: skip
def release(batch: Batch, *, actor: Actor) -> None:
    """Send the batch out: note who, when and how many items. Raises Empty."""
    batch.released_items = leaving_items(batch).update(state=ItemState.RELEASED)
    if not batch.released_items:
        raise Empty
    batch.released_by_id, batch.released_at = actor.own_id, clock.now()
