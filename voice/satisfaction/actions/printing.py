"""Sheets and codes for print."""

from collections.abc import Sequence

from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, action
from governance.surveys.actions.waves import count_codes
from governance.surveys.models import Wave
from voice.satisfaction.access import owns_wave
from voice.satisfaction.actions.numbers import add_handouts


@action(
    "satisfaction.print_sheets", subject=Wave, who=owns_wave, moves=STAYS.within("planned", "open"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("channel", "count", "format"),
)  # fmt: skip
def print_sheets(
    wave: Wave, *, actor: Actor, offices: Sequence[Unit], channel: str, count: int,
    format: str,  # noqa: A002 - the word of the field
) -> list[int]:  # fmt: skip
    """Count `count` codes for each office (without one: codes that are mailed) and return the numbers of their groups.

    The caller makes the codes and hands them out; they are stored nowhere.
    """
    units: list[Unit | None] = list(offices) or [None]
    add_handouts(wave, units, [channel])
    return count_codes(wave, units, channel, count)
