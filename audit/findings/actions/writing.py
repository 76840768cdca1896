"""From the draft to the report."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from audit.contributed import papers_of_engagement
from audit.engagements.access import works_on
from audit.engagements.choices import State as AuditState
from audit.engagements.models import Engagement, Target
from audit.findings.access import keeps, may_issue, may_settle, of_department, withdraws, works_for
from audit.findings.choices import FOLLOW_UP, FindingState, State
from audit.findings.models import Criterion, ExternalAudit, Finding, Recommendation, Repeat
from audit.findings.queries import RECOMMENDATION, alike, scale_on
from audit.findings.refusals import NotAudited, NothingRecommended, NotOpened
from audit.findings.rules.similarity import bands
from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_business_days
from governance.deadlines.opening import open_clock
from governance.organization.models import Unit
from governance.organization.queries import block_on
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, NotAllowed, action
from governance.runner.numbering import next_number

AT_WORK = (AuditState.OPENED, AuditState.FIELDWORK, AuditState.REPORTING)
DAYS_FOR_FACTS = 10
"""Business days that a unit has to look at the facts."""
DRAFT, FACTS, DISPUTED, SETTLED = (
    FindingState.DRAFT, FindingState.FACTS, FindingState.DISPUTED, FindingState.SETTLED,
)  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """What a finding says. `asked`: what is recommended to whom, as (kind, unit, text)."""

    unit: Unit
    title: str
    condition: str
    criterion: Criterion
    criterion_text: str
    cause_code: str
    cause: str
    effect: str
    rating: str
    asked: Sequence[tuple[str, Unit, str]]

    def columns(self) -> dict[str, Any]:
        """Return the columns of the finding itself."""
        names = (
            "unit", "title", "condition", "criterion", "criterion_text", "cause_code", "cause", "effect", "rating",
        )  # fmt: skip
        text = f"{self.title} {self.condition}"
        return {name: getattr(self, name) for name in names} | {
            "block_id": block_on(self.unit.pk, clock.today()), "scale": scale_on(clock.today()), "bands": bands(text),
        }  # fmt: skip


@action(
    "findings.write", subject=Finding, creates=True, who=of_department, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def write(*, actor: Actor, source: Engagement | ExternalAudit, wording: Wording) -> Finding:
    """Write a draft. Raises NotAllowed, NotOpened, NotAudited, NothingRecommended."""
    _require_work_on(source, actor, wording.unit)
    owner = {"engagement" if isinstance(source, Engagement) else "external": source}
    finding = Finding.objects.create(written_by_id=actor.own_id, **owner, **wording.columns())
    _write_parts(finding, wording)
    return finding


@action(
    "findings.rewrite", subject=Finding, who=works_for, moves=STAYS.within(DRAFT, DISPUTED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def rewrite(finding: Finding, *, actor: Actor, wording: Wording) -> None:
    """Word it otherwise, before the unit sees it or after it objected. Raises NotOpened, NotAudited, NothingRecommended."""
    _require_work_on(finding.source, actor, wording.unit)
    for name, value in wording.columns().items():
        setattr(finding, name, value)
    finding.save()
    finding.recommendations.all().delete()
    finding.repeats.all().delete()
    _write_parts(finding, wording)


@action(
    "findings.cite_papers", subject=Finding, who=works_for, moves=STAYS.within(DRAFT, FACTS, DISPUTED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("papers",),
)  # fmt: skip
def cite_papers(finding: Finding, *, actor: Actor, papers: Collection[UUID]) -> None:
    """Name the working papers on which it rests; those of its own engagement that the actor may read, no others."""
    known = papers_of_engagement.ask(actor, finding.engagement_id) if finding.engagement_id else []
    finding.papers = [paper.id for paper in known if paper.id in papers]


def _require_work_on(source: Engagement | ExternalAudit, actor: Actor, unit: Unit) -> None:
    if isinstance(source, ExternalAudit):
        if not keeps(actor, source):
            raise NotAllowed
        return
    if not works_on(actor, source):
        raise NotAllowed
    if source.state not in AT_WORK:
        raise NotOpened
    targets = Target.objects.filter(engagement=source, revealed_at__isnull=False)
    of_processes = unit.kind in (Unit.Kind.DIVISION, Unit.Kind.HEADQUARTERS) and targets.filter(unit__isnull=True)
    if not targets.filter(unit=unit).exists() and not (of_processes and of_processes.exists()):
        raise NotAudited


def _write_parts(finding: Finding, wording: Wording) -> None:
    if not wording.asked:
        raise NothingRecommended
    today = clock.today()
    Recommendation.objects.bulk_create(
        Recommendation(
            finding=finding, number=number, kind=kind, unit=unit, block_id=block_on(unit.pk, today), text=text
        )
        for number, (kind, unit, text) in enumerate(wording.asked, start=1)
    )
    Repeat.objects.bulk_create(
        Repeat(finding=finding, earlier_id=found.finding, same_code=found.same_code, percent=found.percent)
        for found in alike(finding)
    )


@action(
    "findings.send_facts", subject=Finding, who=works_for, moves=Move(DRAFT, DISPUTED, to=FACTS), clocks=NO_CLOCKS,
    emits=("findings.facts_asked",), ledger=NO_FIELDS,
)  # fmt: skip
def send_facts(finding: Finding, *, actor: Actor) -> None:
    """Give the draft to the unit, to say whether the facts are right; it gets its number now. Raises NotOpened."""
    source = finding.source
    if isinstance(source, Engagement) and source.state not in AT_WORK:
        raise NotOpened
    finding.sent_at = clock.now()
    finding.facts_due_on = add_business_days(clock.today(), DAYS_FOR_FACTS)
    _number(finding)


def _number(finding: Finding) -> None:
    if finding.number is None:
        finding.number = next_number(finding.source.findings.all())
        finding.reference = f"{finding.source.reference}-{finding.number:02}"


@action(
    "findings.settle_facts", subject=Finding, who=may_settle, moves=Move(FACTS, DISPUTED, to=SETTLED),
    clocks=NO_CLOCKS, emits=("findings.answers_asked",), ledger=NO_FIELDS,
)  # fmt: skip
def settle_facts(finding: Finding, *, actor: Actor, reason: str) -> None:
    """Hold to the facts, with grounds that stand beside the objection."""
    finding.settled_because = reason
    ask(finding)


def ask(finding: Finding) -> None:
    """Let the recommendations of a settled finding wait for their answers. Called by actions."""
    finding.recommendations.filter(state=State.DRAFT).update(state=State.ASKED, asked_at=clock.now())


@action(
    "findings.withdraw", subject=Finding, who=works_for,
    moves=Move(DRAFT, FACTS, DISPUTED, SETTLED, to=FindingState.WITHDRAWN), clocks=NO_CLOCKS,
    emits=("findings.finding_dropped",), ledger=NO_FIELDS,
)  # fmt: skip
def withdraw(finding: Finding, *, actor: Actor, reason: str) -> None:
    """Take a finding back before the report. One that the unit was told of stays visible with the reason."""
    finding.withdrawn_because = reason
    finding.recommendations.exclude(state=State.DRAFT).update(state=State.WITHDRAWN)


@action(
    "findings.withdraw_recommendation", subject=Recommendation, who=withdraws,
    moves=Move(State.ASKED, State.ANSWERED, to=State.WITHDRAWN), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("reason",),
)  # fmt: skip
def withdraw_recommendation(row: Recommendation, *, actor: Actor, reason: str) -> None:
    """Take a recommendation back before the report, when the answer of the unit convinces."""


@action(
    "findings.issue", subject=Finding, who=may_issue, moves=Move(DRAFT, to=FindingState.ISSUED), clocks=NO_CLOCKS,
    emits=("findings.answers_asked",), ledger=NO_FIELDS,
)  # fmt: skip
def issue(finding: Finding, *, actor: Actor) -> None:
    """Put a finding of an outside audit under follow-up; it counts from the report of the body."""
    finding.sent_at, finding.issued_on = clock.now(), finding.source.reported_on  # type: ignore[union-attr]
    _number(finding)
    ask(finding)
    _follow(finding.recommendations.exclude(state=State.WITHDRAWN), finding.issued_on)


def issue_with_report(findings: Collection[UUID], day: date) -> None:
    """Report findings and follow their recommendations from the day on. Called by the report's approval, in its transaction."""
    Finding.objects.filter(pk__in=findings, state=SETTLED).update(state=FindingState.ISSUED, issued_on=day)
    waiting = Recommendation.objects.filter(finding__in=findings, state__in=[State.ASKED, State.ANSWERED])
    _follow(waiting, day)


def _follow(rows: Any, day: date) -> None:
    """Let the follow-up run: D16 counts from the day."""
    for row in rows:
        opened = open_clock(FOLLOW_UP, RECOMMENDATION, row.pk, day)
        row.state, row.followed_since, row.due_on = State.FOLLOWED, day, opened.due_on
        row.version += 1
        row.save()
