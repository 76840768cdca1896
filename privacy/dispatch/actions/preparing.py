"""A batch until it is handed in for the check."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from governance import clock
from governance.access import Actor
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, NotAllowed, action
from privacy.dispatch.access import is_officer, is_worker, of_unit, own_units
from privacy.dispatch.choices import BatchState, How, ItemState
from privacy.dispatch.models import Batch, Item, Plant
from privacy.dispatch.queries import rule_on
from privacy.dispatch.refusals import CodeTwice, Empty, NoRule
from privacy.dispatch.rules import KeyFields, drawn, shuffled
from privacy.dispatch.sealing import digests_of
from privacy.units import block_on, own_unit

PREPARING, CHECKING, CHECKED = BatchState.PREPARING, BatchState.CHECKING, BatchState.CHECKED


@dataclass(frozen=True)
class Entry:
    """One item as it was typed or read from a file."""

    code: str
    fields: KeyFields


@action(
    "dispatch.prepare_batch", subject=Batch, creates=True, who=is_worker, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("kind",),
)  # fmt: skip
def prepare_batch(*, actor: Actor, kind: str, title: str) -> Batch:
    """Begin a batch of the actor's unit, under the rule in force today. Raises NoRule."""
    unit = own_unit(actor, own_units(actor))
    if unit is None:
        raise NotAllowed
    rule = rule_on(kind, clock.today())
    if rule is None:
        raise NoRule
    return Batch.objects.create(
        reference=f"S-{new_reference()}", title=title, kind=kind, unit_id=unit, block_id=block_on(unit, clock.today()),
        rule=rule, seed=secrets.token_hex(8), prepared_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "dispatch.add_items", subject=Batch, who=of_unit, moves=STAYS.within(PREPARING), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def add_items(batch: Batch, *, actor: Actor, entries: Sequence[Entry]) -> int:
    """Add items and return how many. Raises CodeTwice."""
    _add(batch, actor.own_id, entries, planted=False)
    return len(entries)


def _add(batch: Batch, by: UUID, entries: Sequence[Entry], *, planted: bool) -> list[Item]:
    codes = [entry.code for entry in entries]
    twice = {code for code, number in Counter(codes).items() if number > 1}
    twice.update(batch.items.filter(code__in=codes).values_list("code", flat=True))
    if twice:
        raise CodeTwice(twice)
    last = batch.items.order_by("-number").values_list("number", flat=True).first() or 0
    made = []
    for number, entry in enumerate(entries, start=last + 1):
        pk = uuid4()
        digests = digests_of(pk, entry.fields)
        made.append(
            Item(pk=pk, batch=batch, number=number, code=entry.code, planted=planted, entered_by_id=by, **digests)
        )
    return Item.objects.bulk_create(made, batch_size=1000)


@action(
    "dispatch.plant_item", subject=Batch, who=is_officer, moves=STAYS.within(PREPARING), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def plant_item(batch: Batch, *, actor: Actor, entry: Entry, wrong: str, note: str) -> None:
    """Put an item into the batch that is wrong on purpose. It never leaves. Raises CodeTwice."""
    item = _add(batch, actor.own_id, [entry], planted=True)[0]
    Plant.objects.create(item=item, wrong=wrong, note=note, planted_by_id=actor.own_id)


@action(
    "dispatch.hand_in", subject=Batch, who=of_unit, moves=Move(PREPARING, to=CHECKING), clocks=NO_CLOCKS,
    emits=("dispatch.batch_submitted",), ledger=NO_FIELDS,
)  # fmt: skip
def hand_in(batch: Batch, *, actor: Actor) -> None:
    """End the list: number the items by chance, draw the sample. What is planted is always checked. Raises Empty."""
    items = list(batch.items.order_by("code"))
    real = [item for item in items if not item.planted and item.state == ItemState.OPEN]
    if not real:
        raise Empty
    size = batch.rule.sample_size if batch.rule.how == How.SAMPLE else None
    chosen = {item.pk for item in (real if size is None else drawn(real, size, batch.seed))}
    for number, item in enumerate(shuffled(items, batch.seed), start=1):
        item.number, item.drawn = number, item.planted or item.pk in chosen
    Item.objects.bulk_update(items, ["number", "drawn"], batch_size=1000)


@action(
    "dispatch.cancel_batch", subject=Batch, who=of_unit,
    moves=Move(PREPARING, CHECKING, CHECKED, to=BatchState.CANCELLED), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def cancel_batch(batch: Batch, *, actor: Actor, reason: str) -> None:
    """Not send the batch after all, with a reason."""
    batch.cancelled_because = reason
