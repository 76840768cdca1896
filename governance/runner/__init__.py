"""The one way to change state."""

from governance.runner.declaration import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Action, Clocks, Move, action
from governance.runner.refusals import Invisible, NotAllowed, Refused, Stale, WrongState
from governance.runner.run import Outcome, has_run, run

__all__ = [
    "NO_CLOCKS",
    "NO_EVENTS",
    "NO_FIELDS",
    "STAYS",
    "Action",
    "Clocks",
    "Invisible",
    "Move",
    "NotAllowed",
    "Outcome",
    "READS",
    "Refused",
    "Stale",
    "WrongState",
    "action",
    "has_run",
    "run",
]
