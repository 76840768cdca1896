"""What happens by itself, every hour."""

from governance import clock
from governance.access import SYSTEM
from governance.learning.actions.filling import needs_filling, open_round
from governance.learning.actions.ladder import STEPS, climb, due_for
from governance.learning.models import Assignment
from governance.runner import WrongState, run


def keep_up() -> None:
    """Fill the assignments in force, then let what is due climb. Idempotent: nothing is written where nothing is due."""
    today = clock.today()
    for assignment in Assignment.objects.filter(state=Assignment.State.ACTIVE, starts_on__lte=today):
        if needs_filling(assignment):
            try:
                run(open_round, actor=SYSTEM, assignment=assignment)
            except WrongState:  # it was ended since the list was read
                continue
        for kind in STEPS:
            if due_for(kind, assignment, today).exists():
                run(climb, actor=SYSTEM, assignment=assignment, kind=kind)
