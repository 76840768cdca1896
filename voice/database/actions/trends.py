"""The daily search for sudden rises, kept as rows."""

from datetime import date

from governance.access import Actor
from governance.runner import NO_CLOCKS, STAYS, action
from voice.access import is_system
from voice.database.models import Rise, TrendRun
from voice.database.trends import find_rises, latest_run


@action(
    "voice_database.compute_trends", subject=TrendRun, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice_database.trends_computed",), ledger=("day",),
)  # fmt: skip
def compute_trends(*, actor: Actor, day: date) -> TrendRun:
    """Name the rises of the four weeks before the day."""
    before = latest_run()
    known = set(before.rises.values_list("unit_id", "subject_code")) if before else set()
    found = find_rises(day)
    run = TrendRun.objects.create(day=day, cells=found.cells)
    for rise in found.rises:
        rise.run, rise.is_new = run, (rise.unit_id, rise.subject_code) not in known
    Rise.objects.bulk_create(found.rises)
    return run
