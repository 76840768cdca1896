"""From a line of the plan in force to an engagement."""

from audit.engagements.actions import plan as plan_it
from audit.engagements.actions.planning import Plan
from audit.engagements.models import Engagement
from audit.planning.access import plans_engagement
from audit.planning.models import Line
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action, run


@action(
    "planning.plan_engagement", subject=Line, who=plans_engagement, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def plan_engagement(line: Line, *, actor: Actor, planned: Plan) -> str:
    """Plan the engagement and note it at the line, in one step. Returns its id. Raises NothingToAudit."""
    made = run(plan_it, actor=actor, planned=planned).subject_id
    line.engagement = Engagement.objects.get(pk=str(made))
    open_versions = Line.objects.filter(plan__fiscal_year=line.plan.fiscal_year, origin=line.origin)
    open_versions.exclude(pk=line.pk).filter(plan__state__in=["draft", "submitted"]).update(engagement=line.engagement)
    return str(made)
