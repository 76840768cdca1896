"""What waits at the chief privacy officer: days of which no views have come, stored days that are missing or altered."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.access import OFFICER
from privacy.access_logs.queries import missing_days, open_damages


@waits
def days_missing(actor: Actor) -> list[DeskItem]:
    """Return the days whose log is missing. One query."""
    if not actor.holds(OFFICER):
        return []
    url = reverse("access_logs:days")
    return [
        DeskItem(_("The access log of a day has not come"), day.isoformat(), url, day, None) for day in missing_days()
    ]


@waits
def days_damaged(actor: Actor) -> list[DeskItem]:
    """Return the stored days that are to be restored, the oldest first. One query."""
    if not actor.holds(OFFICER):
        return []
    return [
        DeskItem(_("A stored day of the access log is missing or altered: have it restored"), row.part.day.isoformat(),
                 row.get_absolute_url(), timezone.localdate(row.found_at), None)
        for row in open_damages(actor).order_by("found_at", "pk")[:PER_AREA]
    ]  # fmt: skip
