"""The views of a day were explained where they can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, Move, action
from privacy.access_logs.access import is_system
from privacy.access_logs.choices import DayState
from privacy.access_logs.models import LogDay, UnitDay


@dataclass(frozen=True)
class Share:
    """The views of one unit, how many of them are explained, and by what how many."""

    unit_id: UUID
    block_id: UUID | None
    views: int
    by_kind: dict[str, int]

    @property
    def explained(self) -> int:
        """Return the number of views that are explained."""
        return sum(self.by_kind.values())


@action(
    "access_logs.note_explained", subject=LogDay, who=is_system, moves=Move(DayState.WAITING, to=DayState.EXPLAINED),
    clocks=NO_CLOCKS, emits=("access_logs.day_explained",), ledger=("views", "explained"),
)  # fmt: skip
def note_explained(
    day: LogDay, *, actor: Actor, shares: Sequence[Share], views: int, explained: int, unknown_unit: int
) -> None:
    """Put the figures of a day in the place of those from before a late file."""
    day.views, day.explained, day.unknown_unit, day.explained_at = views, explained, unknown_unit, clock.now()
    day.units.all().delete()
    UnitDay.objects.bulk_create(
        UnitDay(
            day=day, on=day.day, unit_id=share.unit_id, block_id=share.block_id, views=share.views,
            explained=share.explained, by_kind=share.by_kind,
        )
        for share in shares
    )  # fmt: skip
