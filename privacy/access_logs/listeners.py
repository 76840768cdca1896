"""Who is told that a file was rejected, or that a stored day is not as it was."""

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders
from privacy.access import OFFICER
from privacy.access_logs.models import Damage, LogFile, StoreCheck

declare("access_logs.file_rejected", _("A file of access logs could not be taken in."))

declare("access_logs.store_compared", _("Stored days of the access log are missing or altered."))


@on("access_logs.file_rejected")
def tell_officer(event: Event) -> None:
    """Tell the chief privacy officer."""
    file = LogFile.objects.get(pk=str(event.subject_id))
    tell(holders([OFFICER]), event.name, path=file.get_absolute_url(), event=event)


@on("access_logs.store_compared")
def tell_of_damage(event: Event) -> None:
    """Tell the chief privacy officer, when something was newly found."""
    if StoreCheck.objects.get(pk=str(event.subject_id)).found:
        tell(holders([OFFICER]), event.name, path=Damage().get_absolute_url(), event=event)
