"""What waits about the promotion plan."""

from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.promotion.access import OWNERS, is_officer
from privacy.promotion.choices import ReviewState
from privacy.promotion.models import Item, Review
from privacy.promotion.queries import items_waiting


@waits
def requirements_waiting(actor: Actor) -> list[DeskItem]:
    """Return what the actor's units have to meet within a month or should have met. One query."""
    units = actor.unit_ids(*OWNERS)
    if not units:
        return []
    return [
        DeskItem(_("Meet a requirement and report it"), item.code, item.get_absolute_url(), item.due_on, None)
        for item in items_waiting(units)[:PER_AREA]
        if item.due_on is not None
    ]


@waits
def plan_waiting(actor: Actor) -> list[DeskItem]:
    """Return what waits for the officer: requirements without an owner or a day, a review to approve. Two queries."""
    if not is_officer(actor, None):
        return []
    bare = Item.objects.filter(is_current=True, due_on__isnull=True, state__in=("not_begun", "partly"))
    items = [
        DeskItem(_("Give a requirement an owner and a day"), item.code, item.get_absolute_url(),
                 item.changed_on or timezone.localdate(item.requirement.catalogue.decided_at), None)
        for item in bare.select_related("requirement__catalogue")[:PER_AREA]
    ]  # fmt: skip
    for review in Review.objects.filter(state=ReviewState.PREPARED):
        since = timezone.localdate(review.frozen_at)
        items.append(
            DeskItem(_("Conclude and approve the yearly review"), str(review), review.get_absolute_url(), since, None)
        )
    return items


def reviewable_years() -> list[int]:
    """Return the fiscal years of which a review may be prepared: this one and the last, unless there is one. One query."""
    year = fiscal_year(clock.today())
    there = set(Review.objects.filter(fiscal_year__in=[year, year - 1]).values_list("fiscal_year", flat=True))
    return [each for each in (year, year - 1) if each not in there]
