"""Explains the days that wait: those of which views, or what accounts for them, came in since."""

import logging
from uuid import UUID

from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.runner import run
from privacy.access_logs import actions
from privacy.access_logs.actions.days import Share
from privacy.access_logs.choices import DayState
from privacy.access_logs.engine.counting import Counted, count
from privacy.access_logs.models import LogDay

log = logging.getLogger(__name__)


def explain_days() -> int:
    """Explain every day that waits, the oldest first: later days are compared with it. Return how many were."""
    return sum(_tried(day) for day in LogDay.objects.filter(state=DayState.WAITING).order_by("day"))


def _tried(day: LogDay) -> bool:
    try:
        explain(day)
    except Exception as error:  # one day must not keep the others waiting
        log.exception("the day %s of access logs failed: %s", day.day, type(error).__name__)
        return False
    return True


def explain(day: LogDay) -> None:
    """Count a day and note its figures; raises Stale when a further file came meanwhile, so that it is done again."""
    by_code = count(day)
    units = _units(day)
    shares = [Share(*units[code], counted.views, counted.by_kind) for code, counted in by_code.items() if code in units]
    run(
        actions.note_explained, actor=SYSTEM, subject=day.pk, version=day.version, shares=shares,
        views=_views(by_code), explained=sum(sum(counted.by_kind.values()) for counted in by_code.values()),
        unknown_unit=_views({code: counted for code, counted in by_code.items() if code not in units}),
    )  # fmt: skip


def _views(counted: dict[str, Counted]) -> int:
    return sum(one.views for one in counted.values())


def _units(day: LogDay) -> dict[str, tuple[UUID, UUID | None]]:
    """Return code → unit and its block, of the units of that day."""
    found: dict[str, tuple[UUID, UUID | None]] = {}
    for period in periods_on(day.day).select_related("unit", "parent"):
        in_block = period.parent is not None and period.parent.kind == Unit.Kind.BLOCK
        found[period.unit.code] = (period.unit_id, period.parent_id if in_block else None)
    return found
