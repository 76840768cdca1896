"""Who sees and does what about satisfaction surveys. Waves and figures have the scopes of governance.surveys."""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from governance.surveys.access import is_owner, visible_waves
from governance.surveys.areas import HEADS, READERS_OF_ALL
from governance.surveys.models import Survey, Wave
from voice.satisfaction.models import Handout, Schedule, TypedSheet, WaveProposal

AREA = "voice"
OWNERS = ("service_promotion", "quality_management")
"""They run the surveys and type the sheets. An office never gets to see a sheet that its customers filled in."""
READERS = (*OWNERS, *READERS_OF_ALL, *HEADS)


def owns(actor: Actor, _: Any) -> bool:
    """Return whether the actor runs the satisfaction surveys."""
    return actor.kind == "person" and actor.holds(*OWNERS)


def owns_wave(actor: Actor, wave: Wave) -> bool:
    """Return whether the wave is one of a satisfaction survey of the actor's."""
    return is_owner(actor, wave) and wave.survey.area == AREA


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the house itself acts."""
    return actor.kind == "system"


def _to_owners(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    return rows if actor.kind == "system" or owns(actor, None) else rows.none()


def own_surveys(actor: Actor) -> QuerySet[Survey]:
    """Return the satisfaction surveys to those who run them."""
    return _to_owners(Survey.objects.filter(area=AREA), actor)


def waves_seen(actor: Actor) -> QuerySet[Wave]:
    """Return the waves of satisfaction surveys that the actor may know of."""
    return visible_waves(actor).filter(survey__area=AREA)


@scope(Schedule)
def visible_schedules(actor: Actor) -> QuerySet[Schedule]:
    """Return the standing plans to those who run the surveys."""
    return _to_owners(Schedule.objects.all(), actor)


@scope(WaveProposal)
def visible_proposals(actor: Actor) -> QuerySet[WaveProposal]:
    """Return the proposed waves to those who run the surveys."""
    return _to_owners(WaveProposal.objects.all(), actor)


@scope(TypedSheet)
def visible_sheets(actor: Actor) -> QuerySet[TypedSheet]:
    """Return the sheets being typed to those who type them; what stands on one opens only with its code."""
    return _to_owners(TypedSheet.objects.all(), actor)


@scope(Handout)
def visible_handouts(actor: Actor) -> QuerySet[Handout]:
    """Return all numbers to owners, vice-president and president, those of the own office or block to its head."""
    if actor.kind == "system" or owns(actor, None) or actor.kind == "person" and actor.holds(*READERS_OF_ALL):
        return Handout.objects.all()
    if actor.kind != "person":
        return Handout.objects.none()
    offices, blocks = actor.unit_ids("office_head"), actor.unit_ids("block_head")
    return Handout.objects.filter(Q(office_id__in=offices) | Q(block_id__in=blocks))


def notes_numbers(actor: Actor, handout: Handout) -> bool:
    """Return whether the actor enters the numbers: the head of the office, or those who run the survey."""
    return owns(actor, None) or handout.office_id in actor.unit_ids("office_head")


def decides_sheet(actor: Actor, sheet: TypedSheet) -> bool:
    """Return whether the actor may decide between two entries: the second person or a third, never the first alone."""
    return owns(actor, None) and actor.own_id != sheet.first_by_id
