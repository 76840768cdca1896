"""What waits about the self-assessment."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from audit.access import DEPARTMENT, is_head
from audit.quality.choices import AssessmentState, ItemState
from audit.quality.models import Assessment, Item
from audit.quality.queries import open_measures
from governance.access import Actor
from governance.deadlines.queries import face_until
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def measures_waiting(actor: Actor) -> list[DeskItem]:
    """Return the measures of which the actor is in charge. One query."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return []
    return [
        DeskItem(
            _("Carry out a measure of the quality self-assessment"), row.what, row.get_absolute_url(),
            timezone.localdate(row.set_at), face_until(row.due_on, pgettext("audit", "Until"), timezone.localdate(row.set_at)),
        )
        for row in open_measures().filter(owner_id=actor.own_id)[:PER_AREA]
    ]  # fmt: skip


@waits
def assessment_waiting(actor: Actor) -> list[DeskItem]:
    """Return the assessment under way with how many standards are still to be rated or looked at. Two queries."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return []
    row = Assessment.objects.filter(state=AssessmentState.RATING).first()
    if row is None:
        return []
    left = Item.objects.filter(assessment=row).exclude(state=ItemState.AGREED).count()
    since = timezone.localdate(row.opened_at)
    if left:
        words = _("Rate standards, or look at ratings: %(n)s are left") % {"n": left}
        return [DeskItem(words, str(row), row.get_absolute_url(), since, None)]
    approves = _("Approve the quality self-assessment")
    return [DeskItem(approves, str(row), row.get_absolute_url(), since, None)] if is_head(actor, row) else []
