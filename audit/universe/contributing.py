"""The risk in coarse steps, by which units are drawn."""

from collections.abc import Mapping
from uuid import UUID

from audit.contributed import unit_risks, unit_weights
from audit.engagements.contributing import HEAVIEST, weights_by_time
from audit.universe.models import AssessedItem
from audit.universe.queries import latest_assessment
from audit.universe.rules.scoring import steps


def weights_by_risk() -> Mapping[UUID, int]:
    """Return every unit with its weight by the latest assessment: the riskiest fifth of its kind weighs 5, the last one 1.

    Without any assessment the time since the last audit weighs; so it does for units that are new since. Four queries.
    """
    found = dict(weights_by_time())
    latest = latest_assessment()
    if latest is None:
        return found
    kinds: dict[str, list[UUID]] = {}
    rows = AssessedItem.objects.filter(assessment=latest, unit__isnull=False).order_by("rank")
    for kind, unit in rows.values_list("kind", "unit_id"):
        if unit is not None:
            kinds.setdefault(kind, []).append(unit)
    for ranked in kinds.values():
        found |= {unit: weight for unit, weight in steps(ranked, HEAVIEST).items() if unit in found}
    return found


unit_weights.fill(weights_by_risk)


@unit_risks.fill
def risks() -> Mapping[UUID, tuple[int, float]]:
    """Return rank and score of each unit. Two queries."""
    rows = AssessedItem.objects.filter(assessment=latest_assessment(), unit__isnull=False).order_by("rank")
    return {unit: (rank, float(score)) for unit, rank, score in rows.values_list("unit_id", "rank", "score") if unit}
