"""Opening a case of retaliation from a check-in or a match."""

from django.utils.translation import gettext as _

from compliance.actions.talking import send_to_reporter
from compliance.choices import Category, Channel, Disclosure, Position, ReporterKind
from compliance.content import Content
from compliance.filing import Report, make_case
from compliance.models import Case
from compliance.protection.access import handles, keeps_identities, raises_cases, visible_check_ins, visible_matches
from compliance.protection.actions.beginning import extend
from compliance.protection.actions.watching import note_decision
from compliance.protection.choices import CheckInDecision, CheckInState, MatchState
from compliance.protection.models import CheckIn, Match, Tie
from governance import clock
from governance.access import Actor
from governance.deadlines.opening import settle_clock
from governance.runner import STAYS, Clocks, Invisible, NotAllowed, WrongState, action
from governance.vault.receipts import new_code

FROM_MATCH = (MatchState.ASSESSED, MatchState.STOP, MatchState.ANSWERED)


@action(
    "protection.raise_case",
    subject=Case,
    creates=True,
    who=raises_cases,
    moves=STAYS,
    clocks=Clocks(opens=("D1", "D2", "D3"), settles=("D1",)),
    emits=("compliance.case_filed",),
    ledger=("source", "position"),
)
def raise_case(*, actor: Actor, source: CheckIn | Match, position: str, text: str) -> Case:
    """Open a case of retaliation tied to the first, and tell the reporter in the first one's conversation (D1).

    The new case has no receipt code of its own that anyone knows: a code sent through a conversation could be used by
    whoever reads it. The reporter follows both with the first code. Raises Invisible, NotAllowed or WrongState.
    """
    row = _locked(actor, source)
    first: Case = row.case
    case = make_case(_report(first, position, text))
    case.category = Category.RETALIATION
    case.save()
    Tie.objects.create(first=first, second=case)
    extend(first)
    words = _("We have opened a case about how you are treated. Its number is %(reference)s.")
    send_to_reporter(first, actor, words % {"reference": case.reference})
    _close(row, actor, text)
    return case


def _locked(actor: Actor, source: CheckIn | Match) -> CheckIn | Match:
    """Return the row, locked, when the actor may raise a case from it now."""
    of_check_in = isinstance(source, CheckIn)
    rows = visible_check_ins(actor) if of_check_in else visible_matches(actor)
    row = rows.filter(pk=source.pk).select_for_update(of=("self",)).select_related("case").first()
    if row is None:
        raise Invisible
    if not (handles if of_check_in else keeps_identities)(actor, row):
        raise NotAllowed
    if row.state not in ((CheckInState.ANSWERED,) if of_check_in else FROM_MATCH):
        raise WrongState
    found: CheckIn | Match = row
    return found


def _report(first: Case, position: str, text: str) -> Report:
    return Report(
        code=new_code(),
        channel=Channel.WEB,
        disclosure=Disclosure.ANONYMOUS,
        reporter_kind=ReporterKind(first.reporter_kind),
        position=Position(position),
        unit=first.unit,
        content=Content(what=text, happened_on="", when_note="", where_note="", who="", how_known=""),
        identity=None,
        received_on=clock.today(),
    )


def _close(row: CheckIn | Match, actor: Actor, text: str) -> None:
    if isinstance(row, CheckIn):
        note_decision(row, actor, CheckInDecision.RAISED, text)
        row.state = CheckInState.DECIDED
        settle_clock("D4", "protection.checkin", row.pk)
    else:
        row.state, row.closed_at = MatchState.RAISED, clock.now()
    row.version += 1
    row.save()
