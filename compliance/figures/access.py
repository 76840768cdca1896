"""Who sees which figures, and who prepares, approves and publishes them."""

from typing import Any

from django.db.models import QuerySet

from compliance.access import is_handler, visible_to
from compliance.figures.choices import EditionState
from compliance.figures.models import CaseTie, YearlyFigures
from compliance.models import Case
from governance.access import Actor, scope
from governance.ledger.models import Entry

SEE_CASES = ("compliance_head", "vice_president", "president")
COUNT = (
    "committee_chair",
    "committee_member",
    "statutory_auditor",
    "audit_head",
    "auditor",
    "board_member",
    "block_head",
)
"""Numbers only, never of a group of fewer than 5 (roles.md, "count"; the committee by issue 3)."""
READERS = (*SEE_CASES, *COUNT)
PREPARERS = ("compliance_head",)
APPROVERS = ("vice_president",)
KEEPERS = (*SEE_CASES, "statutory_auditor")
"""Who follows the yearly figures before they are published."""
READERS_OF_SILENCE = ("compliance_head", "vice_president")
HANDLERS = ("compliance_head", "investigator", "vice_president", "statutory_auditor", "external_counsel")
"""Roles that may handle a case; which one, the case's own rules say."""


@scope(YearlyFigures)
def visible_figures(actor: Actor) -> QuerySet[YearlyFigures]:
    """Return every edition to those who prepare and approve, the published ones to everyone, signed in or not."""
    if actor.kind == "person" and actor.holds(*KEEPERS):
        return YearlyFigures.objects.all()
    return YearlyFigures.objects.filter(state=EditionState.PUBLISHED)


@scope(CaseTie)
def visible_ties(actor: Actor) -> QuerySet[CaseTie]:
    """Return the ties of the cases that the actor may see."""
    return CaseTie.objects.filter(case__in=visible_to(actor))


def prepares(actor: Actor, _: Any) -> bool:
    """Return whether the actor counts and explains yearly figures."""
    return actor.kind == "person" and actor.holds(*PREPARERS)


def may_approve(actor: Actor, figures: YearlyFigures) -> bool:
    """Return whether the actor may approve: a vice-president who wrote none of its versions.

    What was sent back is counted anew first; otherwise the reason for sending it back would be passed over.
    """
    if not actor.holds(*APPROVERS) or actor.id == figures.prepared_by_id or figures.returned_because:
        return False
    written = Entry.objects.filter(
        subject_id=figures.pk, actor_id=actor.id, action__in=["figures.prepare", "figures.revise"], outcome="done"
    )
    return not written.exists()


def may_return(actor: Actor, figures: YearlyFigures) -> bool:
    """Return whether the actor may send the figures back to the one who prepared them."""
    return actor.holds(*APPROVERS) and actor.id != figures.prepared_by_id


def may_tie(actor: Actor, case: Case) -> bool:
    """Return whether the actor handles the case."""
    return actor.kind == "person" and is_handler(actor, case)
