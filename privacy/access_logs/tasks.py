"""A shell round the intake, the explaining and the daily comparison."""

from celery import shared_task

from privacy.access_logs.explaining import explain_days
from privacy.access_logs.intake.working import take_in as take_in_files
from privacy.access_logs.verifying import compare_once_a_day


@shared_task(name="privacy.access_logs.tasks.take_in")
def take_in() -> None:
    """Take in the files that wait, then explain the days that they concern."""
    take_in_files()
    explain_days()


@shared_task(name="privacy.access_logs.tasks.compare_store")
def compare_store() -> None:
    """Compare the store with the ledger, once a day."""
    compare_once_a_day()
