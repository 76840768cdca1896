"""Qualifications, study, skills and the growth plan."""

from datetime import date
from decimal import Decimal

from audit.access import is_head
from audit.auditors.access import is_head_for_another, is_self_or_head
from audit.auditors.actions.writing import kept_independent
from audit.auditors.choices import GoalState
from audit.auditors.models import Auditor, Goal, Qualification, SkillLevel, Study, StudyNeed
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action

OPEN_GOAL = STAYS.within(GoalState.OPEN)


@action(
    "auditors.add_qualification", subject=Auditor, who=is_self_or_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def add_qualification(
    auditor: Auditor, *, actor: Actor, name: str, issuer: str, obtained_on: date, expires_on: date | None
) -> None:
    """Enter a qualification or its renewal. Raises EnteredAlready."""
    with kept_independent():
        Qualification.objects.create(
            auditor=auditor, name=name, issuer=issuer, obtained_on=obtained_on, expires_on=expires_on,
            entered_by_id=actor.own_id,
        )  # fmt: skip


@action(
    "auditors.add_study", subject=Auditor, who=is_self_or_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def add_study(
    auditor: Auditor, *, actor: Actor, kind: str, subject_name: str, skill: str, studied_on: date, hours: Decimal
) -> None:
    """Enter hours of study."""
    Study.objects.create(
        auditor=auditor, kind=kind, subject=subject_name, skill=skill, studied_on=studied_on, hours=hours,
        entered_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "auditors.assess", subject=Auditor, who=is_head_for_another, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("skill", "level"),
)  # fmt: skip
def assess(auditor: Auditor, *, actor: Actor, skill: str, level: int) -> None:
    """Assess a skill; the latest assessment counts."""
    SkillLevel.objects.create(auditor=auditor, skill=skill, level=level, entered_by_id=actor.own_id)


@action(
    "auditors.add_goal", subject=Auditor, who=is_self_or_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("skill", "level", "due_on"),
)  # fmt: skip
def add_goal(auditor: Auditor, *, actor: Actor, skill: str, level: int, due_on: date, how: str) -> None:
    """Add a line to the growth plan."""
    Goal.objects.create(auditor=auditor, skill=skill, level=level, due_on=due_on, how=how, entered_by_id=actor.own_id)


def heads_for_goal(actor: Actor, goal: Goal) -> bool:
    """Return whether the head judges somebody else's goal."""
    return is_head_for_another(actor, goal.auditor)


@action(
    "auditors.settle_goal", subject=Goal, who=heads_for_goal, moves=OPEN_GOAL, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("reached",),
)  # fmt: skip
def settle_goal(goal: Goal, *, actor: Actor, reached: bool, outcome: str) -> None:
    """Say what came of a goal. A goal that was reached is an assessment too."""
    goal.state = GoalState.REACHED if reached else GoalState.DROPPED
    goal.outcome, goal.settled_on = outcome, clock.today()
    if reached:
        SkillLevel.objects.create(
            auditor_id=goal.auditor_id, skill=goal.skill, level=goal.level, entered_by_id=actor.own_id
        )


@action(
    "auditors.set_need", subject=StudyNeed, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("fiscal_year", "hours"),
)  # fmt: skip
def set_need(*, actor: Actor, fiscal_year: int, hours: int) -> StudyNeed:
    """Set the hours of study from a fiscal year on. Raises EnteredAlready."""
    with kept_independent():
        return StudyNeed.objects.create(fiscal_year=fiscal_year, hours=hours, decided_by_id=actor.own_id)
