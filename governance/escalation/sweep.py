"""Finds what is due. Any number of sweeps may run at once; a killed one loses and doubles nothing."""

from governance.access import SYSTEM
from governance.escalation.actions import due_steps, take_step
from governance.runner import Invisible, run


def sweep(limit: int = 1000) -> int:
    """Take the due steps, oldest first, each in its own transaction; return how many were taken."""
    taken = 0
    for pk in due_steps(SYSTEM).order_by("due_at").values_list("pk", flat=True)[:limit]:
        try:
            run(take_step, actor=SYSTEM, subject=pk)
        except Invisible:  # another sweep took it, or its clock was settled, since the list was read
            continue
        taken += 1
    return taken
