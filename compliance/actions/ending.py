"""Holding and erasing. An erasure takes a rule that says its time has come, and two people."""

import secrets

from django.utils.translation import gettext_lazy as _

from compliance.access import decides_on_erasure, is_head, proposes_erasure
from compliance.content import seal_text
from compliance.lifecycle import erase_in_rooms
from compliance.models import Case, Erasure, LegalHold, Message, PassingOn
from compliance.retention import is_due
from compliance.sealed import boxes_at_counsel, boxes_of
from governance import clock, vault
from governance.access import Actor
from governance.attachments.models import Attachment
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, WrongState, action
from governance.vault.models import Box


class NotDue(Refused):
    """The case may not be erased: the time has not come, or a legal hold stops it."""

    code = "not_due"
    message = _("This case may not be erased: its time has not come, or a legal hold stops it.")


@action(
    "compliance.hold",
    subject=Case,
    who=is_head,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def hold(case: Case, *, actor: Actor, reason: str) -> None:
    """Place a legal hold: nothing of the case is erased until it is lifted; raises WrongState when one is in force."""
    if case.erased_at is not None or case.holds.filter(lifted_at__isnull=True).exists():
        raise WrongState
    row = LegalHold(case=case, placed_by_id=actor.own_id)
    row.sealed = seal_text(case, f"hold:{row.pk}", reason)
    row.save(force_insert=True)


@action(
    "compliance.lift_hold",
    subject=Case,
    who=is_head,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def lift_hold(case: Case, *, actor: Actor) -> None:
    """Lift the legal hold; raises WrongState when none is in force."""
    row = case.holds.select_for_update().filter(lifted_at__isnull=True).first()
    if row is None:
        raise WrongState
    row.lifted_by_id, row.lifted_at = actor.own_id, clock.now()
    row.save(update_fields=["lifted_by", "lifted_at"])


@action(
    "compliance.propose_erasure",
    subject=Case,
    who=proposes_erasure,
    moves=READS.within("closed", "declined"),
    clocks=NO_CLOCKS,
    emits=("compliance.erasure_proposed",),
    ledger=NO_FIELDS,
)
def propose_erasure(case: Case, *, actor: Actor) -> None:
    """Propose to erase a case whose time has come; raises NotDue before, under a legal hold, or when it was proposed."""
    if not is_due(case) or case.erasures.filter(outcome=Erasure.Outcome.PROPOSED).exists():
        raise NotDue
    Erasure.objects.create(case=case, proposed_by_id=actor.own_id)


def _decide(case: Case, actor: Actor, outcome: str) -> None:
    row = case.erasures.select_for_update().get(outcome=Erasure.Outcome.PROPOSED)
    row.outcome, row.decided_by_id, row.decided_at = outcome, actor.own_id, clock.now()
    row.save()


@action(
    "compliance.keep",
    subject=Case,
    who=decides_on_erasure,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def keep(case: Case, *, actor: Actor) -> None:
    """Refuse a proposal: the case is kept for now, and can be proposed again."""
    _decide(case, actor, Erasure.Outcome.KEPT)


@action(
    "compliance.erase",
    subject=Case,
    who=decides_on_erasure,
    moves=STAYS.within("closed", "declined"),
    clocks=NO_CLOCKS,
    emits=("compliance.case_erased",),
    ledger=NO_FIELDS,
)
def erase(case: Case, *, actor: Actor) -> None:
    """Erase everything about the case but the row for statistics (unit, days, category, finding) and the ledger.

    The keys of its boxes are destroyed, so that copies in histories and backups can no longer be opened with what the
    database holds. Raises NotDue when a hold came in between.
    """
    if not is_due(case):
        raise NotDue
    _decide(case, actor, Erasure.Outcome.ERASED)
    erase_in_rooms(case)
    boxes = [*boxes_of(case), case.identity_box, *boxes_at_counsel(case)]
    _remove_rows(case, boxes)
    for box in boxes:
        vault.destroy(box)
    case.sealed_content, case.sealed_conclusion, case.sealed_decision, case.sealed_reopening = b"", None, None, None
    case.sealed_identity = None if case.sealed_identity is None else b""
    case.receipt_digest, case.content_digest = secrets.token_hex(32), ""
    case.erased_at = clock.now()


def _remove_rows(case: Case, boxes: list[Box]) -> None:
    case.occurrences.all().delete()
    case.allegations.all().delete()
    case.conclusions.all().delete()
    case.tasks.all().delete()
    case.plans.all().delete()
    case.interviews.all().delete()
    case.evidence.all().delete()
    case.holds.all().delete()
    case.grants.all().delete()
    Message.objects.filter(case=case).delete()
    PassingOn.objects.filter(case=case).delete()
    Attachment.objects.filter(box__in=boxes).delete()
