"""Reads of what was taken outside."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.organization.queries import name_on
from governance.people.models import Person
from governance.people.queries import assignments_on
from privacy.access import OFFICER
from privacy.takeouts.access import ASKERS, HEADS, own, visible_takeouts
from privacy.takeouts.choices import ItemState, State
from privacy.takeouts.models import TakenItem, TakeOut

SUBJECT = "takeouts.takeout"


def takeouts_for(actor: Actor) -> QuerySet[Any]:
    """Return the visible ones with `unit_name`, `outside` (items) and the carrier."""
    outside = Count("items", filter=Q(items__state__in=(ItemState.OUT, ItemState.DESTROYING)))
    rows = visible_takeouts(actor).select_related("carrier")
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", OuterRef("asked_at__date")), outside=outside)
    return named


def own_takeouts(actor: Actor) -> QuerySet[Any]:
    """Return those that the actor asked for or carries."""
    return takeouts_for(actor).filter(own(actor))


def decided_by(actor: Actor) -> QuerySet[TakeOut]:
    """Return those on which the actor decides: of their units, not their own; the officer those of units without a head."""
    rows = TakeOut.objects.exclude(own(actor))
    mine = Q(unit_id__in=actor.unit_ids(*HEADS))
    if actor.holds(OFFICER):
        headed = assignments_on(clock.today()).filter(role__in=HEADS).values("unit_id")
        mine |= ~Q(unit_id__in=headed)
    return rows.filter(mine)


def item_at_the_door(actor: Actor, code: str) -> TakenItem | None:
    """Return the item with the number on it that waits to go out or to come back, of what the actor sees."""
    rows = TakenItem.objects.filter(
        Q(state=ItemState.INSIDE, takeout__state=State.APPROVED) | Q(state=ItemState.OUT), code=code
    )
    return rows.filter(takeout__in=visible_takeouts(actor)).select_related("takeout").order_by("-state", "pk").first()


def colleagues(actor: Actor) -> QuerySet[Person]:
    """Return who may carry for the actor: everyone of their units."""
    held = assignments_on(clock.today()).filter(unit_id__in=actor.unit_ids(*ASKERS))
    return Person.objects.filter(pk__in=held.values("person_id"))
