"""Who asks for a step, who decides, who sees the record."""

from django.db.models import Q, QuerySet

from compliance.access import has_declared, is_handler, visible_to
from compliance.guard.models import Necessity
from compliance.models import Case, Exclusion
from governance.access import Actor, scope

COUNSEL = "external_counsel"
ASKERS = ("compliance_head", "investigator", "vice_president", "statutory_auditor", COUNSEL)
"""Roles that may handle a case on some track."""
READERS = (*ASKERS, "president")


@scope(Necessity)
def visible_records(actor: Actor) -> QuerySet[Necessity]:
    """Return the records of the cases that the actor may see; for the external counsel every record, but where excluded.

    Counsel sees the record and nothing of the case: the case itself stays invisible unless it came in at their counter.
    """
    if actor.kind != "person" or not actor.holds(*READERS):
        return Necessity.objects.none()
    seen = Q(case__in=visible_to(actor))
    if actor.holds(COUNSEL):
        excluded = Exclusion.objects.filter(person_id=actor.own_id).values("case_id")
        seen |= ~Q(case__in=excluded)
    return Necessity.objects.filter(seen).select_related("case", "box", "asked_by", "decided_by")


def may_ask(actor: Actor, case: Case) -> bool:
    """Return whether the actor works on the case."""
    return actor.kind == "person" and is_handler(actor, case)


def may_decide(actor: Actor, record: Necessity) -> bool:
    """Return whether the actor decides as external counsel, not on their own request."""
    return actor.holds(COUNSEL) and actor.id != record.asked_by_id


def may_go_on(actor: Actor, record: Necessity) -> bool:
    """Return whether the actor works on the case and has no relation to it: they carry it out or withdraw the request."""
    return is_handler(actor, record.case) and has_declared(actor, record.case)
