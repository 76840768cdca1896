"""Interviews: planned, held, confirmed by the person interviewed."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from compliance.access import is_handler, is_public
from compliance.actions.investigating import BESIDE, next_number
from compliance.content import seal_json
from compliance.models import Case, Confirmation, Interview
from compliance.sealed import field_of, opener, seal_row
from governance import clock, vault
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, WrongState, action
from governance.vault.receipts import lookup_digest

DAYS_TO_CONFIRM = 7


class CodeIsOver(Refused):
    """The code was used already, or its time is over."""

    code = "code_is_over"
    message = _("This code has been used already, or its time is over. Please ask the person who gave it to you.")


def _locked(interview: Interview, *states: str) -> Interview:
    row = Interview.objects.select_for_update().get(pk=interview.pk)
    if row.state not in states:
        raise WrongState
    return row


@action(
    "compliance.plan_interview",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("planned_on",),
)
def plan_interview(case: Case, *, actor: Actor, who: str, planned_on: date, place: str, topics: str) -> None:
    """Plan a talk with someone who knows something."""
    row = Interview(case=case, number=next_number(case.interviews), planned_on=planned_on, interviewer_id=actor.own_id)
    row.sealed_plan = seal_row(case, row, {"who": who, "place": place, "topics": topics}, "plan")
    row.save(force_insert=True)


@action(
    "compliance.record_interview",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("interview", "held_on", "told_confidential"),
)
def record_interview(
    case: Case, *, actor: Actor, interview: Interview, held_on: date, present: str, text: str, told_confidential: bool
) -> None:
    """Write the record of an interview that was held, or a corrected one. A code that is out for the former one ends."""
    row = _locked(interview, "planned", "held", "asked", "objected")
    end_codes(row)
    row.state, row.held_on, row.told_confidential = Interview.State.HELD, held_on, told_confidential
    row.record_number += 1
    row.sealed_record = seal_row(case, row, {"text": text, "present": present}, f"record {row.record_number}")
    row.save()


@action(
    "compliance.cancel_interview",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("interview",),
)
def cancel_interview(case: Case, *, actor: Actor, interview: Interview) -> None:
    """Note that a planned interview is not held."""
    row = _locked(interview, "planned")
    row.state = Interview.State.CANCELLED
    row.save()


@action(
    "compliance.issue_confirmation",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("interview",),
)
def issue_confirmation(case: Case, *, actor: Actor, interview: Interview, code: str) -> None:
    """Seal a copy of the record to a fresh code, to be handed over in person; a code issued before ends."""
    row = _locked(interview, "held", "asked", "objected")
    end_codes(row)
    opened = opener(case, actor)
    record = opened(row, row.sealed_record, f"record {row.record_number}")
    made = Confirmation(interview=row, record_number=row.record_number, issued_by_id=actor.own_id)
    made.expires_at = clock.now() + timedelta(days=DAYS_TO_CONFIRM)
    made.code_digest = lookup_digest(code)
    made.box = vault.create_box([vault.add_receipt(code)])
    who = opened(row, row.sealed_plan, "plan")["who"]
    held_on = row.held_on.isoformat() if row.held_on else ""
    copy = {"who": who, "held_on": held_on, **record}
    made.sealed_copy = seal_json(made.box, field_of(made), copy)
    made.save(force_insert=True)
    row.state = Interview.State.ASKED
    row.save()


@action(
    "compliance.confirm_interview",
    subject=Confirmation,
    creates=True,
    who=is_public,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=("compliance.interview_answered",),
    ledger=NO_FIELDS,
)
def confirm_interview(*, actor: Actor, confirmation: Confirmation, answer: str, text: str) -> Confirmation:
    """The person interviewed answers, by the code alone; the code and the copy are gone afterwards."""
    row = Confirmation.objects.select_for_update().get(pk=confirmation.pk)
    if row.code_digest is None or row.expires_at <= clock.now():
        raise CodeIsOver
    interview = (
        Interview.objects.select_for_update(of=("self",)).select_related("case__work_box").get(pk=row.interview_id)
    )
    row.answer, row.answered_at = answer, clock.now()
    row.sealed_answer = seal_row(interview.case, row, {"text": text}, "answer")
    _forget_copy(row)
    right = answer == Confirmation.Answer.CONFIRMED
    interview.state = Interview.State.CONFIRMED if right else Interview.State.OBJECTED
    interview.save()
    return row


def is_system(actor: Actor, _: object) -> bool:
    """Return whether a chore acts."""
    return actor.kind == "system"


@action(
    "compliance.expire_code",
    subject=Confirmation,
    who=is_system,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def expire_code(confirmation: Confirmation, *, actor: Actor) -> None:
    """End a code whose time is over: the copy and its key are gone, the interview counts as held again."""
    interview = Interview.objects.select_for_update().get(pk=confirmation.interview_id)
    end_codes(interview)
    if interview.state == Interview.State.ASKED:
        interview.state = Interview.State.HELD
        interview.save()


def end_codes(interview: Interview) -> None:
    """Take back every code that is out for the interview."""
    for row in interview.confirmations.filter(code_digest__isnull=False).select_related("box"):
        _forget_copy(row)


def _forget_copy(row: Confirmation) -> None:
    box, row.box, row.code_digest, row.sealed_copy = row.box, None, None, None
    row.save()
    if box is not None:
        vault.forget_receipts(box)
        box.delete()
