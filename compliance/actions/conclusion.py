"""The end of a case."""

from compliance.access import is_handler
from compliance.actions.talking import send_to_reporter
from compliance.content import seal_text
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.runner import Clocks, Move, action


@action(
    "compliance.conclude",
    subject=Case,
    who=is_handler,
    moves=Move("accepted", "investigating", to="concluded"),
    clocks=Clocks(opens_today=("D2b",)),
    emits=("compliance.case_concluded",),
    ledger=("finding",),
)
def conclude(case: Case, *, actor: Actor, finding: str, reasons: str, message: str) -> None:
    """Conclude with a finding and its reasons; the reporter is told the result."""
    case.finding = finding
    case.sealed_conclusion = seal_text(case, "conclusion", reasons)
    case.concluded_at = clock.now()
    send_to_reporter(case, actor, message)
