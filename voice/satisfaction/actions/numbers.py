"""Numbers of visitors and of sheets handed out."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Refused, action
from governance.surveys.models import Wave
from voice.satisfaction.access import notes_numbers
from voice.satisfaction.models import Handout
from voice.satisfaction.queries import block_ids

DAYS_AFTER_CLOSING = 30


class TooLate(Refused):
    """The figures of the wave are being read."""

    code = "too_late"
    message = _("The wave closed more than 30 days ago. Its numbers can no longer be changed.")


@action(
    "satisfaction.note_numbers", subject=Handout, who=notes_numbers, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("visitors", "handed_out"),
)  # fmt: skip
def note_numbers(handout: Handout, *, actor: Actor, handed_out: int, visitors: int | None = None) -> None:
    """Enter or correct the numbers; raises TooLate 30 days after the wave's last day."""
    if clock.today() > handout.wave.closes_on + timedelta(days=DAYS_AFTER_CLOSING):
        raise TooLate
    handout.visitors, handout.handed_out = visitors, handed_out
    handout.noted_by_id, handout.noted_at = actor.own_id, clock.now()


def add_handouts(wave: Wave, offices: Sequence[Unit | None], channels: Iterable[str]) -> None:
    """Make the rows into which the numbers will be entered; those that exist stay. Called in actions."""
    blocks = block_ids()
    Handout.objects.bulk_create(
        [
            Handout(wave=wave, office=office, block_id=blocks.get(office.pk) if office else None, channel=channel)
            for channel in channels
            for office in offices
        ],
        ignore_conflicts=True,
    )
