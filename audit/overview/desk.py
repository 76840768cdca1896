"""What waits about the yearly opinion."""

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.access import HEAD, PRESIDENT
from audit.overview.choices import OpinionState
from audit.overview.models import YearlyOpinion
from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def opinions_waiting(actor: Actor) -> list[DeskItem]:
    """Return the opinions that the president presents, and those that the head is writing. At most two queries."""
    found = []
    if actor.kind == "person" and actor.holds(PRESIDENT):
        found.append((_("Present the yearly opinion of internal audit"), OpinionState.PRESIDENT))
    if actor.kind == "person" and actor.holds(HEAD):
        found.append((_("Finish the yearly opinion of internal audit"), OpinionState.DRAFT))
    return [
        DeskItem(task, str(row), row.get_absolute_url(), timezone.localdate(row.handed_at or row.begun_at), None)
        for task, state in found
        for row in YearlyOpinion.objects.filter(state=state)[:PER_AREA]
    ]
