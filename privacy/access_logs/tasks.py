"""A shell round the intake and the explaining."""

from celery import shared_task

from privacy.access_logs.explaining import explain_days
from privacy.access_logs.intake.working import take_in as take_in_files


@shared_task(name="privacy.access_logs.tasks.take_in")
def take_in() -> None:
    """Take in the files that wait, then explain the days that they concern."""
    take_in_files()
    explain_days()
