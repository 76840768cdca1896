"""Planning a round, and changing or cancelling a visit of it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.calendar.eras import fiscal_year
from governance.organization.models import Unit
from governance.people.models import Person
from governance.people.queries import holders
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import next_number
from voice.visits.access import PLANNERS, is_planner
from voice.visits.choices import DrawRule, SheetState, VisitState
from voice.visits.models import Correction, Mark, Round, Sheet, Visit
from voice.visits.queries import criteria_on, offices_today
from voice.visits.rules.drawing import draw, open_days


class NoCriteria(Refused):
    """Nothing is in force on the first day of the round."""

    code = "no_criteria_in_force"
    message = _("No criteria are in force on the first day. Put a version in force first.")


class AlreadyRated(Refused):
    """A rater has handed in."""

    code = "already_rated"
    message = _("A rater has handed in the sheet. The visit can no longer be changed.")


@dataclass(frozen=True)
class Plan:
    """What the form of a round gives. `offices`: those chosen, empty when they are drawn."""

    rule: str
    size: int
    offices: Sequence[Unit]
    raters: Sequence[Person]
    second_percent: int
    first_on: date
    last_on: date
    seed: str = ""


@action(
    "visits.plan_round", subject=Round, creates=True, who=is_planner, moves=STAYS, clocks=NO_CLOCKS,
    emits=("visits.round_planned",), ledger=NO_FIELDS,
)  # fmt: skip
def plan_round(*, actor: Actor, plan: Plan) -> Round:
    """Draw the offices, days and raters, and make the visits. Raises NoCriteria."""
    criteria = criteria_on(plan.first_on)
    if criteria is None:
        raise NoCriteria
    pool = offices_today()
    if plan.rule == DrawRule.CHOSEN:
        pool = {unit.code: pool[unit.code] for unit in plan.offices}
    year = fiscal_year(plan.first_on)
    made = Round.objects.create(
        fiscal_year=year, number=next_number(Round.objects.filter(fiscal_year=year)), criteria_set=criteria,
        rule=plan.rule, seed=plan.seed or str(secrets.randbelow(10**8)), pool=pool,
        size=len(pool) if plan.rule == DrawRule.CHOSEN else plan.size,
        raters=sorted(p.staff_number for p in plan.raters), second_percent=plan.second_percent, first_on=plan.first_on,
        last_on=plan.last_on, planned_by_id=actor.own_id,
    )  # fmt: skip
    _make_visits(made)
    return made


def _make_visits(made: Round) -> None:
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=made.pool)}
    people = {p.staff_number: p for p in holders(PLANNERS).filter(staff_number__in=made.raters)}
    for lot in draw(
        made.pool, made.rule, made.size, made.seed, open_days(made.first_on, made.last_on), made.raters,
        made.second_percent,
    ):  # fmt: skip
        make_visit(made, units[lot.office], lot.day, [people[number] for number in lot.raters])


def make_visit(round_: Round, office: Unit, day: date, raters: Sequence[Person], repeats: Visit | None = None) -> Visit:
    """Make one visit with its sheets. Called in actions."""
    visit = Visit.objects.create(
        reference=f"M-{new_reference()}", round=round_, office=office, planned_on=day, repeats=repeats
    )
    for place, rater in enumerate(raters, start=1):
        Sheet.objects.create(visit=visit, place=place, rater=rater)
    return visit


@action(
    "visits.change_visit", subject=Visit, who=is_planner, moves=STAYS.within(VisitState.PLANNED), clocks=NO_CLOCKS,
    emits=("visits.visit_changed",), ledger=NO_FIELDS,
)  # fmt: skip
def change_visit(visit: Visit, *, actor: Actor, planned_on: date, raters: Sequence[Person]) -> None:
    """Set another day or other raters; what a rater who no longer goes had filled in is dropped. Raises AlreadyRated."""
    sheets = list(visit.sheets.select_for_update())
    if any(sheet.state == SheetState.HANDED_IN for sheet in sheets):
        raise AlreadyRated
    visit.planned_on = planned_on
    staying = {rater.pk for rater in raters}
    leaving = [sheet.pk for sheet in sheets if sheet.rater_id not in staying]
    Mark.objects.filter(sheet__in=leaving).delete()
    Sheet.objects.filter(pk__in=leaving).delete()
    kept = {sheet.rater_id: sheet.place for sheet in sheets if sheet.rater_id in staying}
    free = [place for place in (1, 2) if place not in kept.values()]
    for rater in raters:
        if rater.pk not in kept:
            Sheet.objects.create(visit=visit, place=free.pop(0), rater=rater)


@action(
    "visits.cancel", subject=Visit, who=is_planner, moves=Move(VisitState.PLANNED, to=VisitState.CANCELLED),
    clocks=NO_CLOCKS, emits=("visits.visit_cancelled",), ledger=NO_FIELDS,
)  # fmt: skip
def cancel(visit: Visit, *, actor: Actor, reason: str) -> None:
    """Cancel a visit that has not been rated. Raises AlreadyRated once a sheet is in: no result is made to disappear."""
    if visit.sheets.filter(state=SheetState.HANDED_IN).exists():
        raise AlreadyRated
    visit.cancelled_because = reason
    Correction.objects.filter(checked_in=visit).update(checked_in=None)
