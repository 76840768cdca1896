"""Who is told about batches. A notice names a batch by its reference number alone."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell, tell_many
from governance.people.models import Person
from governance.people.queries import holders
from privacy.access import HEADS_OF_UNIT, OFFICER
from privacy.dispatch.access import WORKERS
from privacy.dispatch.models import Batch, FoundError, Lesson

declare(
    "dispatch.remote_check_requested", _("A lone shift of another unit asks your unit for the second check of a batch.")
)
declare("dispatch.batch_checked", _("A batch that you prepared was checked. It can be sent out."))
declare("dispatch.error_reported", _("An error was found in something that has been sent out."))
declare("dispatch.lesson_shared", _("There is a lesson of the month from near misses before sending."))


def _workers(units: Collection[UUID]) -> list[Person]:
    return list(holders(WORKERS, unit_ids=units))


@on("dispatch.remote_check_requested")
def tell_the_other_unit(event: Event) -> None:
    """Tell everyone of the unit that is asked: whoever is on duty takes it."""
    batch = Batch.objects.get(pk=str(event.subject_id))
    units = [batch.remote_unit_id] if batch.remote_unit_id else []
    tell(_workers(units), event.name, reference=batch.reference, path=batch.get_absolute_url(), event=event)


@on("dispatch.batch_checked")
def tell_the_preparer(event: Event) -> None:
    """Tell who prepared the batch."""
    batch = Batch.objects.select_related("prepared_by").get(pk=str(event.subject_id))
    tell([batch.prepared_by], event.name, reference=batch.reference, path=batch.get_absolute_url(), event=event)


@on("dispatch.error_reported")
def tell_about_an_error(event: Event) -> None:
    """Tell the heads of the unit and the chief privacy officer."""
    row = FoundError.objects.select_related("item__batch").get(pk=str(event.subject_id))
    people = {*holders(HEADS_OF_UNIT, unit_ids=[row.unit_id]), *holders([OFFICER])}
    tell(people, event.name, reference=row.item.batch.reference, path=row.get_absolute_url(), event=event)


@on("dispatch.lesson_shared")
def tell_who_sends(event: Event) -> None:
    """Tell everyone of the unit, or of all units."""
    lesson = Lesson.objects.get(pk=str(event.subject_id))
    units = [lesson.unit_id] if lesson.unit_id else None
    tell_many(holders(WORKERS, unit_ids=units), event.name, path=lesson.get_absolute_url(), event=event)
