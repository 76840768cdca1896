"""Who is told about steps, and of the clock on their decision. To counsel a record is its number and nothing of the case."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from compliance.guard.access import COUNSEL
from compliance.guard.choices import NecessityState
from compliance.guard.models import Necessity
from compliance.queries import handlers_of, without_excluded
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("guard.step_requested", _("A necessity record waits for your decision."))
declare("guard.step_decided", _("The external counsel has decided on a step."))


@on("guard.step_requested")
def tell_counsel(event: Event) -> None:
    """Tell the external counsel of the record: the event names the case, its record is the last one made before it."""
    made = Necessity.objects.filter(case_id=str(event.subject_id), asked_at__lte=event.created_at)
    record = made.select_related("case").latest("asked_at")
    if record.state == NecessityState.OPEN:
        path = record.get_absolute_url()
        tell(_who_may_decide(record), event.name, reference=str(record.number), path=path, event=event)


@on("guard.step_decided")
def tell_the_asker(event: Event) -> None:
    """Tell the one who asked."""
    record = Necessity.objects.select_related("asked_by", "case").get(pk=str(event.subject_id))
    path = record.get_absolute_url()
    tell([record.asked_by], event.name, reference=record.case.reference, path=path, event=event)


@on("guard.necessity.step_due")
def climb(event: Event) -> None:
    """Tell counsel that the decision is due; once the period has passed also those whose work stands still."""
    record = Necessity.objects.select_related("case").get(pk=str(event.subject_id))
    kind, path = f"compliance.clock.{event.payload['kind']}", record.get_absolute_url()
    if event.payload["audience"] == COUNSEL:
        tell(_who_may_decide(record), kind, reference=str(record.number), path=path, event=event)
    else:
        tell(handlers_of(record.case), kind, reference=record.case.reference, path=path, event=event)


def _who_may_decide(record: Necessity) -> QuerySet[Person]:
    return without_excluded(record.case, holders([COUNSEL])).exclude(pk=record.asked_by_id)
