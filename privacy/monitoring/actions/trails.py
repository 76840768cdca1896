"""Somebody asks who has viewed their own record: taken in by a unit, decided by the chief privacy officer, handed out."""

import uuid
from dataclasses import dataclass
from datetime import date

from governance import clock
from governance.access import Actor
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, action
from privacy.access import HEADS_OF_UNIT, OFFICER
from privacy.monitoring.access import decides_trail, hands_out, may_export, may_file
from privacy.monitoring.choices import TrailState
from privacy.monitoring.models import TrailRequest
from privacy.monitoring.refusals import NamesWithoutReason, NoUnit
from privacy.monitoring.sealing import Requester, masked, sealed_requester
from privacy.units import block_on, own_unit


@dataclass(frozen=True)
class Asked:
    """What a request says besides who asks: the period, when it came, how the identity was checked."""

    first: date
    last: date
    asked_on: date
    identity: str
    identity_note: str


@action(
    "monitoring.file_trail_request", subject=TrailRequest, creates=True, who=may_file, moves=STAYS, clocks=NO_CLOCKS,
    emits=("monitoring.trail_requested",), ledger=NO_FIELDS,
)  # fmt: skip
def file_trail_request(*, actor: Actor, requester: Requester, asked: Asked) -> TrailRequest:
    """File somebody's request for the trail of their own record, once it was checked who they are. Raises NoUnit."""
    unit = own_unit(actor, actor.unit_ids(*HEADS_OF_UNIT, OFFICER))
    if unit is None:
        raise NoUnit
    pk = uuid.uuid4()
    return TrailRequest.objects.create(
        id=pk, reference=f"K-{new_reference()}", unit_id=unit, block_id=block_on(unit, clock.today()),
        sealed=sealed_requester(pk, requester), masked=masked(requester.record), filed_by_id=actor.own_id, **vars(asked),
    )  # fmt: skip


def _decide(trail: TrailRequest, actor: Actor, note: str) -> None:
    trail.decided_by_id, trail.decided_at, trail.decision_note = actor.own_id, clock.now(), note


@action(
    "monitoring.approve_trail", subject=TrailRequest, who=decides_trail,
    moves=Move(TrailState.ASKED, to=TrailState.APPROVED), clocks=NO_CLOCKS, emits=("monitoring.trail_decided",),
    ledger=("with_names",),
)  # fmt: skip
def approve_trail(trail: TrailRequest, *, actor: Actor, note: str, with_names: bool) -> None:
    """Approve; the viewers are named only for a reason. Raises NamesWithoutReason."""
    if with_names and not note:
        raise NamesWithoutReason
    _decide(trail, actor, note)
    trail.with_names = with_names


@action(
    "monitoring.refuse_trail", subject=TrailRequest, who=decides_trail,
    moves=Move(TrailState.ASKED, to=TrailState.REFUSED), clocks=NO_CLOCKS, emits=("monitoring.trail_decided",),
    ledger=NO_FIELDS,
)  # fmt: skip
def refuse_trail(trail: TrailRequest, *, actor: Actor, reason: str) -> None:
    """Refuse, with a reason."""
    _decide(trail, actor, reason)


@action(
    "monitoring.show_requester", subject=TrailRequest, who=hands_out, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def show_requester(trail: TrailRequest, *, actor: Actor) -> None:
    """Note that somebody had shown who asks, and about which record."""


@action(
    "monitoring.export_trail", subject=TrailRequest, who=may_export, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("views", "with_names"),
)  # fmt: skip
def export_trail(trail: TrailRequest, *, actor: Actor, views: int, with_names: bool) -> None:
    """Note that the report was made, and how many views it holds."""
