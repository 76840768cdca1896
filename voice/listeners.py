"""Who is told. A notice names a filing by its reference number, never by what was said."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from voice.access import RECEIVERS_AT_BLOCK, RECEIVERS_AT_HEADQUARTERS
from voice.models import Incident, ReceiptCheck, Voice

ALARMED = (*RECEIVERS_AT_HEADQUARTERS, "audit_head")

declare("voice.voice_filed", _("A customer's voice has come in."))
declare("voice.incident_filed", _("First report of an incident or accident."))
declare("voice.voice_commented", _("Something was added to a customer's voice."))
declare("voice.follow_up_reported", _("A further report of an incident or accident."))
declare(
    "voice.receipts_checked",
    _("Headquarters and a block did not receive the same. Look at the comparison of receipts."),
)


def receivers(filing: Voice | Incident) -> list[Person]:
    """Return who receives for headquarters and who is in charge at the block, all at the same moment."""
    found = list(holders(RECEIVERS_AT_HEADQUARTERS))
    if filing.block_id is not None:
        at_block = holders(RECEIVERS_AT_BLOCK, unit_ids=[filing.block_id])
        found += [person for person in at_block if person not in found]
    return found


def _tell(event: Event, filing: Voice | Incident, people: list[Person]) -> None:
    tell(people, event.name, reference=filing.reference, path=filing.get_absolute_url(), event=event)


@on("voice.voice_filed")
@on("voice.voice_commented")
def tell_about_voice(event: Event) -> None:
    """Tell both sides, and after an addition the one who filed it."""
    voice = Voice.objects.select_related("filed_by").get(pk=str(event.subject_id))
    people = receivers(voice)
    if event.name == "voice.voice_commented":
        people += [voice.filed_by] if voice.filed_by and voice.filed_by not in people else []
    _tell(event, voice, people)


@on("voice.incident_filed")
@on("voice.follow_up_reported")
def tell_about_incident(event: Event) -> None:
    """Tell both sides."""
    incident = Incident.objects.get(pk=str(event.subject_id))
    _tell(event, incident, receivers(incident))


@on("voice.receipts_checked")
def raise_the_alarm(event: Event) -> None:
    """Tell those who receive at headquarters and the audit head when the two sets are not equal."""
    check = ReceiptCheck.objects.get(pk=str(event.subject_id))
    if not check.is_equal:
        tell(list(holders(ALARMED)), event.name, reference=str(check), path=reverse("voice:receipts"), event=event)
