"""The reports to the Commission: filled from the case, worded, submitted."""

from collections.abc import Mapping
from datetime import date

from governance.access import Actor
from governance.deadlines.opening import settle_clock
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from privacy.incidents.access import is_officer
from privacy.incidents.actions.filing import LABEL
from privacy.incidents.choices import ReportKind, ReportState, State
from privacy.incidents.filling import filled
from privacy.incidents.models import Incident, Report
from privacy.incidents.refusals import BeforeKnown, DraftThere

DRAFT, SUBMITTED = ReportState.DRAFT, ReportState.SUBMITTED
SETTLED = {ReportKind.PRELIMINARY: ("D10",), ReportKind.FULL: ("D10", "D11")}
"""A full report within the days of the preliminary one is both (guideline 3-5-3-4)."""


@action(
    "incidents.draft_report", subject=Incident, who=is_officer, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("kind",),
)  # fmt: skip
def draft_report(incident: Incident, *, actor: Actor, kind: str) -> str:
    """Fill a report from what is known now, and return its id; raises DraftThere."""
    earlier = incident.reports.filter(kind=kind)
    if earlier.filter(state=DRAFT).exists():
        raise DraftThere
    made = Report.objects.create(
        incident=incident, kind=kind, number=earlier.count() + 1, items=filled(incident), drafted_by_id=actor.own_id
    )
    return str(made.pk)


@action(
    "incidents.write_report", subject=Report, who=is_officer, moves=STAYS.within(DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write_report(report: Report, *, actor: Actor, items: Mapping[str, str]) -> None:
    """Word the nine items."""
    report.items = dict(items)


@action(
    "incidents.refill_report", subject=Report, who=is_officer, moves=STAYS.within(DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def refill_report(report: Report, *, actor: Actor) -> None:
    """Fill it anew from what is known now; what was worded by hand is gone."""
    report.items = filled(report.incident)


@action(
    "incidents.submit_report", subject=Report, who=is_officer, moves=Move(DRAFT, to=SUBMITTED), clocks=NO_CLOCKS,
    emits=("incidents.report_submitted",), ledger=("submitted_on",),
)  # fmt: skip
def submit_report(report: Report, *, actor: Actor, submitted_on: date, receipt: str) -> None:
    """Note that the Commission has it, with its receipt number: D10, for a full report D11 too, is met. Raises BeforeKnown."""
    if submitted_on < report.incident.known_on:
        raise BeforeKnown("submitted_on", report.incident.known_on)
    report.submitted_on, report.receipt, report.submitted_by_id = submitted_on, receipt, actor.own_id
    for code in SETTLED[ReportKind(report.kind)]:
        settle_clock(code, LABEL, report.incident_id)
