"""Plans for tests, through the real actions."""

from typing import Any

from audit.planning import actions
from audit.planning.actions.writing import Planned
from audit.planning.models import AnnualPlan, Line
from governance.calendar.eras import fiscal_year
from governance.organization.models import Unit
from governance.people.models import Person
from tests.audit_engagements.making import OFFICE, act, day, fresh, unit


def a_line(*codes: str, **changes: Any) -> Planned:
    """Return an unannounced line about the units (office 13001), from today on."""
    units: list[Unit] = [unit(code) for code in codes or (OFFICE,)]
    given = {
        "kind": "office", "title": "ひみつの計画", "purpose": "現物を確かめる。", "announced": False, "quarter": None,
        "first_day": day(), "last_day": day(60), "auditor_days": 5, "team_size": 1, "matters": 3, "units": units,
    }  # fmt: skip
    return Planned(**(given | changes))


def drafted(head: Person, *lines: Planned, reason: str = "") -> AnnualPlan:
    """Return a draft of this year with the lines."""
    made = act(actions.draft, head, fiscal_year=fiscal_year(day()), policy="方針", cycle_years=5, reason=reason)
    plan = AnnualPlan.objects.get(pk=made.subject_id)
    for line in lines:
        act(actions.add_line, head, plan, planned=line)
    return fresh(plan)


def submitted(head: Person, *lines: Planned, reason: str = "") -> AnnualPlan:
    plan = drafted(head, *(lines or (a_line(),)), reason=reason)
    act(actions.submit, head, plan)
    return fresh(plan)


def approved(head: Person, president: Person, *lines: Planned, reason: str = "") -> AnnualPlan:
    plan = submitted(head, *lines, reason=reason)
    act(actions.approve, president, plan, digest=plan.digest)
    return fresh(plan)


def line_of(plan: AnnualPlan) -> Line:
    return Line.objects.select_related("plan").get(plan=plan)
