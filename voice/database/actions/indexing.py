"""The search row is written with the voice. It takes about a millisecond, so nobody has to look for a voice that is there."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, action
from voice.access import is_system
from voice.database.indexing import row_of
from voice.database.models import Classification, SearchRow
from voice.database.models.search import EDITION
from voice.delivering import with_filed_voices
from voice.models import Voice

AT_ONCE = 2000


@with_filed_voices
def index(voices: list[Voice]) -> None:
    """Write the search rows of voices that are being filed."""
    SearchRow.objects.bulk_create([row_of(voice) for voice in voices])


def without_a_row() -> Any:
    """Return the voices whose search row is missing or of an earlier edition, the newest first."""
    return Voice.objects.filter(Q(search=None) | Q(search__edition__lt=EDITION)).order_by("-filed_at")


@action(
    "voice_database.renew_index", subject=SearchRow, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("at",),
)  # fmt: skip
def renew_index(*, actor: Actor, at: datetime) -> SearchRow:
    """Write the rows of voices that were filed before there was a search, or are read otherwise since."""
    rows = [row_of(voice) for voice in without_a_row()[:AT_ONCE]]
    _take_over_classifications(rows)
    SearchRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["voice"],
        update_fields=["tokens", "letters", "bands", "subject_code", "procedure_code", "edition"], batch_size=500,
    )  # fmt: skip
    return rows[0]


def _take_over_classifications(rows: list[SearchRow]) -> None:
    held = Classification.objects.filter(voice__in=[row.voice_id for row in rows], superseded_at__isnull=True)
    present = {made.voice_id: made for made in held.select_related("subject", "procedure")}
    for row in rows:
        if made := present.get(row.voice_id):
            row.subject_code = made.subject.code
            row.procedure_code = made.procedure.code if made.procedure else ""
