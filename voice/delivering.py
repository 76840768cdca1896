"""The one pipe from an office: headquarters and the block's person in charge, in the transaction of the filing."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from governance.organization.models import Unit
from governance.organization.queries import periods_on
from voice.choices import Side
from voice.models import Delivery, Incident, Voice

Follower = Callable[[list[Voice]], None]
_followers: list[Follower] = []


def with_filed_voices(follower: Follower) -> Follower:
    """Register the decorated function to write what a room keeps beside every voice, in its transaction.

    It must be quick and never fail: whatever it raises would keep an office from filing.
    """
    _followers.append(follower)
    return follower


def block_of(unit: Unit, day: date) -> Unit | None:
    """Return the block to which the unit belongs on the day, itself for a block, None for headquarters and divisions."""
    if unit.kind == Unit.Kind.BLOCK:
        return unit
    period = periods_on(day).select_related("parent").filter(unit=unit).first()
    parent = period.parent if period else None
    return parent if parent is not None and parent.kind == Unit.Kind.BLOCK else None


def deliver(filings: Sequence[Voice | Incident], at: datetime) -> None:
    """Write the receipts of both sides. Nobody chooses them, and nothing lies between the office and headquarters."""
    Delivery.objects.bulk_create(receipt for filing in filings for receipt in _receipts(filing, at))
    voices = [filing for filing in filings if isinstance(filing, Voice)]
    for follower in _followers if voices else ():
        follower(voices)


def _receipts(filing: Voice | Incident, at: datetime) -> list[Delivery]:
    what = {"voice": filing} if isinstance(filing, Voice) else {"incident": filing}
    receipts = [Delivery(side=Side.HEADQUARTERS, delivered_at=at, **what)]
    if filing.block_id is not None:
        receipts.append(Delivery(side=Side.BLOCK, unit_id=filing.block_id, delivered_at=at, **what))
    return receipts
