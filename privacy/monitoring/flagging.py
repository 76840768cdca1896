"""Goes through the days that wait: a task for everyone about whom something is asked. Each task is a transaction of its own, so
a killed worker doubles nothing: what is there is found again by person, day and rule."""

import logging
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from governance.runner.alone import alone
from privacy.monitoring import actions
from privacy.monitoring.actions.flagging import Whom, known_of
from privacy.monitoring.choices import SETTLED, DayState, Source
from privacy.monitoring.gathering import PLANTABLE, Findings, gather
from privacy.monitoring.models import MonitoredDay, Task
from privacy.monitoring.placing import Places, places_on
from privacy.monitoring.queries import outcomes_by_rule, settings_on
from privacy.monitoring.rules.merging import added, changes
from privacy.monitoring.rules.ranking import Outcome, score_of
from privacy.monitoring.sealing import opened_seed

log = logging.getLogger(__name__)
LOCK = 0x4D4F4E49
"""One worker goes through days at a time."""


def flag_days() -> int:
    """Go through every day that waits, the oldest first; return how many were."""
    with alone(LOCK) as held:
        if not held:
            return 0
        waiting = MonitoredDay.objects.filter(state=DayState.WAITING).order_by("day")
        return sum(_tried(day) for day in waiting)


def _tried(day: MonitoredDay) -> bool:
    try:
        flag_day(day)
    except Exception as error:  # one day must not keep the others waiting
        log.exception("the day %s of monitoring failed: %s", day.day, type(error).__name__)
        return False
    return True


def flag_day(day: MonitoredDay) -> None:
    """Make or complete the tasks of a day; raises Stale when a late file came meanwhile, so that it is done again."""
    given = settings_on(clock.today())
    outcomes, places = outcomes_by_rule(given["days"]), places_on(day.day)
    least = given["least_score"]
    plantable = [rule for rule in PLANTABLE if score_of({rule: 1}, outcomes).value >= least]
    seed = opened_seed(day.pk, day.sealed_seed)
    gathered = gather(day.day, given if day.drawn_at is None else None, seed, plantable)
    tasks = {
        task.staff_id: task
        for task in Task.objects.filter(day=day.day).prefetch_related("flags__views", "flags__plant")
    }
    left_out = 0
    for staff, found in sorted(gathered.found.items()):
        if staff in tasks:
            _complete(tasks[staff], found, outcomes)
        elif _was_drawn(found) or _score(found, outcomes) >= least:
            _open(day.day, staff, gathered.unit_codes[staff], found, places, outcomes)
        else:
            left_out += 1
    for staff, task in tasks.items():
        if staff not in gathered.found:
            _complete(task, {}, outcomes)
    run(
        actions.note_flagged, actor=SYSTEM, subject=day.pk, version=day.version, people=len(gathered.found),
        left_out=left_out,
    )  # fmt: skip


def _was_drawn(found: Findings) -> bool:
    """Return whether there is a sample or a planted entry among them: these are asked about whatever their score."""
    return any(finding.made_up or finding.source != Source.RULE for finding in found.values())


def _score(found: Findings, outcomes: Mapping[str, Outcome]) -> int:
    return score_of({rule: len(finding.views) or 1 for rule, finding in found.items()}, outcomes).value


def _open(
    day: date, staff: str, unit_code: str, found: Findings, places: Places, outcomes: Mapping[str, Outcome]
) -> None:
    whom: Whom = places.whom(staff, unit_code)
    run(actions.open_task, actor=SYSTEM, key=f"{day}|{staff}", day=day, whom=whom, found=found, outcomes=outcomes)


def _complete(task: Task, found: Findings, outcomes: Mapping[str, Outcome]) -> None:
    """Bring a task up to what is found now; nothing is written when nothing differs."""
    known = known_of(task)
    pk: UUID = task.pk
    if task.state not in SETTLED:
        if changes(known, found):
            run(actions.complete_task, actor=SYSTEM, subject=pk, found=found, outcomes=outcomes)
    elif any(added(known, finding) is not None for finding in found.values()):
        run(actions.reopen_task, actor=SYSTEM, subject=pk, found=found, outcomes=outcomes)
