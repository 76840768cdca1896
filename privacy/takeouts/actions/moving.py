"""Going out, coming back, destroyed where it was, lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from governance import clock
from governance.access import Actor, visible
from governance.attachments.intake import Examined
from governance.deadlines.opening import settle_clock
from governance.runner import (
    NO_CLOCKS,
    NO_EVENTS,
    NO_FIELDS,
    READS,
    STAYS,
    Clocks,
    Invisible,
    Move,
    NotAllowed,
    WrongState,
    action,
)  # fmt: skip
from privacy.takeouts.access import answers_for, is_own, is_reader, may_report_loss
from privacy.takeouts.choices import ItemState, State
from privacy.takeouts.models import CLOCK, Certificate, Loss, TakenItem, TakeOut
from privacy.takeouts.refusals import Expired, NothingClaimed, NotOut, StillInside

OUT = State.OUT
OUTSIDE = (ItemState.OUT, ItemState.DESTROYING)


@action(
    "takeouts.go_out", subject=TakeOut, who=is_own, moves=Move(State.APPROVED, to=OUT), clocks=Clocks(opens=(CLOCK,)),
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def go_out(takeout: TakeOut, *, actor: Actor, codes: Collection[str]) -> None:
    """Note at the door that all items go out, each number read. From now on the clock runs. Raises StillInside or Expired."""
    if takeout.due_on < clock.today():
        raise Expired
    if set(takeout.items.values_list("code", flat=True)) != set(codes):
        raise StillInside
    takeout.items.filter(state=ItemState.INSIDE).update(state=ItemState.OUT)
    takeout.left_at = clock.now()


def _end_if_all_settled(takeout: TakeOut) -> None:
    """End the request when nothing is outside any more; its clock is met then, stopped when what is missing was lost."""
    if takeout.items.filter(state__in=OUTSIDE).exists():
        return
    takeout.state, takeout.ended_at = State.ENDED, clock.now()
    lost = takeout.items.filter(state=ItemState.LOST).exists()
    settle_clock(CLOCK, takeout._meta.label_lower, takeout.pk, met=not lost)


@action(
    "takeouts.return_items", subject=TakeOut, who=answers_for, moves=STAYS.within(OUT), clocks=NO_CLOCKS,
    emits=("takeouts.items_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def return_items(takeout: TakeOut, *, actor: Actor, codes: Collection[str]) -> None:
    """Take items back, by the numbers read at the door; the last one ends the request. Raises NotOut."""
    items = takeout.items.filter(state__in=OUTSIDE, code__in=codes)
    if items.update(state=ItemState.RETURNED, settled_at=clock.now(), settled_by_id=actor.own_id) != len(set(codes)):
        raise NotOut
    _end_if_all_settled(takeout)


@action(
    "takeouts.claim_destroyed", subject=TakeOut, who=is_own, moves=STAYS.within(OUT), clocks=NO_CLOCKS,
    emits=("takeouts.destruction_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def claim_destroyed(takeout: TakeOut, *, actor: Actor, codes: Collection[str], files: Sequence[Examined]) -> None:
    """Say, with the certificate, that items were destroyed where they were. Raises NotOut."""
    items = takeout.items.filter(state=ItemState.OUT, code__in=codes)
    if items.update(state=ItemState.DESTROYING) != len(set(codes)):
        raise NotOut
    for file in files:
        Certificate.keep(file, takeout=takeout)


@action(
    "takeouts.confirm_destroyed", subject=TakeOut, who=answers_for, moves=STAYS.within(OUT), clocks=NO_CLOCKS,
    emits=("takeouts.destruction_confirmed",), ledger=NO_FIELDS,
)  # fmt: skip
def confirm_destroyed(takeout: TakeOut, *, actor: Actor) -> None:
    """Confirm it by the certificate. Raises NothingClaimed."""
    _settle_claimed(takeout, state=ItemState.DESTROYED, settled_at=clock.now(), settled_by_id=actor.own_id)
    _end_if_all_settled(takeout)


@action(
    "takeouts.reject_destroyed", subject=TakeOut, who=answers_for, moves=STAYS.within(OUT), clocks=NO_CLOCKS,
    emits=("takeouts.destruction_rejected",), ledger=NO_FIELDS,
)  # fmt: skip
def reject_destroyed(takeout: TakeOut, *, actor: Actor) -> None:
    """Not accept the certificate: the items count as outside. Raises NothingClaimed."""
    _settle_claimed(takeout, state=ItemState.OUT)


def _settle_claimed(takeout: TakeOut, **changes: Any) -> None:
    if not takeout.items.filter(state=ItemState.DESTROYING).update(**changes):
        raise NothingClaimed


@dataclass(frozen=True)
class LossReport:
    """What is missing and what is known of it."""

    codes: Collection[str]
    stolen: bool
    text: str
    known_at: datetime


@action(
    "takeouts.report_loss", subject=Loss, creates=True, who=may_report_loss, moves=STAYS, clocks=NO_CLOCKS,
    emits=("takeouts.loss_reported",), ledger=("takeout",),
)  # fmt: skip
def report_loss(*, actor: Actor, takeout: UUID, report: LossReport) -> Loss:
    """Report that items are lost or stolen; the incident opens from it. Raises Invisible, NotAllowed, WrongState, NotOut."""
    found = visible(TakeOut, actor).filter(pk=takeout).select_for_update(of=("self",)).first()
    if found is None:
        raise Invisible
    if not may_report_loss(actor, found):
        raise NotAllowed
    if found.state != OUT:
        raise WrongState
    items = list(found.items.filter(state__in=OUTSIDE, code__in=report.codes))
    if len(items) != len(set(report.codes)):
        raise NotOut
    made = Loss.objects.create(
        takeout=found, stolen=report.stolen, text=report.text, known_at=report.known_at, reported_by_id=actor.own_id
    )
    made.items.set(items)
    TakenItem.objects.filter(pk__in=[item.pk for item in items]).update(state=ItemState.LOST)
    _end_if_all_settled(found)
    found.version += 1
    found.save()
    return made


@action(
    "takeouts.download_certificate", subject=Certificate, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_certificate(certificate: Certificate, *, actor: Actor) -> None:
    """Note that a certificate was handed out."""
