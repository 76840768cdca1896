"""Keeping risk and plan of inspections up to date, after events and hour by hour."""

from collections.abc import Iterable
from uuid import UUID

from governance.access import SYSTEM
from governance.runner import Refused, run
from privacy.contractors import actions
from privacy.contractors.choices import JobState
from privacy.contractors.models import Job
from privacy.contractors.queries import plan_of


def replan(jobs: Iterable[Job]) -> int:
    """Reckon each contract in force anew where something has changed; return how many there were."""
    done = 0
    for job in jobs:
        total, day = plan_of(job)
        if job.state != JobState.RUNNING or (job.score, job.inspect_by) == (total, day):
            continue
        action = actions.reckon_risk if job.inspect_by == day else actions.renew_plan
        try:
            run(action, actor=SYSTEM, subject=job.pk)
        except Refused:  # closed in the meantime
            continue
        done += 1
    return done


def replan_job(pk: UUID) -> None:
    """Reckon one contract anew."""
    replan(Job.objects.filter(pk=pk))
