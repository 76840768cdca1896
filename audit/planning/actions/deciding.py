"""From the draft to the president's approval, which is bound to the digest of what was read."""

from audit.access import is_head, is_president
from audit.planning.choices import PlanState
from audit.planning.digest import digest_of
from audit.planning.models import AnnualPlan
from audit.planning.refusals import NotAsShown, NothingPlanned
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, Move, action


def is_president_of_anothers(actor: Actor, plan: AnnualPlan) -> bool:
    """Return whether the president acts, on a plan that somebody else made."""
    return is_president(actor, plan) and plan.made_by_id != actor.own_id


@action(
    "planning.submit", subject=AnnualPlan, who=is_head, moves=Move(PlanState.DRAFT, to=PlanState.SUBMITTED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def submit(plan: AnnualPlan, *, actor: Actor) -> None:
    """Lay it before the president. Raises NothingPlanned."""
    if not plan.lines.exists():
        raise NothingPlanned
    plan.digest, plan.returned_because = digest_of(plan), ""


@action(
    "planning.send_back", subject=AnnualPlan, who=is_president_of_anothers,
    moves=Move(PlanState.SUBMITTED, to=PlanState.DRAFT), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def send_back(plan: AnnualPlan, *, actor: Actor, reason: str) -> None:
    """Return it to the head."""
    plan.returned_because = reason


@action(
    "planning.approve", subject=AnnualPlan, who=is_president_of_anothers,
    moves=Move(PlanState.SUBMITTED, to=PlanState.APPROVED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("digest",),
)  # fmt: skip
def approve(plan: AnnualPlan, *, actor: Actor, digest: str) -> None:
    """Approve what has this digest; the version in force before is replaced. Raises NotAsShown."""
    if digest != plan.digest or digest_of(plan) != digest:
        raise NotAsShown
    in_force = AnnualPlan.objects.filter(fiscal_year=plan.fiscal_year, state=PlanState.APPROVED)
    in_force.update(state=PlanState.REPLACED)
    plan.approved_by_id, plan.approved_at, plan.approved_digest = actor.own_id, clock.now(), digest
