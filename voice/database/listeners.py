"""What follows from events."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders
from voice.access import RECEIVERS_AT_BLOCK, RECEIVERS_AT_HEADQUARTERS
from voice.database.choices import ImportState
from voice.database.chores import compare_some
from voice.database.models import ImportChunk, SearchRow, TrendRun

declare("voice_database.trends_computed", _("Voices have risen suddenly. Look at the trends."))
declare("voice_database.chunk_filed", _("Voices were filed from a file."))


@on("voice.voice_filed")
def look_for_the_same(event: Event) -> None:
    """Compare a new voice with earlier ones soon after it was filed; what was imported waits for the hourly chore."""
    compare_some()


@on("voice_database.trends_computed")
def tell_of_rises(event: Event) -> None:
    """Tell Service Promotion of rises that the day before did not name."""
    run = TrendRun.objects.get(pk=str(event.subject_id))
    if run.rises.filter(is_new=True).exists():
        path = reverse("voice_database:trends")
        tell(list(holders(["service_promotion"])), event.name, reference=str(run), path=path, event=event)


@on("voice_database.chunk_filed")
def tell_of_an_import(event: Event) -> None:
    """Tell both sides once, with the last part of a file: a notice for each of its voices would hide all others."""
    chunk = ImportChunk.objects.select_related("whole").get(pk=str(event.subject_id))
    whole = chunk.whole
    if whole.state != ImportState.FILED or whole.chunks.filter(number__gt=chunk.number).exists():
        return
    filed = SearchRow.objects.filter(filed_by=whole.uploaded_by_id, filed_at__gte=whole.uploaded_at)
    blocks = list(filed.filter(block__isnull=False).values_list("block_id", flat=True).distinct())
    people = {*holders(RECEIVERS_AT_HEADQUARTERS), *holders(RECEIVERS_AT_BLOCK, unit_ids=blocks)}
    tell(list(people), event.name, reference=str(whole)[:40], path=reverse("voice:voices"), event=event)
