"""From a line of the plan in force to an engagement."""

from audit.access import is_head
from audit.engagements.actions import plan as plan_it
from audit.engagements.actions.planning import Plan
from audit.engagements.models import Engagement
from audit.planning.choices import PlanState
from audit.planning.models import Line
from audit.planning.refusals import NotInForce, WorkHasBegun
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action, run


@action(
    "planning.plan_engagement", subject=Line, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def plan_engagement(line: Line, *, actor: Actor, planned: Plan) -> str:
    """Plan the engagement and note it at the line in one step; returns its id. Raises NotInForce or WorkHasBegun."""
    if line.plan.state != PlanState.APPROVED:
        raise NotInForce
    if line.is_taken:
        raise WorkHasBegun
    made = run(plan_it, actor=actor, planned=planned).subject_id
    line.engagement = Engagement.objects.get(pk=str(made))
    open_versions = Line.objects.filter(plan__fiscal_year=line.plan.fiscal_year, origin=line.origin)
    open_versions.exclude(pk=line.pk).filter(plan__state__in=["draft", "submitted"]).update(engagement=line.engagement)
    return str(made)
