"""A hint to the worker that an import has something to do. Redis may be away: beat finds the rows within a minute."""

import logging

log = logging.getLogger(__name__)


def wake_importer() -> None:
    """Send the hint."""
    from voice.database.tasks import work_imports

    try:
        work_imports.apply_async(ignore_result=True, retry=False)
    except Exception as error:  # the broker's failures are of many kinds, and none may reach the person
        log.warning("the importer was not woken: %s", type(error).__name__)
