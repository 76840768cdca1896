"""What each unit reports on a resolution."""

from collections.abc import Iterable

from compliance.committee.access import heads_unit, is_person, is_secretariat
from compliance.committee.models import Resolution, UnitReport
from compliance.committee.refusals import MeetingMovedOn
from governance import clock, vault
from governance.access import Actor
from governance.attachments.intake import Examined, keep
from governance.attachments.models import Attachment
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Move, action

OWNER = "committee.unitreport"
EVIDENCE_READERS = ("compliance_head", "vice_president", "president")


def _in_progress(report: UnitReport) -> None:
    """Lock the resolution; raises MeetingMovedOn when it is no longer being carried out."""
    if Resolution.objects.select_for_update().get(pk=report.resolution_id).state != "in_progress":
        raise MeetingMovedOn


@action(
    "committee.report", subject=UnitReport, who=heads_unit, moves=Move("asked", "returned", to="reported"),
    clocks=NO_CLOCKS, emits=("committee.unit_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def report(row: UnitReport, *, actor: Actor, text: str, files: Iterable[Examined]) -> None:
    """Report for one's unit what was done, with evidence. Raises MeetingMovedOn."""
    _in_progress(row)
    row.text, row.reported_by_id, row.reported_at = text, actor.own_id, clock.now()
    for file in files:
        if row.box is None:
            row.box = vault.create_box([vault.post_holder(role) for role in EVIDENCE_READERS])
        keep(row.box, file, owner_type=OWNER, owner_id=row.pk)


@action(
    "committee.send_back", subject=UnitReport, who=is_secretariat, moves=Move("reported", to="returned"),
    clocks=NO_CLOCKS, emits=("committee.report_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def send_back(row: UnitReport, *, actor: Actor, note: str) -> None:
    """Say what is missing. Raises MeetingMovedOn."""
    _in_progress(row)
    row.note = note


@action(
    "committee.excuse", subject=UnitReport, who=is_secretariat, moves=Move("asked", "returned", to="excused"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def excuse(row: UnitReport, *, actor: Actor, note: str) -> None:
    """Note why the resolution does not apply to the unit: closed since, no such work. Raises MeetingMovedOn."""
    _in_progress(row)
    row.note = note


@action(
    "committee.download_evidence", subject=UnitReport, who=is_person, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("attachment",),
)  # fmt: skip
def download_evidence(row: UnitReport, *, actor: Actor, attachment: Attachment) -> None:
    """Note that a file of evidence was handed out; raises vault.Shut or Locked, and notes nothing, when it stays shut."""
    vault.opener(attachment.box, actor.keys)
