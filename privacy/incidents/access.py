"""Who files, who sees, who works on leak incidents (shared/brief/roles.md).

Whoever filed one goes on seeing it: they report on. One that somebody of the unit may have caused (`kept_from_unit`) is
seen by the readers of all alone; a unit to which a measure of it was given sees the measure.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.access import Actor, scope
from privacy.access import (
    HEADS_OF_UNIT,
    OFFICER,
    READERS,
    READERS_OF_ALL,
    READERS_OF_BLOCK,
    READERS_OF_COUNTS,
    in_scope,
)
from privacy.incidents.choices import MeasureState, Side
from privacy.incidents.models import Criteria, Incident, Measure, Report

DIVISION = "division_owner"
COMPLIANCE = "compliance_head"
FILERS = (
    "staff", *HEADS_OF_UNIT, *READERS_OF_BLOCK, DIVISION, OFFICER, COMPLIANCE, "investigator", "service_promotion",
    "quality_management", "vice_president", "president",
)  # fmt: skip
"""Everyone who works here. Outsiders (counsel, committee, inspectors), auditors and administrators have no part in it."""
SEERS = tuple(dict.fromkeys((*READERS, *FILERS)))
CARRIERS = (*HEADS_OF_UNIT, DIVISION)
"""Who carries out what was given to their unit."""
COUNTERS = READERS_OF_COUNTS


def _own(actor: Actor) -> Q:
    """Return the condition for what the actor sees besides what belongs to their units.

    What Compliance has is not its head's to read where it is about a unit of theirs: the inspector of the board deals with it.
    """
    found = Q(filed_by_id=actor.own_id)
    if actor.holds(COMPLIANCE):
        found |= Q(handed_over_at__isnull=False) & ~Q(unit_id__in=actor.headed_unit_ids)
    return found


@scope(Incident)
def visible_incidents(actor: Actor) -> QuerySet[Incident]:
    """Return all to the readers of all, those of their units to others, their own filings and what they were given."""
    rows = Incident.objects.all()
    if actor.kind == "system" or actor.holds(*READERS_OF_ALL):
        return rows
    if actor.kind != "person" or not actor.holds(*SEERS):
        return rows.none()
    own = _own(actor)
    if divisions := actor.unit_ids(DIVISION):
        given = Measure.objects.filter(incident=OuterRef("pk"), unit_id__in=divisions)
        own |= Q(Exists(given), kept_from_unit=False)
    return in_scope(rows.filter(Q(kept_from_unit=False) | _own(actor)), actor, own)


@scope(Report)
def visible_reports(actor: Actor) -> QuerySet[Report]:
    """Return the reports about the incidents that the actor sees."""
    return Report.objects.filter(incident__in=visible_incidents(actor))


@scope(Measure)
def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """Return the measures of the incidents that the actor sees, and those given to the actor's unit."""
    if actor.kind != "person":
        return Measure.objects.none()
    given = Q(unit_id__in=actor.unit_ids(*CARRIERS))
    return Measure.objects.filter(given | Q(incident__in=visible_incidents(actor)))


@scope(Criteria)
def visible_criteria(actor: Actor) -> QuerySet[Criteria]:
    """Return the criteria to everyone who reads about incidents."""
    return Criteria.objects.all() if actor.kind == "person" and actor.holds(*SEERS) else Criteria.objects.none()


def may_file(actor: Actor, _: Any) -> bool:
    """Return whether the actor reports a leak: everyone who works here, and the system for another room."""
    return actor.kind == "system" or (actor.kind == "person" and actor.holds(*FILERS))


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor is the chief privacy officer."""
    return actor.kind == "person" and actor.holds(OFFICER)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system itself acts."""
    return actor.kind == "system"


def reports_on(actor: Actor, incident: Incident) -> bool:
    """Return whether the actor adds what became known: who filed it, the heads of its unit, the officer."""
    return is_officer(actor, incident) or works_on(actor, incident) or actor.person_id == incident.filed_by_id


def works_on(actor: Actor, incident: Incident) -> bool:
    """Return whether the actor looks for causes and plans measures: the officer, and the heads of its unit.

    The heads of a unit from which the incident is kept have no part in it, even where one of them filed it.
    """
    if is_officer(actor, incident):
        return True
    return actor.kind == "person" and not incident.kept_from_unit and incident.unit_id in actor.unit_ids(*HEADS_OF_UNIT)


def sees_suspicion(actor: Actor) -> bool:
    """Return whether the actor may be shown that somebody who works for us is suspected."""
    return actor.holds(*READERS_OF_ALL, COMPLIANCE)


def carries_out(actor: Actor, measure: Measure) -> bool:
    """Return whether the measure was given to the actor's unit."""
    return actor.kind == "person" and measure.unit_id in actor.unit_ids(*CARRIERS)


def may_check(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor checks the effect: the officer, never who carried it out."""
    return is_officer(actor, measure) and actor.person_id != measure.done_by_id


def sides_of(actor: Actor, incident: Incident) -> list[str]:
    """Return as which of those who are to see a first report at once the actor sees this one."""
    block = incident.block_id is not None and incident.block_id in actor.unit_ids(*READERS_OF_BLOCK)
    found = {
        Side.HEAD: incident.unit_id in actor.unit_ids("office_head"),
        Side.MANAGER: incident.unit_id in actor.unit_ids("privacy_manager"),
        Side.BLOCK: block,
        Side.OFFICER: actor.holds(OFFICER),
    }
    return [side.value for side, so in found.items() if so]


OPEN_MEASURES = (MeasureState.PLANNED, MeasureState.DONE)
