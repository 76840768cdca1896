"""Who is told of mails."""

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders
from voice.intake.choices import MailState
from voice.intake.models import IncomingMail
from voice.listeners import receivers
from voice.models import Voice

declare("intake.mail_received", _("An e-mail to the president is to be looked at."))


def _mail(event: Event) -> IncomingMail:
    return IncomingMail.objects.select_related("voice").defer("sealed").get(pk=str(event.subject_id))


def _tell_receivers(event: Event, voice: Voice, kind: str) -> None:
    tell(receivers(voice), kind, reference=voice.reference, path=voice.get_absolute_url(), event=event)


@on("intake.mail_received")
def tell_of_a_mail(event: Event) -> None:
    """Tell the receivers of the voice that it became or goes on with; Service Promotion of one to be looked at."""
    mail = _mail(event)
    if mail.voice is not None and mail.state == MailState.ADDED:
        _tell_receivers(event, mail.voice, "voice.voice_commented")
    elif mail.voice is not None and mail.voice.filed_by_id is None:
        _tell_receivers(event, mail.voice, "voice.voice_filed")
    if mail.state == MailState.LOOK:
        people = list(holders(["service_promotion"]))
        tell(people, event.name, reference=mail.reference, path=mail.get_absolute_url(), event=event)


@on("intake.mail_filed")
def tell_of_a_voice(event: Event) -> None:
    """Tell the receivers of the voice that a person made of a mail."""
    mail = _mail(event)
    if mail.voice is not None:
        _tell_receivers(event, mail.voice, "voice.voice_filed")
