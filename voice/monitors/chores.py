"""The hourly look for data of people that are kept no longer."""

from governance.access import SYSTEM
from governance.runner import Refused, run
from voice.monitors.actions import erase_applicant
from voice.monitors.queries import to_erase

AT_ONCE = 500


def erase_due_data() -> int:
    """Erase who applied where the stated time is over; return how many were erased. The next hour goes on."""
    done = 0
    for application in list(to_erase().values_list("pk", flat=True)[:AT_ONCE]):
        try:
            run(erase_applicant, actor=SYSTEM, subject=application)
        except Refused:  # another worker was there first
            continue
        done += 1
    return done
