"""Subcontractors need consent before they work, each of them, however far down."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, STAYS, action
from governance.runner.numbering import wait_in_line
from privacy.contractors.access import in_charge, in_charge_of_subcontract
from privacy.contractors.choices import JobState, SubState
from privacy.contractors.models import Job, Subcontract
from privacy.contractors.queries import above
from privacy.contractors.refusals import Circle, NotConsented, OwnWork


@action(
    "contractors.ask_consent", subject=Job, who=in_charge, moves=STAYS.within(JobState.DRAFT, JobState.RUNNING),
    clocks=NO_CLOCKS, emits=("contractors.consent_asked",), ledger=("number",),
)  # fmt: skip
def ask_consent(
    job: Job, *, actor: Actor, parent: Subcontract | None, number: str, name: str, work: str, place: str
) -> None:
    """Enter the contractor's request for a subcontractor. Raises Circle or NotConsented."""
    wait_in_line(Subcontract)
    if parent is not None and parent.state != SubState.CONSENTED:
        raise NotConsented
    if number in above(job, parent):
        raise Circle
    Subcontract.objects.create(
        job=job, parent=parent, number=number, name=name, work=work, place=place, requested_by_id=actor.own_id
    )


@action(
    "contractors.decide_consent", subject=Subcontract, who=in_charge_of_subcontract,
    moves=STAYS.within(SubState.REQUESTED), clocks=NO_CLOCKS, emits=("contractors.consent_decided",),
    ledger=("granted",),
)  # fmt: skip
def decide_consent(row: Subcontract, *, actor: Actor, granted: bool, reason: str) -> None:
    """Consent or not, with a reason. Raises OwnWork for whoever entered the request."""
    if row.requested_by_id == actor.own_id:
        raise OwnWork
    row.state = SubState.CONSENTED if granted else SubState.REFUSED
    row.reason, row.decided_by_id, row.decided_at = reason, actor.own_id, clock.now()
