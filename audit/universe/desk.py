"""What waits about the risk assessment."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.access import HEAD, PRESIDENT
from audit.universe.choices import WeightingState
from audit.universe.models import Weighting
from audit.universe.queries import latest_assessment, weighting_in_force
from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year, fiscal_year_days
from governance.desk.registry import DeskItem, waits


@waits
def weights_to_decide(actor: Actor) -> list[DeskItem]:
    """Return the version that waits for the president. One query."""
    if actor.kind != "person" or not actor.holds(PRESIDENT):
        return []
    rows = Weighting.objects.filter(state=WeightingState.PROPOSED).exclude(set_by_id=actor.own_id)
    task = _("Decide on the weights of the risk assessment")
    return [DeskItem(task, str(row), row.get_absolute_url(), timezone.localdate(row.set_at), None) for row in rows]


@waits
def year_to_assess(actor: Actor) -> list[DeskItem]:
    """Return the year that the head has still to assess. Two queries."""
    if actor.kind != "person" or not actor.holds(HEAD):
        return []
    today = clock.today()
    year = fiscal_year(today) + (1 if today.month in (1, 2, 3) else 0)
    latest = latest_assessment()
    if weighting_in_force() is None or (latest is not None and latest.fiscal_year >= year):
        return []
    begins = fiscal_year_days(year)[0]
    return [DeskItem(_("Assess the risks"), str(year), reverse("universe:make-assessment"), min(begins, today), None)]
