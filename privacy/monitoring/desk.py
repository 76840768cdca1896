"""What waits: tasks to judge, requests for a trail to decide."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.access import OFFICER
from privacy.monitoring.access import JUDGES
from privacy.monitoring.queries import SUBJECT, trails_to_decide, waiting_for


@waits
def tasks_waiting(actor: Actor) -> list[DeskItem]:
    """Return the tasks that wait for the actor first, the oldest first. Two queries."""
    if actor.kind != "person" or not actor.holds(*JUDGES):
        return []
    rows = list(waiting_for(actor).order_by("opened_at", "pk")[:PER_AREA])
    faces = faces_of(SUBJECT, [row.pk for row in rows]) if rows else {}
    return [
        DeskItem(_("Confirm what records were viewed for"), row.reference, row.get_absolute_url(),
                 timezone.localdate(row.opened_at), soonest(faces.get(row.pk, [])))
        for row in rows
    ]  # fmt: skip


@waits
def trails_waiting(actor: Actor) -> list[DeskItem]:
    """Return the requests for a trail on which the officer decides. One query."""
    if actor.kind != "person" or not actor.holds(OFFICER):
        return []
    return [
        DeskItem(_("Decide on a request for the trail of a record"), row.reference,
                 reverse("monitoring:trail", args=[row.pk]), timezone.localdate(row.filed_at), None)
        for row in trails_to_decide(actor)[:PER_AREA]
    ]  # fmt: skip
