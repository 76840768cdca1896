"""The follow-up after the report."""

from collections.abc import Sequence
from datetime import date

from audit.access import is_head, is_reader
from audit.engagements import actions as engagements
from audit.engagements.actions.planning import Plan
from audit.engagements.models import Engagement
from audit.findings.access import accepts_risk, answers_for, follows_up
from audit.findings.choices import FOLLOW_UP, STAYS_OPEN, Claim, State, Verdict
from audit.findings.models import Evidence, Judgement, Progress, Recommendation
from audit.findings.queries import RECOMMENDATION
from audit.findings.refusals import NoEvidence, NothingOpen
from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.deadlines.opening import open_clock
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Clocks, Move, action


@action(
    "findings.report_progress", subject=Recommendation, who=answers_for, moves=Move(State.FOLLOWED, to=State.REPORTED),
    clocks=Clocks(settles=(FOLLOW_UP,)), emits=("findings.progress_reported",), ledger=("claim",),
)  # fmt: skip
def report_progress(row: Recommendation, *, actor: Actor, claim: str, text: str, evidence: Sequence[Examined]) -> None:
    """Report what was done, with evidence; an auditor judges it. Raises NoEvidence."""
    if claim == Claim.DONE and not evidence:
        raise NoEvidence
    progress = Progress.objects.create(recommendation=row, claim=claim, text=text, reported_by_id=actor.own_id)
    for file in evidence:
        Evidence.keep(file, progress=progress)


@action(
    "findings.judge", subject=Recommendation, who=follows_up, moves=STAYS.within(State.REPORTED), clocks=NO_CLOCKS,
    emits=("findings.progress_judged",), ledger=("verdict",),
)  # fmt: skip
def judge(row: Recommendation, *, actor: Actor, verdict: str, text: str, new_due_on: date | None) -> None:
    """Say whether it is put right. What is not stays open, with a new day on which the clock runs anew."""
    stays_open = verdict in STAYS_OPEN
    _note(row, actor, verdict, text, new_due_on if stays_open else None, row.reports.first())
    if stays_open:
        _go_on(row, new_due_on)
    else:
        row.state, row.done_on = State.DONE, clock.today()


@action(
    "findings.reopen", subject=Recommendation, who=follows_up, moves=STAYS.within(State.DONE, State.ACCEPTED),
    clocks=NO_CLOCKS, emits=("findings.recommendation_reopened",), ledger=NO_FIELDS,
)  # fmt: skip
def reopen(row: Recommendation, *, actor: Actor, text: str, new_due_on: date) -> None:
    """Open it again, for a reason: it came back, or was never put right."""
    _note(row, actor, Verdict.REOPENED, text, new_due_on, None)
    row.done_on, row.accepted_by, row.accepted_on, row.accepted_because = None, None, None, ""
    _go_on(row, new_due_on)


def _note(
    row: Recommendation, actor: Actor, verdict: str, text: str, due: date | None, progress: Progress | None
) -> None:
    number = row.judgements.count() + 1  # the row is locked
    Judgement.objects.create(
        recommendation=row, number=number, verdict=verdict, text=text, new_due_on=due, progress=progress,
        judged_by_id=actor.own_id,
    )  # fmt: skip


def _go_on(row: Recommendation, due: date | None) -> None:
    row.state, row.due_on = State.FOLLOWED, due
    open_clock(FOLLOW_UP, RECOMMENDATION, row.pk, clock.today(), due)


@action(
    "findings.accept_risk", subject=Recommendation, who=accepts_risk,
    moves=Move(State.FOLLOWED, State.REPORTED, to=State.ACCEPTED), clocks=Clocks(stops=(FOLLOW_UP,)),
    emits=("findings.risk_accepted",), ledger=NO_FIELDS,
)  # fmt: skip
def accept_risk(row: Recommendation, *, actor: Actor, reason: str) -> None:
    """The president accepts the risk: nothing more is followed, and the reason stands for everyone who sees it."""
    row.accepted_by_id, row.accepted_on, row.accepted_because = actor.own_id, clock.today(), reason


@action(
    "findings.download_evidence", subject=Evidence, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_evidence(evidence: Evidence, *, actor: Actor) -> None:
    """Note that a file was handed out."""


@action(
    "findings.plan_follow_up", subject=Engagement, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def plan_follow_up(*, actor: Actor, planned: Plan) -> Engagement:
    """Plan a follow-up audit of what is open. It is as secret as any other plan. Raises NothingOpen."""
    if planned.follows is None or not planned.units:
        raise NothingOpen
    made: Engagement = engagements.plan.body(actor=actor, planned=planned)
    return made
