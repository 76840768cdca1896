"""Check-ins: planned, opened, answered, asked again, decided; and what the reporter is owed in writing."""

from django.utils.translation import gettext_lazy as _

from compliance.actions.talking import send_to_reporter
from compliance.models import Case
from compliance.protection.access import handles, is_system, reported
from compliance.protection.actions.beginning import begin
from compliance.protection.choices import NOTIFIED_IN, TOLD_IN, CheckInDecision
from compliance.protection.models import CheckIn, Watch
from compliance.protection.sealing import field_of, seal_in_case
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, Refused, action
from governance.runner.declaration import Stays

ASKED_ENOUGH = 2
"""A check-in may be closed without an answer only when the reporter was asked again (duties.md D4)."""


class AskFirst(Refused):
    """A check-in without an answer cannot be closed before the reporter was asked again."""

    code = "ask_first"
    message = _("Ask the reporter again before you close the check-in without an answer.")


class HasAnswer(Refused):
    """The reporter has answered; the check-in cannot be closed as unanswered."""

    code = "has_answer"
    message = _("The reporter has answered. Decide on the answer.")


@action(
    "protection.plan",
    subject=Watch,
    creates=True,
    who=is_system,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def plan(*, actor: Actor, case: Case) -> Watch:
    """Begin the watch over a case that has none, because it came in before this room was built."""
    return begin(case)


@action(
    "protection.open_check_in",
    subject=CheckIn,
    who=is_system,
    moves=Move("planned", to="open"),
    clocks=Clocks(opens=("D4",)),
    emits=("protection.check_in_opened",),
    ledger=NO_FIELDS,
)
def open_check_in(check_in: CheckIn, *, actor: Actor) -> None:
    """Ask the reporter: the questions stand on their page from now on."""
    check_in.asked, check_in.asked_at = 1, clock.now()


@action(
    "protection.answer",
    subject=CheckIn,
    who=reported,
    moves=Move("open", to="answered"),
    clocks=NO_CLOCKS,
    emits=("protection.check_in_answered",),
    ledger=NO_FIELDS,
)
def answer(check_in: CheckIn, *, actor: Actor, answers: dict[str, object]) -> None:
    """The reporter says whether anything has changed for them."""
    check_in.sealed_answer = seal_in_case(check_in.case, field_of(check_in, "answer"), answers)
    check_in.answered_at = clock.now()


@action(
    "protection.ask_again",
    subject=CheckIn,
    who=handles,
    moves=STAYS.within("open"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def ask_again(check_in: CheckIn, *, actor: Actor, text: str) -> None:
    """Ask a reporter who has not answered once more, in the conversation."""
    send_to_reporter(check_in.case, actor, text)
    check_in.asked += 1
    check_in.asked_at = clock.now()


@action(
    "protection.decide",
    subject=CheckIn,
    who=handles,
    moves=Move("open", "answered", to="decided"),
    clocks=Clocks(settles=("D4",)),
    emits=NO_EVENTS,
    ledger=("decision",),
)
def decide(check_in: CheckIn, *, actor: Actor, decision: str, reason: str, message: str) -> None:
    """Decide what follows from a check-in; raises AskFirst or HasAnswer when it is closed as unanswered too soon."""
    if decision == CheckInDecision.UNANSWERED:
        if check_in.sealed_answer:
            raise HasAnswer
        if check_in.asked < ASKED_ENOUGH:
            raise AskFirst
    if decision == CheckInDecision.WATCH:
        Watch.objects.filter(case=check_in.case).update(close=True)
    if message:
        send_to_reporter(check_in.case, actor, message)
    note_decision(check_in, actor, decision, reason)


def note_decision(check_in: CheckIn, actor: Actor, decision: str, reason: str) -> None:
    """Write what was decided on a check-in, why and by whom."""
    check_in.decision = decision
    check_in.sealed_reason = seal_in_case(check_in.case, field_of(check_in, "reason"), reason)
    check_in.decided_by_id = actor.person_id
    check_in.decided_at = clock.now()


@action(
    "protection.notify",
    subject=Case,
    who=handles,
    moves=Stays(NOTIFIED_IN, saves=False),
    clocks=Clocks(settles=("D2b",), settles_when={"D3": "tells_measures"}),
    emits=NO_EVENTS,
    ledger=("says", "tells_measures"),
)
def notify(case: Case, *, actor: Actor, says: str, tells_measures: bool, text: str) -> None:
    """Tell the reporter in writing that it was corrected, or that there is no such fact (D2b; guideline 4-3 (2))."""
    send_to_reporter(case, actor, text)


@action(
    "protection.feedback",
    subject=Case,
    who=handles,
    moves=Stays(TOLD_IN, saves=False),
    clocks=Clocks(settles=("D3",)),
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def feedback(case: Case, *, actor: Actor, text: str) -> None:
    """Tell the reporter what was done, or is planned, and why (D3)."""
    send_to_reporter(case, actor, text)
