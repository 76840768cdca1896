"""What follows from events of other rooms."""

from governance.notices.models import Event
from governance.notices.outbox import on
from voice.database.chores import compare_some


@on("voice.voice_filed")
def look_for_the_same(event: Event) -> None:
    """Compare a new voice with earlier ones soon after it was filed; what was imported waits for the hourly chore."""
    compare_some()
