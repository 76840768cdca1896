"""What is thrown away by itself: judged tasks and logs that are older than they may be kept."""

from datetime import timedelta

from governance import clock
from governance.access import SYSTEM
from governance.calendar.business_days import add_months
from governance.runner import run
from privacy.contributed import forget_logs, forget_rejected_logs
from privacy.monitoring import actions
from privacy.monitoring.actions.keeping import AT_ONCE
from privacy.monitoring.queries import outdated_days, settings_on


def forget_old_tasks() -> None:
    """Throw away the settled tasks that are too old, some hundreds in each transaction."""
    before = add_months(clock.today(), -12 * settings_on(clock.today())["keep_tasks"])
    while days := outdated_days(before, AT_ONCE):
        run(actions.forget_tasks, actor=SYSTEM, before=before, days=days)


def forget_old_logs() -> None:
    """Throw away the logs that are too old."""
    before = add_months(clock.today(), -12 * settings_on(clock.today())["keep_logs"])
    try:
        number = forget_logs.ask(before)
    except LookupError:  # no room of access logs is there
        return
    if number:
        run(actions.note_forgotten_logs, actor=SYSTEM, before=before, number=number)


def forget_rejected_files() -> None:
    """Throw away the files of logs that could not be taken in and are too old."""
    before = clock.today() - timedelta(days=settings_on(clock.today())["keep_rejected"])
    try:
        number = forget_rejected_logs.ask(before)
    except LookupError:  # no room of access logs is there
        return
    if number:
        run(actions.note_forgotten_files, actor=SYSTEM, before=before, number=number)
