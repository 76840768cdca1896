"""Who is told of reports."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from audit.access import HEAD, INSPECTOR, PRESIDENT
from audit.engagements.choices import MemberRole
from audit.engagements.listeners import team
from audit.findings.listeners import tell_of_follow_up
from audit.reports.access import BOARD
from audit.reports.choices import State
from audit.reports.models import Report, Summary
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("reports.report_passed", _("An audit report waits for your signature."))
declare("reports.report_returned", _("An audit report was sent back."))
declare("reports.report_approved", _("An audit report was approved."))
declare("reports.addendum_added", _("An addendum was added to an audit report."))
declare("reports.summary_opened", _("A half-yearly summary of audits is owed to the public."))
declare("reports.clock.amber", _("The summary of audits is to be published soon."))
declare("reports.clock.red", _("The summary of audits is to be published in a few days."))
declare("reports.clock.passed", _("The publication of the summary of audits is overdue."))
declare("reports.clock.escalated", _("An overdue publication of audits was passed upwards to you."))


def _report(event: Event) -> Report:
    return Report.objects.select_related("engagement").get(pk=str(event.subject_id))


def _tell(event: Event, row: Any, people: Iterable[Person], reference: str = "", kind: str = "") -> None:
    tell(set(people), kind or event.name, reference=reference, path=row.get_absolute_url(), event=event)


@on("reports.report_passed")
def tell_next(event: Event) -> None:
    """Tell whoever has it now."""
    report = _report(event)
    people = {
        State.REVIEW: _reviewers(report), State.HEAD: set(holders([HEAD])), State.PRESIDENT: set(holders([PRESIDENT])),
    }.get(State(report.state), set())  # fmt: skip
    _tell(event, report, people, report.engagement.reference or "")


def _reviewers(report: Report) -> set[Person]:
    rows = report.engagement.members.filter(role=MemberRole.REVIEWER, released_at__isnull=True)
    return {row.auditor.person for row in rows.select_related("auditor__person")}


@on("reports.report_returned")
def tell_team(event: Event) -> None:
    """Tell the team."""
    report = _report(event)
    _tell(event, report, team(report.engagement), report.engagement.reference or "")


@on("reports.report_approved")
@on("reports.addendum_added")
def tell_readers(event: Event) -> None:
    """Tell the team, the head, the board and its inspector."""
    report = _report(event)
    people = team(report.engagement) | set(holders([HEAD, BOARD, INSPECTOR]))
    _tell(event, report, people, report.engagement.reference or "")


@on("reports.report_approved")
def tell_units(event: Event) -> None:
    """Tell the units that the follow-up of what is asked of them runs."""
    tell_of_follow_up(event, _report(event).engagement)


@on("reports.summary_opened")
def tell_head(event: Event) -> None:
    """Tell the head."""
    _tell(event, Summary.objects.get(pk=str(event.subject_id)), holders([HEAD]))


@on("audit_reports.summary.step_due")
def climb(event: Event) -> None:
    """D17: the head, at last the president."""
    row = Summary.objects.get(pk=str(event.subject_id))
    _tell(event, row, holders([event.payload["audience"]]), "", f"reports.clock.{event.payload['kind']}")
