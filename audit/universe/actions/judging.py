"""Judgements of the head."""

from datetime import date

from audit.access import is_head
from audit.auditors.models import Process
from audit.universe.models import Judgement
from audit.universe.refusals import WithdrawnBefore
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action


@action(
    "universe.judge", subject=Judgement, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def judge(
    *, actor: Actor, unit: Unit | None, process: Process | None, points: int, reason: str, until: date
) -> Judgement:
    """Lift or lower a score until the day. The latest judgement about a thing counts."""
    return Judgement.objects.create(
        unit=unit, process=process, points=points, reason=reason, until=until, made_by_id=actor.own_id
    )


@action(
    "universe.withdraw_judgement", subject=Judgement, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_judgement(judgement: Judgement, *, actor: Actor, reason: str) -> None:
    """Let it hold no longer. Raises WithdrawnBefore."""
    if judgement.withdrawn_at is not None:
        raise WithdrawnBefore
    judgement.withdrawn_because, judgement.withdrawn_at = reason, clock.now()
