"""Risk assessment and plans in the access matrix: a plan in force, a line whose audit is opened, one that waits."""

from audit.engagements import actions as engaging
from audit.planning import actions
from governance.organization.models import Unit
from tests.audit_engagements import making
from tests.audit_planning.making import a_line, approved
from tests.audit_universe import making as universe

PART = "audit"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    head, president, lead = making.head(), making.president(), making.auditor()
    weighting = universe.approved(head, president)
    made = universe.assessed(head)
    waiting = universe.proposed(head)
    judgement = universe.judged(head)
    plan = approved(head, president, a_line(making.OFFICE, title="opened"), a_line(making.OFFICE, title="waiting"))
    line = plan.lines.get(title="opened")
    making.act(actions.plan_engagement, head, line, planned=making.a_plan())
    row = making.fresh(line).engagement
    making.act(engaging.assign, head, row, auditor=lead, role="lead")
    making.act(engaging.authorize, head, row)
    making.act(engaging.open_on_site, lead.person, row, where="玄関")
    return {
        "audit/universe/items/<uuid:pk>": {"office": {"pk": str(made.items.get(code=making.OFFICE).pk)}},
        "audit/universe/assessments/<uuid:pk>": {"frozen": {"pk": str(made.pk)}},
        "audit/universe/weights/<uuid:pk>": {"in force": {"pk": str(weighting.pk)}, "proposed": {"pk": str(waiting.pk)}},
        "audit/universe/judgements/<uuid:pk>": {"holds": {"pk": str(judgement.pk)}},
        "audit/planning/<uuid:pk>": {"in force": {"pk": str(plan.pk)}},
        "audit/planning/lines/<uuid:pk>": {
            "opened": {"pk": str(line.pk)}, "waiting": {"pk": str(plan.lines.get(title="waiting").pk)},
        },
    }  # fmt: skip
