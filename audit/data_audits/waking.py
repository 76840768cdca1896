"""A hint to the worker. Redis may be away: beat finds the rows within a minute."""

import logging

log = logging.getLogger(__name__)


def wake_worker() -> None:
    """Send the hint."""
    from audit.data_audits.tasks import work_data_audits

    try:
        work_data_audits.apply_async(ignore_result=True, retry=False)
    except Exception as error:  # the broker's failures are of many kinds, and none may reach the person
        log.warning("the worker of data audits was not woken: %s", type(error).__name__)
