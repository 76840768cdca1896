"""Freezing an assessment."""

from audit.access import is_head
from audit.universe.assessing import assess, digest_of, rows_of
from audit.universe.models import AssessedItem, Assessment
from audit.universe.queries import weighting_in_force
from audit.universe.refusals import NoWeights
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, action
from governance.runner.numbering import next_number

BATCH = 500


@action(
    "universe.make_assessment", subject=Assessment, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("fiscal_year",),
)  # fmt: skip
def make_assessment(*, actor: Actor, fiscal_year: int) -> Assessment:
    """Assess everything with the weights in force and freeze it with its digest. Raises NoWeights."""
    edition = next_number(Assessment.objects.filter(fiscal_year=fiscal_year), "edition")
    weighting = weighting_in_force()
    if weighting is None:
        raise NoWeights
    found = assess(weighting, fiscal_year, clock.today())
    rows = rows_of(found)
    made = Assessment.objects.create(
        fiscal_year=fiscal_year, edition=edition, weighting=weighting, first=found.first, last=found.last, size=len(rows),
        blind=found.blind, sensitivity=found.sensitivity, made_by_id=actor.own_id,
        digest=digest_of(weighting.weights, found.first, found.last, rows),
    )  # fmt: skip
    for row in rows:
        row.assessment = made
    AssessedItem.objects.bulk_create(rows, batch_size=BATCH)
    return made
