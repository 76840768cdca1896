"""Weights and assessments for tests, through the real actions."""

from audit.universe import actions
from audit.universe.factors import all_factors
from audit.universe.models import Assessment, Judgement, Weighting
from governance.people.models import Person
from tests.audit_engagements.making import OFFICE, act, day, fresh, unit

YEAR = 2026


def usual() -> dict[str, int]:
    return {code: factor.usual for code, factor in all_factors().items()}


def proposed(by: Person, **changes: int) -> Weighting:
    made = act(actions.propose_weights, by, weights=usual() | changes, reason="初版").subject_id
    return Weighting.objects.get(pk=made)


def approved(by: Person, president: Person, **changes: int) -> Weighting:
    row = proposed(by, **changes)
    act(actions.approve_weights, president, row)
    return fresh(row)


def assessed(by: Person) -> Assessment:
    return Assessment.objects.get(pk=act(actions.make_assessment, by, fiscal_year=YEAR).subject_id)


def judged(by: Person) -> Judgement:
    about = {"unit": unit(OFFICE), "process": None, "points": 10, "reason": "所長の交代", "until": day(30)}
    return Judgement.objects.get(pk=act(actions.judge, by, **about).subject_id)
