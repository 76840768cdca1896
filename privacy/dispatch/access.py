"""Who prepares, checks and sends, who sees it (shared/brief/roles.md).

The staff of a unit work on its batches. While a lone shift asks another unit for the second check, that unit's staff see
the batch. What is planted is known to the chief privacy officer alone until the check is over.
"""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS, READERS_OF_COUNTS, in_scope
from privacy.dispatch.choices import BatchState
from privacy.dispatch.models import Batch, Check, FoundError, Item, Lesson, NearMiss, Photo

WORKERS = ("staff", *HEADS_OF_UNIT, "division_owner")
"""Who works on the batches of their unit."""
SEERS = tuple(dict.fromkeys((*READERS, *WORKERS)))
COUNTERS = READERS_OF_COUNTS


def own_units(actor: Actor) -> list[UUID]:
    """Return the units on whose batches the actor works."""
    return actor.unit_ids(*WORKERS)


@scope(Batch)
def visible_batches(actor: Actor) -> QuerySet[Batch]:
    """Return those of the own unit, those on which the own unit does the second check, and those of the readers' units."""
    units = own_units(actor)
    remote = Q(remote_unit_id__in=units, state=BatchState.CHECKING)
    return in_scope(Batch.objects.all(), actor, Q(unit_id__in=units), remote)


@scope(Item)
def visible_items(actor: Actor) -> QuerySet[Item]:
    """Return the items of the batches that the actor sees; a planted one not before its batch is handed in for the check."""
    rows = Item.objects.filter(batch__in=visible_batches(actor))
    return rows if knows_plants(actor) else rows.exclude(planted=True, batch__state=BatchState.PREPARING)


@scope(Photo)
def visible_photos(actor: Actor) -> QuerySet[Photo]:
    """Return the photos to those who check: the unit, and the other unit while it is asked. Nobody else reads the letters."""
    if actor.kind != "person":
        return Photo.objects.none()
    units = own_units(actor)
    remote = Q(item__batch__remote_unit_id__in=units, item__batch__state=BatchState.CHECKING)
    return Photo.objects.filter(Q(item__batch__unit_id__in=units) | remote)


@scope(NearMiss)
def visible_near_misses(actor: Actor) -> QuerySet[NearMiss]:
    """Return those of the actor's units, planted items aside: they say nothing about the unit's work."""
    return in_scope(NearMiss.objects.filter(item__planted=False), actor, Q(unit_id__in=own_units(actor)))


@scope(FoundError)
def visible_errors(actor: Actor) -> QuerySet[FoundError]:
    """Return the errors found after the release in the actor's units."""
    return in_scope(FoundError.objects.all(), actor, Q(unit_id__in=own_units(actor)))


@scope(Lesson)
def visible_lessons(actor: Actor) -> QuerySet[Lesson]:
    """Return the lessons of the own units, and those for everyone."""
    if actor.holds(OFFICER):
        return Lesson.objects.all()
    if actor.kind != "person":
        return Lesson.objects.none()
    return Lesson.objects.filter(Q(unit__isnull=True) | Q(unit_id__in=own_units(actor)))


def knows_plants(actor: Actor) -> bool:
    """Return whether the actor knows what is planted at any time."""
    return actor.kind == "system" or actor.holds(OFFICER)


def is_worker(actor: Actor, _: Any) -> bool:
    """Return whether the actor works in a unit that sends."""
    return actor.kind == "person" and bool(own_units(actor))


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor is the chief privacy officer."""
    return actor.kind == "person" and actor.holds(OFFICER)


def of_unit(actor: Actor, row: Batch | Item) -> bool:
    """Return whether the row belongs to the actor's own unit."""
    batch = row.batch if isinstance(row, Item) else row
    return actor.kind == "person" and batch.unit_id in own_units(actor)


def may_check(actor: Actor, item: Item) -> bool:
    """Return whether the actor may do a check of the item now: not who prepared it, unless the rule says so."""
    batch = item.batch
    if actor.kind != "person" or kept_from(actor, batch):
        return False
    if not batch.rule.preparer_may_check and actor.own_id == item.entered_by_id:
        return False
    return of_unit(actor, item) or is_remote(actor, batch)


def kept_from(actor: Actor, batch: Batch) -> bool:
    """Return whether the actor prepared the batch and its rule keeps whoever did from checking it."""
    return batch.prepared_by_id == actor.own_id and not batch.rule.preparer_may_check


def is_remote(actor: Actor, batch: Batch) -> bool:
    """Return whether the actor does the second check for another unit."""
    return batch.remote_unit_id in own_units(actor) and batch.unit_id not in own_units(actor)


def may_end_check(actor: Actor, batch: Batch) -> bool:
    """Return whether the actor may end the check: who did one of the checks."""
    return actor.kind == "person" and Check.objects.filter(item__batch=batch, by_id=actor.own_id).exists()


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


def may_write_lesson(actor: Actor, _: Any) -> bool:
    """Return whether the actor writes lessons: the head or privacy manager of a unit, and the officer for everyone."""
    return actor.kind == "person" and actor.holds(*HEADS_OF_UNIT, OFFICER)
