"""A bidder is checked against the selection conditions; somebody else decides."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, action
from privacy.contractors.access import in_charge, is_worker, units_of
from privacy.contractors.choices import Answer, BidState, CatalogueKind
from privacy.contractors.models import Bid, BidItem, Contractor, Paper
from privacy.contractors.queries import catalogue_on, is_certified, items_of
from privacy.contractors.refusals import NoCatalogue, NotMet, NotYourUnit, OwnWork, Unfinished
from privacy.contractors.rules import meets_conditions
from privacy.units import block_on

Answers = Mapping[UUID, tuple[str, str]]
"""Line → answer and what shows it, or why."""


@action(
    "contractors.file_bid", subject=Bid, creates=True, who=is_worker, moves=STAYS, clocks=NO_CLOCKS,
    emits=("contractors.bid_filed",), ledger=("contractor", "unit"),
)  # fmt: skip
def file_bid(*, actor: Actor, contractor: Contractor, title: str, unit: Unit) -> Bid:
    """Begin the check of a bidder by the conditions in force today. Raises NotYourUnit or NoCatalogue."""
    units = units_of(actor)
    if units is not None and unit.pk not in units:
        raise NotYourUnit
    catalogue = catalogue_on(CatalogueKind.SELECTION, clock.today())
    if catalogue is None:
        raise NoCatalogue
    return Bid.objects.create(
        reference=f"B-{new_reference()}", contractor=contractor, catalogue=catalogue, title=title, unit=unit,
        block_id=block_on(unit.pk, clock.today()), filled_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "contractors.answer_bid", subject=Bid, who=in_charge, moves=STAYS.within(BidState.FILLING), clocks=NO_CLOCKS,
    emits=("contractors.bid_answered",), ledger=NO_FIELDS,
)  # fmt: skip
def answer_bid(bid: Bid, *, actor: Actor, answers: Answers, files: Sequence[Examined]) -> None:
    """Write what was found about the conditions. Who writes last counts as the one who filled it in."""
    bid.filled_by_id = actor.own_id
    bid.items.all().delete()
    BidItem.objects.bulk_create(
        BidItem(bid=bid, item_id=item, answer=answer, note=note) for item, (answer, note) in answers.items()
    )
    for file in files:
        Paper.keep(file, bid=bid)


@action(
    "contractors.decide_bid", subject=Bid, who=in_charge, moves=STAYS.within(BidState.FILLING), clocks=NO_CLOCKS,
    emits=("contractors.bid_decided",), ledger=("granted",),
)  # fmt: skip
def decide_bid(bid: Bid, *, actor: Actor, granted: bool, reason: str) -> None:
    """Say whether the bidder may be awarded. Raises OwnWork, Unfinished, or NotMet when the conditions say otherwise."""
    if bid.filled_by_id == actor.own_id:
        raise OwnWork
    given = {row.item_id: row.answer == Answer.YES for row in bid.items.all()}
    items = items_of(bid.catalogue_id)
    if set(given) != {item.pk for item in items}:
        raise Unfinished
    certified = is_certified(bid.contractor_id, clock.today())
    if granted and not meets_conditions([(i.is_must, given[i.pk]) for i in items], is_certified=certified):
        raise NotMet
    bid.state = BidState.ACCEPTED if granted else BidState.REFUSED
    bid.reason, bid.decided_by_id, bid.decided_at = reason, actor.own_id, clock.now()
