"""Weights: proposed by the head, decided by the president."""

from collections.abc import Mapping

from audit.access import is_head, is_president
from audit.universe.choices import WeightingState
from audit.universe.factors import all_factors
from audit.universe.models import Weighting
from audit.universe.refusals import NothingWeighs, OneAtATime
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.runner.numbering import next_number


def is_president_of_anothers(actor: Actor, weighting: Weighting) -> bool:
    """Return whether the president acts, on what somebody else proposed."""
    return is_president(actor, weighting) and weighting.set_by_id != actor.own_id


@action(
    "universe.propose_weights", subject=Weighting, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("weights",),
)  # fmt: skip
def propose_weights(*, actor: Actor, weights: Mapping[str, int], reason: str) -> Weighting:
    """Propose a version. Raises NothingWeighs, or OneAtATime while one waits."""
    number = next_number(Weighting.objects.all())
    known = all_factors()
    if not any(weight and known[code].of_units for code, weight in weights.items()):
        raise NothingWeighs
    if Weighting.objects.filter(state=WeightingState.PROPOSED).exists():
        raise OneAtATime
    return Weighting.objects.create(number=number, weights=dict(weights), reason=reason, set_by_id=actor.own_id)


@action(
    "universe.approve_weights", subject=Weighting, who=is_president_of_anothers,
    moves=Move(WeightingState.PROPOSED, to=WeightingState.APPROVED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def approve_weights(weighting: Weighting, *, actor: Actor) -> None:
    """Approve the version: the next assessment uses it."""
    weighting.decided_by_id, weighting.decided_at = actor.own_id, clock.now()


@action(
    "universe.reject_weights", subject=Weighting, who=is_president_of_anothers,
    moves=Move(WeightingState.PROPOSED, to=WeightingState.REJECTED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def reject_weights(weighting: Weighting, *, actor: Actor, reason: str) -> None:
    """Do not approve it."""
    weighting.decided_by_id, weighting.decided_at, weighting.remark = actor.own_id, clock.now(), reason
