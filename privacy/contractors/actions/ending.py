"""A leak at the contractor, and the end of a contract."""

from collections.abc import Sequence
from datetime import date, datetime

from governance.access import Actor
from governance.attachments.intake import Examined
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, NotAllowed, action
from privacy.contractors.access import in_charge, is_worker
from privacy.contractors.choices import JobState, ProofKind
from privacy.contractors.models import Job, LeakReport, Paper, Proof
from privacy.contractors.models.job import YEARLY
from privacy.contractors.queries import has_open_findings
from privacy.contractors.refusals import StillOpen


@action(
    "contractors.report_leak", subject=LeakReport, creates=True, who=is_worker, moves=STAYS, clocks=NO_CLOCKS,
    emits=("contractors.leak_reported",), ledger=("job",),
)  # fmt: skip
def report_leak(*, actor: Actor, job: Job, known_at: datetime, persons: int | None, text: str) -> LeakReport:
    """Note a leak; the room of incidents opens its record from the event. Raises NotAllowed for another unit's contract."""
    if not in_charge(actor, job):
        raise NotAllowed
    return LeakReport.objects.create(
        job=job, known_at=known_at, persons=persons, text=text, reported_by_id=actor.own_id
    )  # fmt: skip


@action(
    "contractors.add_proof", subject=Job, who=in_charge, moves=STAYS.within(JobState.RUNNING), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("kind",),
)  # fmt: skip
def add_proof(
    job: Job, *, actor: Actor, kind: str, done_on: date, text: str, files: Sequence[Examined]
) -> None:  # fmt: skip
    """Add the contractor's certificate of return or of destruction, with its paper."""
    made = Proof.objects.create(job=job, kind=kind, done_on=done_on, text=text, noted_by_id=actor.own_id)
    for file in files:
        Paper.keep(file, proof=made)


@action(
    "contractors.close", subject=Job, who=in_charge, moves=Move(JobState.RUNNING, to=JobState.CLOSED),
    clocks=Clocks(stops=(YEARLY,)), emits=("contractors.contract_closed",), ledger=NO_FIELDS,
)  # fmt: skip
def close(job: Job, *, actor: Actor) -> None:
    """End the contract for good. Raises StillOpen."""
    kinds = set(job.proofs.filter(papers__isnull=False).values_list("kind", flat=True))
    if kinds != set(ProofKind.values) or has_open_findings(job):
        raise StillOpen
