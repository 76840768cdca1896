"""Who is told about yearly figures."""

from django.utils.translation import gettext_lazy as _

from compliance.figures.access import APPROVERS, PREPARERS
from compliance.figures.models import YearlyFigures
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("figures.figures_prepared", _("Yearly figures of the hotline wait for your approval."))
declare("figures.figures_approved", _("Yearly figures of the hotline were approved; they can be published."))
declare("figures.figures_returned", _("Yearly figures of the hotline were sent back to you."))
declare("figures.figures_published", _("Yearly figures of the hotline were published."))


def _tell(event: Event, people: list[Person]) -> None:
    figures = YearlyFigures.objects.get(pk=str(event.subject_id))
    tell(people, event.name, path=figures.get_absolute_url(), event=event)


@on("figures.figures_prepared")
@on("figures.figures_published")
def tell_approvers(event: Event) -> None:
    """Tell those who approve."""
    figures = YearlyFigures.objects.get(pk=str(event.subject_id))
    _tell(event, list(holders(APPROVERS).exclude(pk=figures.prepared_by_id)))


@on("figures.figures_approved")
@on("figures.figures_returned")
def tell_preparers(event: Event) -> None:
    """Tell those who prepare and publish."""
    _tell(event, list(holders(PREPARERS)))
