"""The contract: what was agreed, its clauses, and the plan of inspections that follows from its risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, Refused, action
from privacy.contractors.access import in_charge, is_system
from privacy.contractors.actions.bidding import Answers
from privacy.contractors.choices import BidState, CatalogueKind, ClauseAnswer, JobState
from privacy.contractors.models import Bid, Clause, Job
from privacy.contractors.models.job import YEARLY
from privacy.contractors.queries import catalogue_on, items_of, plan_of
from privacy.contractors.refusals import MustBeIn, NoCatalogue, Unfinished


class HasContract(Refused):
    """One contract comes of a bid."""

    code = "has_contract"
    message = _("A contract was entered for this bid already.")


@dataclass(frozen=True)
class Terms:
    """What the form of a contract gives."""

    contract_number: str
    data_kinds: Sequence[str]
    persons: int
    systems: str
    places: Sequence[str]
    staff: int
    starts_on: date
    ends_on: date


@action(
    "contractors.enter_contract", subject=Bid, who=in_charge, moves=STAYS.within(BidState.ACCEPTED), clocks=NO_CLOCKS,
    emits=("contractors.contract_entered",), ledger=NO_FIELDS,
)  # fmt: skip
def enter_contract(bid: Bid, *, actor: Actor, terms: Terms) -> str:
    """Enter the contract that came of an accepted bid, and return its id. Raises NoCatalogue or HasContract."""
    clauses = catalogue_on(CatalogueKind.CLAUSES, clock.today())
    if clauses is None:
        raise NoCatalogue
    try:
        with transaction.atomic():
            made = Job.objects.create(
                reference=f"K-{new_reference()}", bid=bid, contractor=bid.contractor, unit=bid.unit, block=bid.block,
                title=bid.title, clauses_in=clauses, entered_by_id=actor.own_id, **vars(terms),
            )  # fmt: skip
    except IntegrityError as error:
        raise HasContract from error
    return str(made.pk)


@action(
    "contractors.fill_clauses", subject=Job, who=in_charge, moves=STAYS.within(JobState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def fill_clauses(job: Job, *, actor: Actor, answers: Answers) -> None:
    """Say of each clause whether the contract has it, and why where it has not."""
    job.clauses.all().delete()
    Clause.objects.bulk_create(
        Clause(job=job, item_id=item, answer=answer, reason=reason) for item, (answer, reason) in answers.items()
    )


@action(
    "contractors.begin", subject=Job, who=in_charge, moves=Move(JobState.DRAFT, to=JobState.RUNNING),
    clocks=Clocks(opens=(YEARLY,)), emits=("contractors.contract_started",), ledger=NO_FIELDS,
)  # fmt: skip
def begin(job: Job, *, actor: Actor) -> None:
    """Let the contract begin. Raises Unfinished or MustBeIn."""
    given = dict(job.clauses.values_list("item_id", "answer"))
    items = items_of(job.clauses_in_id)
    if set(given) != {item.pk for item in items}:
        raise Unfinished
    if any(item.is_must and given[item.pk] != ClauseAnswer.YES for item in items):
        raise MustBeIn
    reckon(job)


def reckon(job: Job) -> None:
    """Set the risk and the day of the next inspection from what is known now. Called in actions, which save."""
    job.score, job.inspect_by = plan_of(job)


@action(
    "contractors.settle_plan", subject=Job, who=is_system, moves=STAYS.within(JobState.RUNNING),
    clocks=Clocks(settles=(YEARLY,)), emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def settle_plan(job: Job, *, actor: Actor) -> None:
    """Settle the clock of the inspection that was done."""


@action(
    "contractors.renew_plan", subject=Job, who=is_system, moves=STAYS.within(JobState.RUNNING),
    clocks=Clocks(stops=(YEARLY,), opens=(YEARLY,)), emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def renew_plan(job: Job, *, actor: Actor) -> None:
    """Reckon anew where the day of the next inspection moves; the clock moves with it."""
    reckon(job)


@action(
    "contractors.reckon_risk", subject=Job, who=is_system, moves=STAYS.within(JobState.RUNNING), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def reckon_risk(job: Job, *, actor: Actor) -> None:
    """Reckon anew where the day stays: a clock that runs, or has run out, is left alone."""
    reckon(job)
