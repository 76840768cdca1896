"""What this room adds to the page of a voice: the meeting at which it was said."""

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.web.parts import Section
from voice.choices import Channel
from voice.models import Voice
from voice.monitors.models import Opinion
from voice.monitors.queries import meetings_for
from voice.voice_page import parts


@parts.section
def meeting(voice: Voice, actor: Actor) -> Section | None:
    """Link the meeting for those who may see it. No query for voices that came in otherwise."""
    if voice.channel != Channel.MONITOR:
        return None
    opinion = Opinion.objects.filter(voice=voice).select_related("item").first()
    found = meetings_for(actor).filter(pk=opinion.meeting_id).first() if opinion else None
    if found is None:
        return None
    return Section(_("Monitor meeting"), "monitors/_meeting.html", {"meeting": found, "opinion": opinion}, place=5)
