"""A stopped item is put right, and checked anew by both, or taken out of its batch."""

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, WrongState, action
from privacy.dispatch.access import of_unit
from privacy.dispatch.choices import BatchState, ItemState
from privacy.dispatch.models import Item
from privacy.dispatch.rules import KeyFields
from privacy.dispatch.sealing import digests_of


def _open_batch(item: Item, *states: str) -> None:
    if item.batch.state not in states:
        raise WrongState


@action(
    "dispatch.correct_item", subject=Item, who=of_unit, moves=STAYS.within(ItemState.STOPPED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def correct_item(item: Item, *, actor: Actor, fields: KeyFields) -> None:
    """Note that the item was put right, with its key fields anew; both checks begin again. A planted one is taken back."""
    _open_batch(item, BatchState.CHECKING)
    if item.planted:
        item.state = ItemState.WITHDRAWN
        return
    for name, value in digests_of(item.pk, fields).items():
        setattr(item, name, value)
    item.state, item.round, item.entered_by_id = ItemState.OPEN, item.round + 1, actor.own_id


@action(
    "dispatch.remove_item", subject=Item, who=of_unit, moves=STAYS.within(ItemState.OPEN, ItemState.STOPPED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def remove_item(item: Item, *, actor: Actor, reason: str) -> None:
    """Take the item out of the batch: before the check, or when it is stopped. A planted one is taken back."""
    _open_batch(item, BatchState.PREPARING, *((BatchState.CHECKING,) if item.state == ItemState.STOPPED else ()))
    item.state = ItemState.WITHDRAWN if item.planted else ItemState.REMOVED
    item.removed_because = reason
