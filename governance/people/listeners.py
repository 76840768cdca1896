"""Who is told when a role waits for confirmation."""

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import RoleAssignment
from governance.people.queries import holders
from governance.people.roles import CONFIRMERS

declare("people.role_proposed", _("A role waits for your confirmation."))


@on("people.role_proposed")
def tell_confirmers(event: Event) -> None:
    """Tell those who confirm, when the role given is one that waits."""
    waiting = RoleAssignment.objects.filter(person_id=str(event.subject_id), state=RoleAssignment.State.PROPOSED)
    if waiting.exists():
        tell(holders(CONFIRMERS), "people.role_proposed", path="/people/roles/", event=event)
