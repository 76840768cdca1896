"""What waits at the chief privacy officer: days of which no views have come."""

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import DeskItem, waits
from privacy.access import OFFICER
from privacy.access_logs.queries import missing_days


@waits
def days_missing(actor: Actor) -> list[DeskItem]:
    """Return the days whose log is missing. One query."""
    if not actor.holds(OFFICER):
        return []
    url = reverse("access_logs:days")
    return [
        DeskItem(_("The access log of a day has not come"), day.isoformat(), url, day, None) for day in missing_days()
    ]
