"""What waits about functions."""

from typing import Any

from django.db.models import Exists, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.access import HEADS_OF_UNIT, OFFICER
from privacy.functions.access import DECIDERS
from privacy.functions.choices import FlagState, ReviewState, WaiverState
from privacy.functions.models import Flag, UnitReview, Waiver
from privacy.functions.queries import asked_for


@waits
def functions_waiting(actor: Actor) -> list[DeskItem]:
    """Return what waits for those who decide for a unit, and the exceptions for the chief privacy officer. Five queries."""
    if not actor.holds(*DECIDERS):
        return []
    units: list[Any] = actor.unit_ids(*HEADS_OF_UNIT)
    reviews = list(
        UnitReview.objects.filter(unit_id__in=units, state=ReviewState.OPEN).select_related("review")[:PER_AREA]
    )
    faces = faces_of(UnitReview._meta.label_lower, [row.pk for row in reviews])
    items = [
        DeskItem(_("Confirm who may use which function"), str(row.review), row.get_absolute_url(), row.opened_on,
                 soonest(faces.get(row.pk, [])))
        for row in reviews
    ]  # fmt: skip
    flags = (
        Flag.objects.filter(~Exists(asked_for("flag")), unit_id__in=units, state=FlagState.OPEN)
        .select_related("holding")
        .order_by("found_at")
    )
    items += [
        DeskItem(_("Decide on a right of somebody who left or moved"), row.holding.staff_number,
                 reverse("functions:remove-flagged", args=[row.pk]), timezone.localdate(row.found_at), None)
        for row in flags.filter(Q(person__isnull=True) | ~Q(person_id=actor.own_id))[:PER_AREA]
    ]  # fmt: skip
    asked = Waiver.objects.filter(state=WaiverState.ASKED).exclude(asked_by_id=actor.own_id)
    asked = asked.select_related("terminal", "flag__holding__function")
    mine = asked if actor.holds(OFFICER) else asked.filter(unit_id__in=units)
    return items + [
        DeskItem(_("Decide on an exception"), row.what, reverse("functions:decide-waiver", args=[row.pk]),
                 timezone.localdate(row.asked_at), None)
        for row in mine.filter(Q(person__isnull=True) | ~Q(person_id=actor.own_id))[:PER_AREA]
    ]  # fmt: skip
