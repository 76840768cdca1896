"""What the case itself offers its readers."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.access import (
    decides_on_erasure,
    is_counsel,
    is_handler,
    is_head,
    may_assign,
    may_review,
    proposes_erasure,
)
from compliance.case_page import OVERVIEW
from compliance.choices import OPEN, WORKED_ON, State
from compliance.models import Case, Erasure
from compliance.retention import is_due
from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.web.parts import Offer, Words

Offered = Iterator[tuple[str, Words, bool]]


def possible_actions(case: Case, actor: Actor, tab: str) -> list[Offer]:
    """Return what the actor may do now, on the tab."""
    offered = _ON_TAB.get(tab)
    if offered is None:
        return []
    return [
        Offer(label, reverse(f"compliance:{verb}", args=[case.pk]), tab)
        for verb, label, possible in offered(case, actor)
        if possible
    ]


def _overview(case: Case, actor: Actor) -> Offered:
    head, handles = is_head(actor, case), is_handler(actor, case)
    worked_on, over = case.state in WORKED_ON, case.state in (State.CONCLUDED, State.CLOSED)
    yield "pass-on", _("Pass on to the organization"), is_counsel(actor, case)
    yield "accept", _("Accept"), head and case.state == State.RECEIVED
    yield "decline", _("Decline"), head and case.state == State.RECEIVED
    yield "assign", _("Assign investigators"), may_assign(actor, case) and worked_on
    yield "write", _("Write to the reporter"), handles and case.has_reporter
    yield (
        "acknowledge",
        _("Note that the reporter was told"),
        handles and case.channel not in ("web", "routed") and not _told(case),
    )
    yield "conclude-joined", _("Conclude the joined case"), head and worked_on and _leader_is_concluded(case)
    yield "close", _("Close"), head and case.state == State.CONCLUDED
    yield "reopen", _("Reopen"), head and over
    yield "reconsider", _("Decide anew"), head and case.state == State.DECLINED
    yield "join", _("Join to another case"), head and case.state in OPEN and case.leading_id is None
    yield "split", _("Split from the leading case"), head and case.state in OPEN and case.leading_id is not None
    yield "reroute", _("Pass on"), handles and case.state in OPEN
    yield from _holding(case, actor, head and (over or case.state == State.DECLINED))
    yield "declare", _("Declare a relation"), True


def _holding(case: Case, actor: Actor, offered: bool) -> Offered:
    held = offered and case.holds.filter(lifted_at__isnull=True).exists()
    yield "hold", _("Place a legal hold"), offered and not held
    yield "lift-hold", _("Lift the legal hold"), held
    proposes = offered and not held and proposes_erasure(actor, case) and is_due(case)
    yield "propose-erasure", _("Propose to erase the case"), proposes and not _is_proposed(case)
    yield "keep", _("Keep the case"), decides_on_erasure(actor, case)
    yield "erase", _("Erase the case"), decides_on_erasure(actor, case)


def _conversation(case: Case, actor: Actor) -> Offered:
    yield "write", _("Write to the reporter"), case.has_reporter and is_handler(actor, case)


def _investigation(case: Case, actor: Actor) -> Offered:
    works = is_handler(actor, case) and case.state in WORKED_ON
    yield "plan", _("Write the plan"), works
    yield "add-task", _("Add a task"), works
    yield "add-occurrence", _("Add to the chronology"), works
    yield "suggestions", _("Suggestions for the chronology"), works


def _interviews(case: Case, actor: Actor) -> Offered:
    yield "plan-interview", _("Plan an interview"), is_handler(actor, case) and case.state in WORKED_ON


def _evidence(case: Case, actor: Actor) -> Offered:
    yield "add-evidence", _("Take in evidence"), is_handler(actor, case) and case.state in WORKED_ON


def _findings(case: Case, actor: Actor) -> Offered:
    works = is_handler(actor, case) and case.state in WORKED_ON
    reviews = case.state == State.IN_REVIEW and may_review(actor, case)
    yield "add-allegation", _("Write down an allegation"), works
    yield "submit-conclusion", _("Submit the conclusion"), works
    yield "conclude", _("Approve the conclusion"), reviews
    yield "return-conclusion", _("Return the conclusion"), reviews


_ON_TAB = {
    OVERVIEW: _overview,
    "conversation": _conversation,
    "investigation": _investigation,
    "interviews": _interviews,
    "evidence": _evidence,
    "findings": _findings,
}


def _leader_is_concluded(case: Case) -> bool:
    return case.leading is not None and bool(case.leading.finding)


def _is_proposed(case: Case) -> bool:
    return case.erasures.filter(outcome=Erasure.Outcome.PROPOSED).exists()


def _told(case: Case) -> bool:
    clocks = faces_of("compliance.case", [case.pk]).get(case.pk, [])
    return all(face.tone == "met" for face in clocks if face.code == "D1")
