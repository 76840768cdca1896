"""Two people check each item, or each of the sample: addressee and contents."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, WrongState, action
from privacy.dispatch.access import is_reader, is_remote, may_check, may_end_check, of_unit
from privacy.dispatch.choices import BatchState, How, ItemState
from privacy.dispatch.models import Batch, Check, Item, NearMiss, Photo, Plant
from privacy.dispatch.refusals import (
    CheckedByYou,
    Differs,
    NoPhoto,
    NoRemote,
    NotDrawn,
    OnlySecond,
    SameUnit,
    StoppedItems,
    Unfinished,
)
from privacy.dispatch.rules import KeyFields
from privacy.dispatch.sealing import differing

OPEN, FIRST, PASSED, STOPPED = ItemState.OPEN, ItemState.FIRST, ItemState.PASSED, ItemState.STOPPED


@dataclass(frozen=True)
class Finding:
    """What a person found: nothing wrong, or what. `typed`: the key fields, typed without seeing them."""

    wrong: str = ""
    note: str = ""
    scanned: bool = False
    typed: KeyFields | None = None


@action(
    "dispatch.check_item", subject=Item, who=may_check, moves=STAYS.within(OPEN, FIRST), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def check_item(item: Item, *, actor: Actor, finding: Finding) -> None:
    """Do the check that the item waits for. Raises WrongState, NotDrawn, CheckedByYou, OnlySecond, NoPhoto or Differs."""
    batch, place = item.batch, 2 if item.state == FIRST else 1
    remote = is_remote(actor, batch)
    _check_turn(item, actor, remote=remote)
    if place == 2 and batch.rule.blind_entry and not finding.wrong:
        for name in differing(item, finding.typed or KeyFields("", "")):
            raise Differs(name)
    Check.objects.create(
        item=item, round=item.round, place=place, by_id=actor.own_id, passed=not finding.wrong, scanned=finding.scanned,
        remote=remote,
    )  # fmt: skip
    if finding.wrong:
        _stop(item, actor, place, finding)
    else:
        item.state = PASSED if place == 2 else FIRST


def _check_turn(item: Item, actor: Actor, *, remote: bool) -> None:
    if item.batch.state != BatchState.CHECKING:
        raise WrongState
    if not item.drawn:
        raise NotDrawn
    if item.checks.filter(round=item.round, by_id=actor.own_id).exists():
        raise CheckedByYou
    if remote and item.state == OPEN:
        raise OnlySecond
    if remote and not item.photos.filter(round=item.round).exists():
        raise NoPhoto


def _stop(item: Item, actor: Actor, place: int, finding: Finding) -> None:
    """Stop the item. One wrong item in a sample makes every item one to be checked."""
    item.state, batch = STOPPED, item.batch
    NearMiss.objects.create(
        item=item, unit_id=batch.unit_id, block_id=batch.block_id, place=place, wrong=finding.wrong, note=finding.note,
        caught_by_id=actor.own_id,
    )  # fmt: skip
    if batch.rule.how == How.SAMPLE:
        Batch.objects.filter(pk=batch.pk).update(widened=True)
        Item.objects.filter(batch=batch, drawn=False).update(drawn=True)


@action(
    "dispatch.end_check", subject=Batch, who=may_end_check, moves=Move(BatchState.CHECKING, to=BatchState.CHECKED),
    clocks=NO_CLOCKS, emits=("dispatch.batch_checked",), ledger=NO_FIELDS,
)  # fmt: skip
def end_check(batch: Batch, *, actor: Actor) -> None:
    """End the check; what was planted is taken back and shown. Raises Unfinished or StoppedItems."""
    items = batch.items.filter(drawn=True)
    if items.filter(state__in=(OPEN, FIRST)).exists():
        raise Unfinished
    if items.filter(state=STOPPED, planted=False).exists():
        raise StoppedItems
    batch.checked_by_id, batch.checked_at = actor.own_id, clock.now()
    for plant in Plant.objects.filter(item__batch=batch).select_related("item"):
        plant.caught = NearMiss.objects.filter(item=plant.item).exists()
        plant.save()
    Item.objects.filter(batch=batch, planted=True).update(state=ItemState.WITHDRAWN)


@action(
    "dispatch.ask_remote", subject=Batch, who=of_unit, moves=STAYS.within(BatchState.CHECKING), clocks=NO_CLOCKS,
    emits=("dispatch.remote_check_requested",), ledger=("unit",),
)  # fmt: skip
def ask_remote(batch: Batch, *, actor: Actor, unit: Unit, reason: str) -> None:
    """Ask another unit for the second check by photos, when one person is alone. Raises NoRemote or SameUnit."""
    if not batch.rule.remote_second:
        raise NoRemote
    if unit.pk == batch.unit_id:
        raise SameUnit
    batch.remote_unit, batch.remote_reason = unit, reason


@action(
    "dispatch.add_photos", subject=Item, who=of_unit, moves=STAYS.within(OPEN, FIRST), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def add_photos(item: Item, *, actor: Actor, files: Sequence[Examined]) -> None:
    """Add photos or scans of the item for the remote second person. Raises WrongState."""
    if item.batch.state != BatchState.CHECKING:
        raise WrongState
    for file in files:
        Photo.keep(file, item=item, round=item.round)


@action(
    "dispatch.download_photo", subject=Photo, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_photo(photo: Photo, *, actor: Actor) -> None:
    """Note that a photo was handed out."""
