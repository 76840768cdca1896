"""Who knows of a visit, and who may do what.

Before its result is sent only Quality Management knows of it, who plan the visits and go there. A sheet is its rater's own
until all sheets of the visit are in. Afterwards: the head of the office, its block, and those who see all voices.
"""

from typing import Any

from django.db.models import Q, QuerySet

from governance import clock
from governance.access import Actor, scope
from governance.people.models import Person
from governance.people.queries import holders
from governance.versions import SetState
from voice.access import RECEIVERS_AT_BLOCK
from voice.visits.choices import VisitState
from voice.visits.models import Contest, Correction, CriteriaSet, Evidence, Round, Sheet, Visit

PLANNERS = ("quality_management",)
"""They plan, go, and decide on objections, though never on their own visit."""
ALL_ONCE_SENT = ("service_promotion", "vice_president", "president")
STAND_INS = ("vice_president",)
"""They decide on an objection when everyone of Quality Management rated the visit: otherwise nobody could."""
READERS = (*PLANNERS, *ALL_ONCE_SENT, "office_head", *RECEIVERS_AT_BLOCK)
OPENED = (VisitState.SENT, VisitState.FINAL)


def is_planner(actor: Actor, _: Any) -> bool:
    """Return whether the actor belongs to Quality Management."""
    return actor.kind == "person" and actor.holds(*PLANNERS)


def of_offices(actor: Actor) -> Q:
    """Return the condition for rows with an office and a block that the actor heads or is in charge of."""
    offices, blocks = actor.unit_ids("office_head"), actor.unit_ids(*RECEIVERS_AT_BLOCK)
    return Q(office_id__in=offices) | Q(block_id__in=blocks)


@scope(CriteriaSet)
def visible_criteria(actor: Actor) -> QuerySet[CriteriaSet]:
    """Return all sets to those who write them, what is or was in force to everyone who reads results."""
    if actor.holds(*PLANNERS):
        return CriteriaSet.objects.all()
    if actor.kind == "person" and actor.holds(*READERS):
        return CriteriaSet.objects.filter(state=SetState.DECIDED, valid_from__lte=clock.today())
    return CriteriaSet.objects.none()


@scope(Round)
def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """Return the rounds to Quality Management alone: they tell which visits are still to come."""
    return Round.objects.all() if actor.holds(*PLANNERS) else Round.objects.none()


@scope(Visit)
def visible_visits(actor: Actor) -> QuerySet[Visit]:
    """Return all visits to Quality Management and the system, the opened ones to those they concern."""
    if actor.kind == "system" or actor.holds(*PLANNERS):
        return Visit.objects.all()
    opened = Visit.objects.filter(state__in=OPENED)
    if actor.holds(*ALL_ONCE_SENT):
        return opened
    return opened.filter(of_offices(actor)) if actor.kind == "person" else opened.none()


@scope(Sheet)
def own_sheets(actor: Actor) -> QuerySet[Sheet]:
    """Return the actor's own sheets, as long as they belong to Quality Management; not those of a cancelled visit."""
    if not is_planner(actor, None):
        return Sheet.objects.none()
    return Sheet.objects.filter(rater_id=actor.own_id).exclude(visit__state=VisitState.CANCELLED)


@scope(Contest)
def visible_contests(actor: Actor) -> QuerySet[Contest]:
    """Return the objections to visits that the actor may see."""
    return Contest.objects.filter(visit__in=visible_visits(actor))


@scope(Evidence)
def visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    """Return the files of objections that the actor may see."""
    return Evidence.objects.filter(contest__in=visible_contests(actor))


@scope(Correction)
def visible_corrections(actor: Actor) -> QuerySet[Correction]:
    """Return all corrective actions to headquarters and the system, those of the office or the block to those in charge."""
    if actor.kind == "system" or actor.holds(*PLANNERS, *ALL_ONCE_SENT):
        return Correction.objects.all()
    return Correction.objects.filter(of_offices(actor)) if actor.kind == "person" else Correction.objects.none()


def is_rater(actor: Actor, sheet: Sheet) -> bool:
    """Return whether it is the actor's own sheet (the scope has said so already)."""
    return is_planner(actor, sheet) and sheet.rater_id == actor.person_id


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


def heads_office(actor: Actor, row: Visit | Correction) -> bool:
    """Return whether the actor heads the office."""
    return row.office_id in actor.unit_ids("office_head")


def deciders(visit: Visit) -> QuerySet[Person]:
    """Return those of Quality Management who did not rate the visit; where all of them did, the vice-presidents."""
    others = holders(PLANNERS).exclude(pk__in=visit.sheets.values("rater_id"))
    return others if others.exists() else holders(STAND_INS)


def may_decide(actor: Actor, contest: Contest) -> bool:
    """Return whether the actor is one who decides on objections to the visit."""
    return decides(actor, contest.visit)


def decides(actor: Actor, visit: Visit) -> bool:
    """Return the same for a visit. Two queries for those who could."""
    could = actor.kind == "person" and actor.holds(*PLANNERS, *STAND_INS)
    return could and deciders(visit).filter(pk=actor.own_id).exists()


def has_all_in(visit: Visit) -> bool:
    """Return whether what was seen may be shown: each rater has handed in."""
    return visit.state in (VisitState.RATED, *OPENED)
