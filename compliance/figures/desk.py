"""What waits about yearly figures."""

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.figures.access import APPROVERS, PREPARERS, may_approve
from compliance.figures.choices import EditionState
from compliance.figures.models import YearlyFigures
from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def figures_waiting(actor: Actor) -> list[DeskItem]:
    """Return figures to approve, to publish, and those that came back. One query, and one per draft to approve."""
    if not actor.holds(*APPROVERS, *PREPARERS):
        return []
    rows = YearlyFigures.objects.filter(state__in=[EditionState.DRAFT, EditionState.APPROVED]).order_by("fiscal_year")
    found = []
    for figures in rows[:PER_AREA]:
        task = _task(figures, actor)
        if task:
            since = timezone.localdate(figures.approved_at or figures.counted_at)
            found.append(DeskItem(task, figures.year_words, figures.get_absolute_url(), since, None))
    return found


def _task(figures: YearlyFigures, actor: Actor) -> str:
    if figures.state == EditionState.APPROVED:
        return _("Publish the yearly figures") if actor.holds(*PREPARERS) else ""
    if figures.returned_because:
        return _("Count and explain the yearly figures again") if actor.holds(*PREPARERS) else ""
    return _("Approve the yearly figures") if may_approve(actor, figures) else ""
