"""Who sees a measure, and who may do what with it."""

from typing import Any

from django.db.models import Q, QuerySet

from compliance.access import is_handler, visible_to
from compliance.measures.choices import Kind
from compliance.measures.models import Measure
from compliance.models import Case
from governance.access import Actor, scope

OWNERS = ("division_owner", "office_head", "block_head")
"""Who answers for a measure of their unit."""
OVERSEERS = ("compliance_head", "vice_president", "president")
DISCIPLINARY_READERS = ("compliance_head", "vice_president", "investigator", "statutory_auditor", "external_counsel")
"""Who may see disciplinary measures of the cases that they may see; the president learns of them otherwise."""
READERS = (*OWNERS, *OVERSEERS, "investigator", "statutory_auditor", "external_counsel")


@scope(Measure)
def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """Return the measures of one's unit (never disciplinary ones); for those who handle or oversee, also those of their
    cases and those without a case."""
    if actor.kind == "system":
        return Measure.objects.all()
    if actor.kind != "person":
        return Measure.objects.none()
    seen = Q(unit_id__in=actor.unit_ids(*OWNERS)) & ~Q(kind=Kind.DISCIPLINARY)
    if actor.holds(*OVERSEERS):
        seen |= Q(case__isnull=True)
    of_cases = Q(case__in=visible_to(actor))
    if not actor.holds(*DISCIPLINARY_READERS):
        of_cases &= ~Q(kind=Kind.DISCIPLINARY)
    return Measure.objects.filter(seen | of_cases)


def knows_the_case(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor may know which case a measure comes from."""
    return measure.case_id is not None and visible_to(actor).filter(pk=measure.case_id).exists()


def follows(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor follows the measure up: works on its case, or heads the division when it has none."""
    if measure.case is None:
        return actor.holds("compliance_head")
    return knows_the_case(actor, measure) and is_handler(actor, measure.case)


def owns(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor answers for it: for the unit in charge, or, for a disciplinary measure, as a handler."""
    if measure.kind == Kind.DISCIPLINARY:
        return follows(actor, measure)
    return measure.unit_id in actor.unit_ids(*OWNERS)


def may_propose(actor: Actor, _: Any) -> bool:
    """Return whether the actor may propose measures at all; the case is checked by the body."""
    return actor.kind == "person" and actor.holds(
        "compliance_head", "investigator", "vice_president", "statutory_auditor"
    )


def may_accept(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor accepts what was reported: follows it up, or oversees, and has not reported it."""
    return (follows(actor, measure) or oversees(actor, measure)) and actor.person_id != measure.reported_by_id


def may_check(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor checks the effect: like accepting, and never for one's own unit."""
    return may_accept(actor, measure) and (measure.kind == Kind.DISCIPLINARY or not owns(actor, measure))


def oversees(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor oversees measures, and may know of this one's case when it has one."""
    return actor.holds(*OVERSEERS) and (measure.case_id is None or knows_the_case(actor, measure))


def may_drop(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor confirms that it is dropped: a second person who follows or oversees it."""
    second = actor.person_id != measure.drop_asked_by_id
    return second and (follows(actor, measure) or oversees(actor, measure))


def case_for_measures(actor: Actor, case: Case) -> bool:
    """Return whether the actor may propose measures for the case."""
    return may_propose(actor, None) and is_handler(actor, case)
