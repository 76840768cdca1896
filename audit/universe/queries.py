"""Reads of assessments."""

from typing import Any

from audit.universe.choices import Ground, WeightingState
from audit.universe.factors import all_factors
from audit.universe.models import AssessedItem, Assessment, Weighting


def weighting_in_force() -> Weighting | None:
    """Return the latest approved version."""
    return Weighting.objects.filter(state=WeightingState.APPROVED).first()


def latest_assessment() -> Assessment | None:
    """Return the assessment that was made last."""
    return Assessment.objects.select_related("weighting", "made_by").first()


def named(weights: dict[str, int]) -> list[tuple[str, int]]:
    """Return the words of the factors with their weights, the heaviest first; a factor no longer known keeps its code."""
    known = all_factors()
    found = [(str(known[code].label) if code in known else code, weight) for code, weight in weights.items()]
    return sorted(found, key=lambda pair: -pair[1])


def explained(item: AssessedItem) -> list[dict[str, Any]]:
    """Return what each factor contributes, the most first."""
    known = all_factors()
    lines = [
        {
            "label": known[code].label if code in known else code, "value": value, "scaled": scaled / 10, "weight": weight,
            "points": points / 100, "ground": Ground(ground),
        }
        for code, value, scaled, weight, points, ground in item.lines
    ]  # fmt: skip
    return sorted(lines, key=lambda line: -line["points"])


def labels(codes: list[str]) -> list[str]:
    """Return the words of the factors."""
    known = all_factors()
    return [str(known[code].label) if code in known else code for code in codes]
