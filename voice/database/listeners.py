"""What follows from events."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders
from voice.database.chores import compare_some
from voice.database.models import TrendRun

declare("voice_database.trends_computed", _("Voices have risen suddenly. Look at the trends."))


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
