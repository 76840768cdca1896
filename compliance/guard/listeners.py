"""Who is told about steps. A notice to counsel names the record by its number and nothing of the case."""

from django.utils.translation import gettext_lazy as _

from compliance.guard.access import COUNSEL
from compliance.guard.models import Necessity
from compliance.models import Case
from compliance.queries import without_excluded
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders

declare("guard.step_requested", _("A necessity record waits for your decision."))
declare("guard.step_decided", _("The external counsel has decided on a step."))


@on("guard.step_requested")
def tell_counsel(event: Event) -> None:
    """Tell the external counsel of each open record of the case: the event's subject is the case."""
    case = Case.objects.get(pk=str(event.subject_id))
    for record in Necessity.objects.filter(case=case, state="open").order_by("-asked_at")[:1]:
        people = without_excluded(case, holders([COUNSEL])).exclude(pk=record.asked_by_id)
        tell(people, event.name, reference=str(record.number), path=record.get_absolute_url(), event=event)


@on("guard.step_decided")
def tell_the_asker(event: Event) -> None:
    """Tell the one who asked."""
    record = Necessity.objects.select_related("asked_by", "case").get(pk=str(event.subject_id))
    path = record.get_absolute_url()
    tell([record.asked_by], event.name, reference=record.case.reference, path=path, event=event)
