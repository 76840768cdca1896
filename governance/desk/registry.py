"""Each area registers one function that says what waits for an actor."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from governance.access import Actor
from governance.deadlines.queries import ClockFace


@dataclass(frozen=True)
class DeskItem:
    """One thing that waits: what is to be done, on what, where, and the soonest clock that runs on it."""

    task: str
    reference: str
    url: str
    since: date
    clock: ClockFace | None
    is_urgent: bool = False
    """Whether it stands before everything else, as what is happening now."""


Provider = Callable[[Actor], list[DeskItem]]
PER_AREA = 100
"""A desk shows the soonest hundred of each area; the area's own list shows all."""

_providers: list[Provider] = []


def waits(provider: Provider) -> Provider:
    """Register the decorated function. It must take a constant number of queries."""
    _providers.append(provider)
    return provider


def items_for(actor: Actor) -> list[DeskItem]:
    """Return everything that waits for the actor: what is urgent, then the soonest clock, then the oldest."""
    items = [item for provider in _providers for item in provider(actor)]
    return sorted(
        items, key=lambda item: (not item.is_urgent, item.clock.due_on if item.clock else date.max, item.since)
    )
