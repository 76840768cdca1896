"""Who asks, who approves, who sees (shared/brief/roles.md): staff their own, heads and privacy managers their unit's."""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS, READERS_OF_ALL, READERS_OF_BLOCK, in_scope
from privacy.takeouts.choices import ItemState
from privacy.takeouts.models import Certificate, Loss, TakenItem, TakeOut

HEADS = (*HEADS_OF_UNIT, "block_head", "division_owner", "compliance_head")
"""Who decides for their unit, never on what they asked for or carry themselves."""
ASKERS = tuple(
    dict.fromkeys(
        ("staff", *HEADS, *READERS_OF_BLOCK, OFFICER, "investigator", "service_promotion", "quality_management")
    )
)
"""Everyone who works in a unit."""
SEERS = tuple(dict.fromkeys((*READERS, *ASKERS)))
OVERSEERS = tuple(dict.fromkeys((*READERS, *HEADS)))
"""Who reads the register of more than their own."""


@scope(TakeOut)
def visible_takeouts(actor: Actor) -> QuerySet[TakeOut]:
    """Return what the actor asked for or carries, and that of the units they answer for or read."""
    rows = TakeOut.objects.all()
    if actor.kind == "system" or actor.holds(*READERS_OF_ALL):
        return rows
    if actor.kind != "person" or not actor.holds(*SEERS):
        return rows.none()
    return in_scope(rows, actor, own(actor), Q(unit_id__in=actor.unit_ids(*HEADS)))


def own(actor: Actor) -> Q:
    """Return the condition for what the actor asked for or carries."""
    return Q(asked_by_id=actor.own_id) | Q(carrier_id=actor.own_id)


@scope(Certificate)
def visible_certificates(actor: Actor) -> QuerySet[Certificate]:
    """Return the certificates of what the actor sees."""
    return Certificate.objects.filter(takeout__in=visible_takeouts(actor))


@scope(Loss)
def visible_losses(actor: Actor) -> QuerySet[Loss]:
    """Return the losses of what the actor sees."""
    return Loss.objects.filter(takeout__in=visible_takeouts(actor))


def may_ask(actor: Actor, _: Any) -> bool:
    """Return whether the actor may ask to take something outside."""
    return actor.kind == "person" and actor.holds(*ASKERS)


def is_own(actor: Actor, takeout: TakeOut) -> bool:
    """Return whether the actor asked for it or carries it."""
    return actor.kind == "person" and actor.own_id in (takeout.asked_by_id, takeout.carrier_id)


def answers_for(actor: Actor, takeout: TakeOut) -> bool:
    """Return whether the actor decides on it and takes it back: head or privacy manager, or the officer; not oneself."""
    if actor.kind != "person" or is_own(actor, takeout):
        return False
    return takeout.unit_id in actor.unit_ids(*HEADS) or actor.holds(OFFICER)


def may_move(actor: Actor, item: TakenItem) -> bool:
    """Return whether the actor notes at the door what happens next to the item: it goes out, or comes back."""
    return (is_own if item.state == ItemState.INSIDE else answers_for)(actor, item.takeout)


def may_report_loss(actor: Actor, takeout: TakeOut | None) -> bool:
    """Return whether the actor reports a loss: who asked or carries, and who answers for the unit."""
    if takeout is None:  # the action makes the row; its body asks again
        return actor.kind == "person" and actor.holds(*ASKERS)
    return is_own(actor, takeout) or answers_for(actor, takeout)


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"
