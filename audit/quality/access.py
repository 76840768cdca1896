"""Who sees the quality self-assessment, and who does what: the department rates itself; the president and the inspector read."""

from typing import Any

from django.db.models import QuerySet

from audit.access import DEPARTMENT, OVERSEERS, is_head
from audit.quality.choices import AssessmentState
from audit.quality.models import Assessment, Catalogue, Evidence, Item, Measure
from governance.access import Actor, scope
from governance.versions import SetState

SEERS = (*OVERSEERS, "auditor")


def sees(actor: Actor) -> bool:
    """Return whether the actor reads the self-assessment."""
    return actor.kind == "system" or (actor.kind == "person" and actor.holds(*SEERS))


@scope(Catalogue)
def visible_catalogues(actor: Actor) -> QuerySet[Catalogue]:
    """Return all versions to the head, the decided ones to other readers."""
    if is_head(actor, None):
        return Catalogue.objects.all()
    return Catalogue.objects.filter(state=SetState.DECIDED) if sees(actor) else Catalogue.objects.none()


@scope(Assessment)
def visible_assessments(actor: Actor) -> QuerySet[Assessment]:
    """Return the assessments."""
    return Assessment.objects.all() if sees(actor) else Assessment.objects.none()


@scope(Item)
def visible_items(actor: Actor) -> QuerySet[Item]:
    """Return the standards of the assessments."""
    return Item.objects.all() if sees(actor) else Item.objects.none()


@scope(Measure)
def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """Return the measures."""
    return Measure.objects.all() if sees(actor) else Measure.objects.none()


@scope(Evidence)
def visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    """Return the files."""
    return Evidence.objects.all() if sees(actor) else Evidence.objects.none()


def of_department(actor: Actor, _: Any) -> bool:
    """Return whether the actor is an auditor or the head."""
    return actor.kind == "person" and actor.holds(*DEPARTMENT)


def rates(actor: Actor, item: Item) -> bool:
    """Return whether the actor may rate now; the action asks whose work it is."""
    return of_department(actor, item) and item.assessment.state == AssessmentState.RATING


def looks_at(actor: Actor, item: Item) -> bool:
    """Return whether the actor may look at the latest rating: neither its author nor whose work it is about."""
    last = item.ratings.first()
    return rates(actor, item) and last is not None and actor.own_id not in (last.rated_by_id, last.owner_id)


def completes(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor may say what was done: whoever is in charge, or the head."""
    return is_head(actor, measure) or (of_department(actor, measure) and measure.owner_id == actor.own_id)
