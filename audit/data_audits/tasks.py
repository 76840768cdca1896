"""A shell round the worker."""

from celery import shared_task

from audit.data_audits.working import work


@shared_task(name="audit.data_audits.tasks.work_data_audits")
def work_data_audits() -> None:
    """Take in the data sets and run the tests that wait."""
    work()
