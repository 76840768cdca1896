"""Every change of state of reports and summaries."""

from django.db import IntegrityError, transaction

from audit.access import is_reader, is_system
from audit.engagements.access import leads
from audit.engagements.choices import REPORT_CLOCK, MemberRole
from audit.engagements.choices import State as AuditState
from audit.engagements.models import Engagement
from audit.engagements.queries import SUBJECT as ENGAGEMENT
from audit.findings.actions.writing import issue_with_report
from audit.findings.queries import for_report
from audit.reports.access import approves, endorses, hands_in, has_it, of_department, reviews, writes
from audit.reports.choices import SUMMARY_CLOCK, State, Step
from audit.reports.models import Addendum, Report, Signoff, Summary
from audit.reports.queries import unsettled
from audit.reports.refusals import Changed, FindingsOpen, NoReviewer, NotYet, ReportThere
from audit.reports.snapshot import content_of, finding_ids
from governance import clock
from governance.access import Actor
from governance.deadlines.opening import settle_clock
from governance.fixed_form import sha256_of
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Clocks, Move, NotAllowed, action


@action(
    "reports.begin", subject=Report, creates=True, who=of_department, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def begin(*, actor: Actor, engagement: Engagement, opinion: str, conclusion: str, method: str) -> Report:
    """Begin the report. Raises NotAllowed, NotYet, ReportThere."""
    if not leads(actor, engagement):
        raise NotAllowed
    if engagement.state not in (AuditState.FIELDWORK, AuditState.REPORTING):
        raise NotYet
    try:
        with transaction.atomic():
            return Report.objects.create(
                engagement=engagement, opinion=opinion, conclusion=conclusion, method=method, begun_by_id=actor.own_id
            )
    except IntegrityError as error:
        raise ReportThere from error


@action(
    "reports.write", subject=Report, who=writes, moves=STAYS.within(State.DRAFT), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def write(report: Report, *, actor: Actor, opinion: str, conclusion: str, method: str) -> None:
    """Word it otherwise."""
    report.opinion, report.conclusion, report.method = opinion, conclusion, method


@action(
    "reports.hand_in", subject=Report, who=hands_in, moves=Move(State.DRAFT, to=State.REVIEW), clocks=NO_CLOCKS,
    emits=("reports.report_passed",), ledger=NO_FIELDS,
)  # fmt: skip
def hand_in(report: Report, *, actor: Actor) -> str:
    """Freeze the report with its hash and give it to the reviewer. Raises NotYet, FindingsOpen, NoReviewer."""
    engagement = report.engagement
    if engagement.state != AuditState.REPORTING:
        raise NotYet
    if unsettled(engagement.pk):
        raise FindingsOpen
    if not engagement.members.filter(role=MemberRole.REVIEWER, released_at__isnull=True).exists():
        raise NoReviewer
    report.content, report.returned_because = content_of(report), ""
    report.hash = sha256_of(report.content)
    _sign(report, actor, Step.SUBMITTED, report.hash)
    return report.hash


@action(
    "reports.pass_review", subject=Report, who=reviews, moves=Move(State.REVIEW, to=State.HEAD), clocks=NO_CLOCKS,
    emits=("reports.report_passed",), ledger=("seen",),
)  # fmt: skip
def pass_review(report: Report, *, actor: Actor, seen: str, note: str) -> None:
    """Pass it to the head, under the hash of what was seen. Raises Changed."""
    _sign(report, actor, Step.REVIEWED, seen, note)


@action(
    "reports.endorse", subject=Report, who=endorses, moves=Move(State.HEAD, to=State.PRESIDENT), clocks=NO_CLOCKS,
    emits=("reports.report_passed",), ledger=("seen",),
)  # fmt: skip
def endorse(report: Report, *, actor: Actor, seen: str, note: str) -> None:
    """Pass it to the president, whom it reaches now: that meets D15. Raises Changed."""
    _sign(report, actor, Step.ENDORSED, seen, note)
    settle_clock(REPORT_CLOCK, ENGAGEMENT, report.engagement_id)


@action(
    "reports.approve", subject=Report, who=approves, moves=Move(State.PRESIDENT, to=State.APPROVED), clocks=NO_CLOCKS,
    emits=("reports.report_approved",), ledger=("seen",),
)  # fmt: skip
def approve(report: Report, *, actor: Actor, seen: str, note: str) -> None:
    """Approve exactly what was seen. It is final now, its findings are reported, their follow-up runs (D16). Raises Changed."""
    _sign(report, actor, Step.APPROVED, seen, note)
    content = report.content or {}
    found = [row.pk for row in for_report(report.engagement_id)]
    if [str(pk) for pk in found] != finding_ids(content):
        raise Changed
    report.approved_on = clock.today()
    issue_with_report(found, report.approved_on)


def _sign(report: Report, actor: Actor, step: str, seen: str, note: str = "") -> None:
    """Sign what was seen: the hash on the page, that of the row and that of the content must be one. Raises Changed."""
    if seen != report.hash or sha256_of(report.content or {}) != seen:
        raise Changed
    Signoff.objects.create(report=report, round=report.round, step=step, hash=seen, note=note, by_id=actor.own_id)


@action(
    "reports.send_back", subject=Report, who=has_it,
    moves=Move(State.REVIEW, State.HEAD, State.PRESIDENT, to=State.DRAFT), clocks=NO_CLOCKS,
    emits=("reports.report_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def send_back(report: Report, *, actor: Actor, reason: str) -> None:
    """Give it back to the lead. Signatures so far stay on record and count no more."""
    Signoff.objects.create(
        report=report, round=report.round, step=Step.RETURNED, hash=report.hash, note=reason, by_id=actor.own_id
    )
    report.returned_because = reason
    report.round += 1


@action(
    "reports.add_addendum", subject=Report, who=writes, moves=READS.within(State.APPROVED), clocks=NO_CLOCKS,
    emits=("reports.addendum_added",), ledger=NO_FIELDS,
)  # fmt: skip
def add_addendum(report: Report, *, actor: Actor, text: str) -> None:
    """Add something to an approved report, which itself stays as it was approved."""
    number = report.addenda.count() + 1  # the report's row is locked
    Addendum.objects.create(report=report, number=number, text=text, added_by_id=actor.own_id)


@action(
    "reports.download_report", subject=Report, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_report(report: Report, *, actor: Actor) -> None:
    """Note that the report was handed out."""


@action(
    "reports.open_summary", subject=Summary, creates=True, who=is_system, moves=STAYS,
    clocks=Clocks(opens=(SUMMARY_CLOCK,)), emits=("reports.summary_opened",), ledger=("year", "half"),
)  # fmt: skip
def open_summary(*, actor: Actor, year: int, half: int) -> Summary:
    """Note that a summary of half a year is owed to the public (D17)."""
    return Summary.objects.create(fiscal_year=year, half=half)
