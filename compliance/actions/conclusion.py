"""The end of a case: submitted, reviewed, concluded, closed; and begun anew."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from compliance.access import is_handler, is_head, may_review
from compliance.actions.investigating import next_number
from compliance.actions.talking import tell_reporter
from compliance.choices import WORKED_ON
from compliance.content import seal_text
from compliance.lifecycle import what_keeps_open
from compliance.models import Case, Conclusion
from compliance.sealed import opener, seal_row
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, Clocks, Move, Refused, action

CONCLUSION_CLOCKS = Clocks(opens_today=("D2b",))
"""What starts and ends when a reporter is told the result: the same for a case and for one joined to it."""


class OpenAllegations(Refused):
    """There is no allegation, or one of which it was not said what was found."""

    code = "open_allegations"
    message = _("Write down each allegation and what was found of it first.")


class StillOpen(Refused):
    """Something keeps the case from being closed."""

    code = "still_open"

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(self.code)
        self.message: Any = " ".join([str(_("The case cannot be closed yet.")), *reasons])


@action(
    "compliance.submit_conclusion",
    subject=Case,
    who=is_handler,
    moves=Move(*WORKED_ON, to="in_review"),
    clocks=NO_CLOCKS,
    emits=("compliance.conclusion_submitted",),
    ledger=("finding",),
)
def submit_conclusion(case: Case, *, actor: Actor, finding: str, reasons: str, message: str) -> None:
    """Submit a conclusion for review: finding, facts and reasons, and the notice to the reporter.

    Raises OpenAllegations unless there are allegations and each has its finding. A joined case is concluded with the
    leading one.
    """
    allegations = list(case.allegations.values_list("result", flat=True))
    if not allegations or "" in allegations:
        raise OpenAllegations
    row = Conclusion(case=case, number=next_number(case.conclusions), author_id=actor.own_id, finding=finding)
    row.sealed = seal_row(case, row, {"reasons": reasons, "message": message})
    row.save(force_insert=True)


def _review(case: Case, actor: Actor, outcome: str, comments: str) -> Conclusion:
    row = case.conclusions.select_for_update().get(outcome=Conclusion.Outcome.WAITING)
    row.outcome, row.reviewer_id, row.reviewed_at = outcome, actor.own_id, clock.now()
    if comments:
        row.sealed_comments = seal_row(case, row, {"comments": comments}, "comments")
    row.save()
    return row


@action(
    "compliance.return_conclusion",
    subject=Case,
    who=may_review,
    moves=Move("in_review", to="investigating"),
    clocks=NO_CLOCKS,
    emits=("compliance.conclusion_returned",),
    ledger=NO_FIELDS,
)
def return_conclusion(case: Case, *, actor: Actor, comments: str) -> None:
    """Give a conclusion back to the investigators with comments."""
    _review(case, actor, Conclusion.Outcome.RETURNED, comments)


@action(
    "compliance.conclude",
    subject=Case,
    who=may_review,
    moves=Move("in_review", to="concluded"),
    clocks=CONCLUSION_CLOCKS,
    emits=("compliance.case_concluded",),
    ledger=NO_FIELDS,
)
def conclude(case: Case, *, actor: Actor, comments: str = "") -> None:
    """Approve the submitted conclusion as it stands; the reporter is told the result in the words submitted."""
    row = _review(case, actor, Conclusion.Outcome.APPROVED, comments)
    texts = opener(case, actor)(row, row.sealed)
    _end(case, actor, row.finding, texts["reasons"], texts["message"])


def _end(case: Case, actor: Actor, finding: str, reasons: str, message: str) -> None:
    case.finding = finding
    case.sealed_conclusion = seal_text(case, "conclusion", reasons)
    case.concluded_at = clock.now()
    tell_reporter(case, actor, message)


def _may_conclude_joined(actor: Actor, case: Case) -> bool:
    leading = case.leading
    return is_head(actor, case) and leading is not None and bool(leading.finding)


@action(
    "compliance.conclude_joined",
    subject=Case,
    who=_may_conclude_joined,
    moves=Move(*WORKED_ON, to="concluded"),
    clocks=CONCLUSION_CLOCKS,
    emits=("compliance.case_concluded",),
    ledger=NO_FIELDS,
)
def conclude_joined(case: Case, *, actor: Actor, reasons: str, message: str) -> None:
    """Conclude a joined case with the finding of the leading one; its reporter is told in words of their own."""
    leading = case.leading
    _end(case, actor, leading.finding if leading else "", reasons, message)


@action(
    "compliance.close",
    subject=Case,
    who=is_head,
    moves=Move("concluded", to="closed"),
    clocks=NO_CLOCKS,
    emits=("compliance.case_closed",),
    ledger=NO_FIELDS,
)
def close(case: Case, *, actor: Actor) -> None:
    """Close a concluded case; raises StillOpen while a measure lacks its later check or a joined reporter was not told."""
    reasons = what_keeps_open(case)
    if reasons:
        raise StillOpen(reasons)
    case.closed_at = clock.now()


def _may_reopen(actor: Actor, case: Case) -> bool:
    return is_head(actor, case) and case.erased_at is None


@action(
    "compliance.reopen",
    subject=Case,
    who=_may_reopen,
    moves=Move("concluded", "closed", to="investigating"),
    clocks=NO_CLOCKS,
    emits=("compliance.case_reopened",),
    ledger=NO_FIELDS,
)
def reopen(case: Case, *, actor: Actor, reason: str, message: str) -> None:
    """Begin the investigation anew on new information; the former conclusion stays in the record, the reporter is told."""
    case.sealed_reopening = seal_text(case, "reopening", reason)
    case.finding, case.concluded_at, case.closed_at = "", None, None
    tell_reporter(case, actor, message)


@action(
    "compliance.reconsider",
    subject=Case,
    who=_may_reopen,
    moves=Move("declined", to="received"),
    clocks=Clocks(opens_today=("D2", "D3")),
    emits=("compliance.case_reopened",),
    ledger=NO_FIELDS,
)
def reconsider(case: Case, *, actor: Actor, reason: str, message: str) -> None:
    """Decide anew on a report that was not taken up; the 20 days (D2) and the three months (D3) run once more from today."""
    case.sealed_reopening = seal_text(case, "reopening", reason)
    case.decided_at = None
    tell_reporter(case, actor, message)
