"""A shell round the importer."""

from celery import shared_task

from voice.database.working import work


@shared_task(name="voice.database.tasks.work_imports")
def work_imports() -> None:
    """Do the parts of imports that wait."""
    work()
