"""That a side has opened and acknowledged what was filed."""

from typing import Any

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, action
from voice.access import is_reader, is_receiver, may_see_sender, own_receipts
from voice.models import Incident, Voice


def _stamp_seen(filing: Any, actor: Actor) -> None:
    waiting = filing.deliveries.filter(own_receipts(actor), seen_at__isnull=True)
    waiting.update(seen_at=clock.now(), seen_by=actor.own_id)


def _stamp_acknowledged(filing: Any, actor: Actor) -> None:
    _stamp_seen(filing, actor)
    waiting = filing.deliveries.filter(own_receipts(actor), acknowledged_at__isnull=True)
    waiting.update(acknowledged_at=clock.now(), acknowledged_by=actor.own_id)


@action(
    "voice.open_voice", subject=Voice, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def open_voice(voice: Voice, *, actor: Actor) -> None:
    """Note that it was opened: the first time, for the actor's side, is the time of its receipt."""
    _stamp_seen(voice, actor)


@action(
    "voice.open_incident", subject=Incident, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def open_incident(incident: Incident, *, actor: Actor) -> None:
    """Note that it was opened: the first time, for the actor's side, is the time of its receipt."""
    _stamp_seen(incident, actor)


@action(
    "voice.acknowledge", subject=Voice, who=is_receiver, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def acknowledge(voice: Voice, *, actor: Actor) -> None:
    """Acknowledge for the actor's side."""
    _stamp_acknowledged(voice, actor)


@action(
    "voice.acknowledge_incident", subject=Incident, who=is_receiver, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def acknowledge_incident(incident: Incident, *, actor: Actor) -> None:
    """Acknowledge for the actor's side."""
    _stamp_acknowledged(incident, actor)


@action(
    "voice.show_sender", subject=Voice, who=may_see_sender, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def show_sender(voice: Voice, *, actor: Actor) -> None:
    """Note in the ledger that the actor was shown who the customer is."""
