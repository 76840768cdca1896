"""Periodic work of compliance."""

from compliance.access import visible_confirmations
from compliance.actions import expire_code
from governance.access import SYSTEM
from governance.runner import Invisible, run


def end_codes() -> int:
    """End the codes of interviews whose time is over; return how many."""
    ended = 0
    for pk in list(visible_confirmations(SYSTEM).values_list("pk", flat=True)):
        try:
            run(expire_code, actor=SYSTEM, subject=pk)
        except Invisible:  # another worker ended it
            continue
        ended += 1
    return ended
