"""Changing by how many points risk is reckoned: a new version from a day on."""

from dataclasses import asdict
from datetime import date, timedelta

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Stale, action
from privacy.contractors.access import is_officer
from privacy.contractors.models import RiskTable
from privacy.contractors.refusals import BeforeTheLast
from privacy.contractors.rules import Weights


@action(
    "contractors.revise_weights", subject=RiskTable, who=is_officer, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_from",),
)  # fmt: skip
def revise_weights(table: RiskTable, *, actor: Actor, weights: Weights, reason: str, valid_from: date) -> None:
    """Let other points hold from a day on; the hourly look reckons the contracts by them then.

    Raises Stale for a version that is not the last one, BeforeTheLast for a day that does not lie after its first.
    """
    if table.valid_to is not None:
        raise Stale
    if valid_from <= table.valid_from:
        raise BeforeTheLast
    table.valid_to = valid_from - timedelta(days=1)
    table.save()  # ends before the next one begins: the periods may not overlap
    RiskTable.objects.create(
        number=table.number + 1, **asdict(weights), reason=reason, written_by_id=actor.own_id, valid_from=valid_from
    )
