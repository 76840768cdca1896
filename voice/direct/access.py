"""Who sends, who reads.

A notice goes from a division to offices or from an office to a division; no block lies between. What headquarters sends to
the offices of a block, the block reads as a copy, and nothing else: neither receipts and answers, nor what offices write.
"""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.access import Actor, scope
from governance.organization.models import Unit
from voice.access import RECEIVERS_AT_BLOCK
from voice.direct.models import DirectNotice, Receipt

HEADQUARTERS = ("service_promotion", "quality_management", "division_owner")
OFFICE = ("office_head", "staff")
EXECUTIVES = ("vice_president", "president")
SENDERS = (*HEADQUARTERS, *OFFICE)
READERS = (*SENDERS, *RECEIVERS_AT_BLOCK, *EXECUTIVES)
OVERSEERS = (*SENDERS, *EXECUTIVES)
"""Who may follow whether notices were read: those of their own unit, executives all."""


def divisions_of(actor: Actor) -> list[UUID]:
    """Return the divisions for which the actor sends and reads."""
    kinds = (Unit.Kind.DIVISION, Unit.Kind.HEADQUARTERS)
    return [held.unit_id for held in actor.held if held.role in HEADQUARTERS and held.unit_kind in kinds]


def offices_of(actor: Actor) -> list[UUID]:
    """Return the offices for which the actor sends and reads."""
    return [held.unit_id for held in actor.held if held.role in OFFICE and held.unit_kind == Unit.Kind.OFFICE]


def own_units(actor: Actor) -> list[UUID]:
    """Return the units for which the actor sends and reads."""
    return [*divisions_of(actor), *offices_of(actor)]


def followed_notices(actor: Actor) -> QuerySet[DirectNotice]:
    """Return the notices whose receipts the actor may see: those of their own unit; all for executives."""
    if actor.kind == "system" or actor.holds(*EXECUTIVES):
        return DirectNotice.objects.all()
    return DirectNotice.objects.filter(sender_id__in=own_units(actor))


def copied_notices(actor: Actor) -> QuerySet[DirectNotice]:
    """Return what went to the offices of the actor's block."""
    blocks = actor.unit_ids(*RECEIVERS_AT_BLOCK)
    if not blocks:
        return DirectNotice.objects.none()
    return DirectNotice.objects.filter(Exists(Receipt.objects.filter(notice=OuterRef("pk"), block_id__in=blocks)))


@scope(DirectNotice)
def visible_notices(actor: Actor) -> QuerySet[DirectNotice]:
    """Return what the actor's unit sent or got, what went to the offices of their block; all for executives."""
    if actor.kind == "system" or actor.holds(*EXECUTIVES):
        return DirectNotice.objects.all()
    if actor.kind != "person":
        return DirectNotice.objects.none()
    units, blocks = own_units(actor), actor.unit_ids(*RECEIVERS_AT_BLOCK)
    got = Receipt.objects.filter(Q(unit_id__in=units) | Q(block_id__in=blocks), notice=OuterRef("pk"))
    return DirectNotice.objects.filter(Q(sender_id__in=units) | Exists(got))


@scope(Receipt)
def own_receipts(actor: Actor) -> QuerySet[Receipt]:
    """Return what the actor's unit got."""
    return Receipt.objects.filter(unit_id__in=own_units(actor)) if actor.kind == "person" else Receipt.objects.none()


def is_sender(actor: Actor, _: Any) -> bool:
    """Return whether the actor may send for a unit."""
    return actor.kind == "person" and bool(own_units(actor))


def sent_it(actor: Actor, notice: DirectNotice) -> bool:
    """Return whether the notice came from the actor's own unit."""
    return notice.sender_id in own_units(actor)


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"
