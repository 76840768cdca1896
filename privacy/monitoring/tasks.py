"""A shell round the flagging."""

from celery import shared_task

from privacy.monitoring.flagging import flag_days as flag_the_days


@shared_task(name="privacy.monitoring.tasks.flag_days")
def flag_days() -> None:
    """Go through the days that were explained."""
    flag_the_days()
