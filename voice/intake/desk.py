"""What waits at Service Promotion: mails to look at, mails to customers that did not arrive."""

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from voice.intake.choices import MailState, SendingState
from voice.intake.models import IncomingMail, OutgoingMail


@waits
def mails_to_look_at(actor: Actor) -> list[DeskItem]:
    """Return the mails that became no voice by themselves, the oldest first. One query."""
    if not actor.holds("service_promotion"):
        return []
    rows = IncomingMail.objects.filter(state=MailState.LOOK).defer("sealed").order_by("arrived_at")[:PER_AREA]
    return [
        DeskItem(_("Look at an e-mail to the president"), row.reference, row.get_absolute_url(),
                 timezone.localdate(row.arrived_at), None)
        for row in rows
    ]  # fmt: skip


@waits
def mails_not_arrived(actor: Actor) -> list[DeskItem]:
    """Return the mails to customers that did not arrive. One query."""
    if not actor.holds("service_promotion"):
        return []
    lost = OutgoingMail.objects.filter(state__in=[SendingState.FAILED, SendingState.BOUNCED])
    return [
        DeskItem(_("An e-mail to a customer did not arrive"), row.voice.reference, row.get_absolute_url(),
                 timezone.localdate(row.created_at), None)
        for row in lost.select_related("voice").order_by("created_at")[:PER_AREA]
    ]  # fmt: skip
