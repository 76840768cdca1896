"""Who is told of the yearly opinion."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.access import HEAD, INSPECTOR, PRESIDENT
from audit.overview.models import YearlyOpinion
from audit.reports.access import BOARD
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders

declare("opinions.opinion_submitted", _("The yearly opinion of internal audit was handed over."))
declare("opinions.opinion_recalled", _("The yearly opinion of internal audit was taken back by the audit head."))
declare("opinions.opinion_presented", _("The yearly opinion of internal audit was presented."))
declare("opinions.addendum_added", _("An addendum was added to the yearly opinion of internal audit."))


def _tell(event: Event, roles: list[str]) -> None:
    row = YearlyOpinion.objects.get(pk=str(event.subject_id))
    tell(set(holders(roles)), event.name, reference="", path=row.get_absolute_url(), event=event)


@on("opinions.opinion_submitted")
def tell_president(event: Event) -> None:
    """Tell the president and the inspector."""
    _tell(event, [PRESIDENT, INSPECTOR])


@on("opinions.opinion_recalled")
def tell_who_knew(event: Event) -> None:
    """Tell the same. The page is the head's alone again: they are led to the list."""
    people = set(holders([PRESIDENT, INSPECTOR]))
    tell(people, event.name, reference="", path=reverse("audit-overview:opinions"), event=event)


@on("opinions.opinion_presented")
@on("opinions.addendum_added")
def tell_board(event: Event) -> None:
    """Tell the board, its inspector, the vice-president, the president and the head."""
    _tell(event, [BOARD, INSPECTOR, "vice_president", PRESIDENT, HEAD])
