"""The hourly looks: certificates that end, and risks that change with the day."""

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from privacy.contractors.actions import remind
from privacy.contractors.choices import JobState
from privacy.contractors.models import Job
from privacy.contractors.planning import replan
from privacy.contractors.queries import expiring
from privacy.contractors.rules import reminder_due


def remind_of_certificates() -> int:
    """Remind of certificates 60 and 30 days before their end and on the day; return of how many."""
    today, done = clock.today(), 0
    for row in expiring(today):
        due = reminder_due(row.expires_on, today, row.reminded)
        if due is not None:
            run(remind, actor=SYSTEM, subject=row.pk, key=f"{row.pk}:{due}")
            done += 1
    return done


def replan_all() -> int:
    """Reckon all contracts in force; return how many changed."""
    return replan(Job.objects.filter(state=JobState.RUNNING))
