"""Who sees the risk assessment: the head, the president, the inspector of the board. No audited unit learns how it ranks."""

from typing import Any

from django.db.models import QuerySet

from audit.access import OVERSEERS
from audit.universe.models import AssessedItem, Assessment, Judgement, Weighting
from governance.access import Actor, scope


def _overseen(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    sees = actor.kind == "system" or (actor.kind == "person" and actor.holds(*OVERSEERS))
    return rows if sees else rows.none()


@scope(Weighting)
def visible_weightings(actor: Actor) -> QuerySet[Weighting]:
    """Return all versions to those who oversee."""
    return _overseen(Weighting.objects.all(), actor)


@scope(Judgement)
def visible_judgements(actor: Actor) -> QuerySet[Judgement]:
    """Return all judgements to those who oversee."""
    return _overseen(Judgement.objects.all(), actor)


@scope(Assessment)
def visible_assessments(actor: Actor) -> QuerySet[Assessment]:
    """Return all assessments to those who oversee."""
    return _overseen(Assessment.objects.all(), actor)


@scope(AssessedItem)
def visible_items(actor: Actor) -> QuerySet[AssessedItem]:
    """Return everything assessed to those who oversee."""
    return _overseen(AssessedItem.objects.all(), actor)
