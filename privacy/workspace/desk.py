"""What waits about workspace checks."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.workspace.access import FILLERS, is_inspector, is_officer
from privacy.workspace.choices import RoundState
from privacy.workspace.models import Round
from privacy.workspace.queries import (
    defects_of_centrals,
    defects_waiting,
    own_checks_waiting,
    reports_waiting,
    unfinished_centrals,
    verifications_by_centrals,
    verifications_waiting,
    visits_waiting,
)


def _item(task: str, row: Any, reference: str, since: date) -> DeskItem:
    return DeskItem(task, reference, row.get_absolute_url(), since, None)


@waits
def unit_waiting(actor: Actor) -> list[DeskItem]:
    """Return what waits for those in charge of a unit: self-check, defects, verifications. Three queries."""
    units = actor.unit_ids(*FILLERS)
    if not units:
        return []
    items = [
        _item(_("Fill in the self-check of the workspace"), row, f"{row.unit_name} {row.round}", row.due_on)
        for row in own_checks_waiting(units)[:PER_AREA]
    ]
    items += [
        _item(_("Put a defect right and report it"), row, f"{row.unit_name} {row}", row.due_on)
        for row in defects_waiting(units)[:PER_AREA]
    ]
    items += [
        _item(_("Verify what another unit declared"), row, f"{row.unit_name} {row}", row.due_on)
        for row in verifications_waiting(actor)[:PER_AREA]
    ]
    return items


@waits
def reports_to_judge(actor: Actor) -> list[DeskItem]:
    """Return the reports of defects that wait for the officer or the unit's privacy manager. One query."""
    officer = is_officer(actor, None)
    if not officer and not actor.holds("privacy_manager"):
        return []
    return [
        _item(_("Close a defect, or give it back"), row, f"{row.unit_name} {row}", timezone.localdate(row.reported_at))
        for row in reports_waiting(actor, everywhere=officer)[:PER_AREA]
    ]


@waits
def visits_to_make(actor: Actor) -> list[DeskItem]:
    """Return the visits on which the actor goes. One query."""
    if not is_inspector(actor):
        return []
    return [
        _item(_("Visit a workspace and hand in the check"), row, f"{row.unit_name} {row.round}", row.due_on)
        for row in visits_waiting(actor.own_id)[:PER_AREA]
    ]


@waits
def rounds_waiting(actor: Actor) -> list[DeskItem]:
    """Return what waits for the officer: what nobody else does for headquarters and divisions, a round to close. Four queries."""
    if not is_officer(actor, None):
        return []
    items = [
        _item(_("Fill in the self-check of the workspace"), row, f"{row.unit_name} {row.round}", row.due_on)
        for row in unfinished_centrals()[:PER_AREA]
    ]
    items += [
        _item(_("Put a defect right and report it"), row, f"{row.unit_name} {row}", row.due_on)
        for row in defects_of_centrals()[:PER_AREA]
    ]
    items += [
        _item(_("Verify what another unit declared"), row, f"{row.unit_name} {row}", row.due_on)
        for row in verifications_by_centrals()[:PER_AREA]
    ]
    over = Round.objects.filter(state=RoundState.OPEN, due_on__lt=clock.today())
    return items + [_item(_("Close the round and draw what is verified"), row, str(row), row.due_on) for row in over]
