"""What is only noted: evidence that was looked at, a file that was taken away."""

from audit.engagements.models import Engagement
from audit.fieldwork.access import exports, is_reader
from audit.fieldwork.models import Evidence
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, action


@action(
    "fieldwork.download_evidence", subject=Evidence, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_evidence(evidence: Evidence, *, actor: Actor) -> None:
    """Note who looked at it."""


@action(
    "fieldwork.export_file", subject=Engagement, who=exports, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def export_file(engagement: Engagement, *, actor: Actor) -> None:
    """Note that the whole file was taken away."""
