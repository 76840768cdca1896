"""When a clock is due, and how it stands. Pure."""

from datetime import date, datetime, timedelta

from governance.calendar.business_days import add_business_days, add_months, next_open
from governance.clock import start_of
from governance.deadlines.models import Deadline, Rule, RuleStep


def due_day(rule: Rule, opened_on: date) -> date:
    """Return the last day on which the duty is still met; the day of the event is day 0.

    A duty to people outside stays on a closed day, a duty inside moves to the next open one (duties.md).
    """
    if rule.unit == Rule.Unit.BUSINESS_DAYS:
        return add_business_days(opened_on, rule.amount)
    day = add_months(opened_on, rule.amount) if rule.unit == Rule.Unit.MONTHS else opened_on + timedelta(rule.amount)
    return day if rule.owed_outside else next_open(day)


def step_moment(step: RuleStep, opened_on: date, due_on: date) -> datetime:
    """Return when a step is to be taken: at the start of its day in Japan. A period has passed when its last day is over."""
    if step.base == RuleStep.Base.BEFORE:
        day = due_on - timedelta(days=step.days)
    else:
        start = opened_on if step.base == RuleStep.Base.OPENED else due_on + timedelta(days=1)
        day = start + timedelta(days=step.days)
    return start_of(day)


def tone(deadline: Deadline, steps: list[RuleStep], day: date) -> str:
    """Return calm, amber, red, passed, met or stopped: how the clock stands on the day."""
    if deadline.state != Deadline.State.RUNNING:
        return str(deadline.state)
    if day > deadline.due_on:
        return "passed"
    elapsed, left = (day - deadline.opened_on).days, (deadline.due_on - day).days
    reached = [s.kind for s in steps if s.base == RuleStep.Base.OPENED and s.days <= elapsed]
    reached += [s.kind for s in steps if s.base == RuleStep.Base.BEFORE and left <= s.days]
    if RuleStep.Kind.RED in reached:
        return "red"
    return "amber" if RuleStep.Kind.AMBER in reached else "calm"
