"""Who sees the promotion plan, and who may do what.

The chief privacy officer keeps catalogue, plan and reviews. A unit sees the requirements that it owns; executives and
auditors see all. Who looks after personal information in a unit is seen as everything else about the unit.
"""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS, READERS_OF_ALL, in_scope
from privacy.promotion.choices import CatalogueState
from privacy.promotion.models import Catalogue, Designation, Evidence, Item, Review

OWNERS = (*HEADS_OF_UNIT, "division_owner")
"""They report for the requirements that their unit owns."""
SEERS = (*READERS, "division_owner")


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor is the chief privacy officer."""
    return actor.kind == "person" and actor.holds(OFFICER)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the house itself acts."""
    return actor.kind == "system"


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


@scope(Catalogue)
def visible_catalogues(actor: Actor) -> QuerySet[Catalogue]:
    """Return all versions to the officer, the decided ones to everyone who reads the plan."""
    if is_officer(actor, None):
        return Catalogue.objects.all()
    if actor.kind == "person" and actor.holds(*SEERS):
        return Catalogue.objects.filter(state=CatalogueState.DECIDED)
    return Catalogue.objects.none()


@scope(Item)
def visible_items(actor: Actor) -> QuerySet[Item]:
    """Return the requirements that the actor's units own; all to readers of all."""
    return in_scope(Item.objects.all(), actor, Q(unit_id__in=actor.unit_ids("division_owner")))


@scope(Evidence)
def visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    """Return the files of the requirements that the actor may see."""
    return Evidence.objects.filter(progress__item__in=visible_items(actor))


@scope(Review)
def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """Return the reviews to readers of all: they are about the whole organization."""
    return Review.objects.all() if actor.holds(*READERS_OF_ALL) else Review.objects.none()


@scope(Designation)
def visible_designations(actor: Actor) -> QuerySet[Designation]:
    """Return the privacy staff of the units that the actor may see."""
    return in_scope(Designation.objects.all(), actor)


def may_report(actor: Actor, item: Item) -> bool:
    """Return whether the actor reports for the requirement: the officer, and those in charge of the unit that owns it."""
    return is_officer(actor, item) or (actor.kind == "person" and item.unit_id in actor.unit_ids(*OWNERS))


def designating_units(actor: Actor) -> list[Any]:
    """Return the units for which the actor names privacy staff; the officer names them for all."""
    return actor.unit_ids(*HEADS_OF_UNIT)


def may_designate(actor: Actor, row: Designation | None) -> bool:
    """Return whether the actor names privacy staff: of the own unit, the officer of any."""
    if is_officer(actor, row):
        return True
    if actor.kind != "person":
        return False
    units = designating_units(actor)
    return bool(units) if row is None else row.unit_id in units
