"""Weights and assessments for tests, through the real actions."""

from governance.people.models import Person
from audit.universe import actions
from audit.universe.factors import all_factors
from audit.universe.models import Assessment, Weighting
from tests.audit_engagements.making import act, fresh

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
