"""Asking for a step that could point at the reporter, deciding, carrying it out."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from compliance.choices import WORKED_ON
from compliance.guard.access import may_ask, may_decide, may_go_on
from compliance.guard.models import Necessity
from compliance.guard.records import Decision, Grounds, counsel_box, seal_twice
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.deadlines.opening import open_clock
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Clocks, Move, Refused, action
from governance.runner.numbering import next_number

DECISION = "D4-N"
"""The clock on the counsel's decision: the investigation stands still until then."""


class Expired(Refused):
    """The approval has run out."""

    code = "expired"
    message = _("The approval has run out. Ask again if the step is still needed.")


@action(
    "guard.request_step", subject=Case, who=may_ask, moves=READS.within(*WORKED_ON),
    clocks=NO_CLOCKS, emits=("guard.step_requested",), ledger=("step",),
)  # fmt: skip
def request_step(case: Case, *, actor: Actor, step: str, what: str, why: str, milder: str, exposed: str) -> str:
    """Write a necessity record and put it before the external counsel, whose clock begins; return its id."""
    number = next_number(Necessity.objects.all())
    record = Necessity(number=number, case=case, step=step, asked_by_id=actor.own_id, box=counsel_box())
    grounds = Grounds(what, why, milder, exposed)
    record.sealed, record.sealed_for_counsel = seal_twice(record, "grounds", grounds)
    record.save()
    open_clock(DECISION, "guard.necessity", record.pk, clock.today())
    return str(record.pk)


@action(
    "guard.approve_step", subject=Necessity, who=may_decide, moves=Move("open", to="approved"),
    clocks=Clocks(settles=(DECISION,)),
    emits=("guard.step_decided",), ledger=("valid_days",),
)  # fmt: skip
def approve_step(record: Necessity, *, actor: Actor, valid_days: int, remark: str) -> None:
    """Approve the step for some days, with conditions if need be."""
    _decide(record, actor, remark)
    record.valid_days, record.valid_until = valid_days, clock.today() + timedelta(days=valid_days)


@action(
    "guard.refuse_step", subject=Necessity, who=may_decide, moves=Move("open", to="refused"),
    clocks=Clocks(settles=(DECISION,)),
    emits=("guard.step_decided",), ledger=NO_FIELDS,
)  # fmt: skip
def refuse_step(record: Necessity, *, actor: Actor, remark: str) -> None:
    """Refuse the step, with the reason."""
    _decide(record, actor, remark)


def _decide(record: Necessity, actor: Actor, remark: str) -> None:
    record.decided_by_id, record.decided_at = actor.own_id, clock.now()
    sealed = seal_twice(record, "decision", Decision(remark))
    record.sealed_decision, record.sealed_decision_for_counsel = sealed


@action(
    "guard.withdraw_step", subject=Necessity, who=may_go_on, moves=Move("open", "approved", to="withdrawn"),
    clocks=Clocks(stops=(DECISION,)), emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_step(record: Necessity, *, actor: Actor) -> None:
    """The step is not needed any more."""


@action(
    "guard.carry_out_step", subject=Necessity, who=may_go_on, moves=Move("approved", to="done"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def carry_out_step(record: Necessity, *, actor: Actor) -> None:
    """Note that the step was carried out, within the days of the approval; raises Expired after them."""
    if not record.is_valid:
        raise Expired
    record.done_at = clock.now()
