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

declare("intake.mail_received", _("An e-mail to the president is to be looked at."))


@on("intake.mail_received")
def tell_of_a_mail(event: Event) -> None:
    """Tell the receivers of the voice that it became or goes on with; Service Promotion of one to be looked at."""
    mail = IncomingMail.objects.select_related("voice").defer("sealed").get(pk=str(event.subject_id))
    if mail.state == MailState.LOOK:
        people = list(holders(["service_promotion"]))
        tell(people, event.name, reference=mail.reference, path=mail.get_absolute_url(), event=event)
    elif mail.voice is not None:
        kind = "voice.voice_commented" if mail.state == MailState.ADDED else "voice.voice_filed"
        path = mail.voice.get_absolute_url()
        tell(receivers(mail.voice), kind, reference=mail.voice.reference, path=path, event=event)
