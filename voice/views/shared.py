"""What pages of voices and of incidents share."""

from collections.abc import Iterable

from governance.access import Actor
from voice.access import RECEIVERS_AT_BLOCK, RECEIVERS_AT_HEADQUARTERS
from voice.choices import Side
from voice.models import Delivery


def may_acknowledge(actor: Actor, receipts: Iterable[Delivery]) -> bool:
    """Return whether one of the receipts is of the actor's side and not acknowledged yet. No query."""
    blocks = actor.unit_ids(*RECEIVERS_AT_BLOCK)
    at_headquarters = actor.holds(*RECEIVERS_AT_HEADQUARTERS)
    return any(
        receipt.acknowledged_at is None
        and (at_headquarters if receipt.side == Side.HEADQUARTERS else receipt.unit_id in blocks)
        for receipt in receipts
    )
