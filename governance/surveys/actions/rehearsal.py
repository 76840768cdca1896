"""Made-up answers for the demonstration. The action is refused everywhere else."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, READS, action
from governance.surveys import envelopes
from governance.surveys.models import Envelope, Wave, WaveKey


def is_rehearsal(actor: Actor, wave: Wave) -> bool:
    """Return whether the demonstration's launcher acts."""
    return actor.kind == "system" and settings.DEMO


@action(
    "surveys.rehearse", subject=Wave, who=is_rehearsal, moves=READS.within("open"), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("count",),
)  # fmt: skip
def rehearse(wave: Wave, *, actor: Actor, contents: Sequence[dict[str, Any]], count: int) -> None:
    """Put made-up answers (`count` of them, for the ledger) into envelopes, as if they had been sent."""
    public = bytes(WaveKey.objects.values_list("public", flat=True).get(wave=wave))
    Envelope.objects.bulk_create(
        (Envelope(wave=wave, sealed=envelopes.seal(public, content)) for content in contents), batch_size=1_000
    )
