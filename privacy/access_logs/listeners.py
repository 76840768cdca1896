"""Who is told that a file was rejected."""

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders
from privacy.access import OFFICER
from privacy.access_logs.models import LogFile

declare("access_logs.file_rejected", _("A file of access logs could not be taken in."))


@on("access_logs.file_rejected")
def tell_officer(event: Event) -> None:
    """Tell the chief privacy officer."""
    file = LogFile.objects.get(pk=str(event.subject_id))
    tell(holders([OFFICER]), event.name, path=file.get_absolute_url(), event=event)
