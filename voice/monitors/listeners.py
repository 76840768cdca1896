"""Who is told. A notice names an application or a meeting by its reference number, never a person."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from voice.access import RECEIVERS_AT_BLOCK
from voice.monitors.access import HEAD, PUBLISHER
from voice.monitors.models import Application, Meeting

declare("monitors.application_received", _("Somebody applied to become a monitor of your office."))
declare("monitors.meeting_planned", _("An office planned a monitor meeting."))
declare("monitors.minutes_drafted", _("The minutes of a monitor meeting wait for your approval."))
declare("monitors.minutes_returned", _("Another wording of the minutes of a monitor meeting is asked for."))
declare("monitors.minutes_approved", _("The minutes of a monitor meeting were approved. Prepare their publication."))


@on("monitors.application_received")
def tell_of_application(event: Event) -> None:
    """Tell the head of the office."""
    row = Application.objects.select_related("recruitment").get(pk=str(event.subject_id))
    heads = holders([HEAD], unit_ids=[row.recruitment.unit_id])
    tell(list(heads), event.name, reference=row.reference, path=row.get_absolute_url(), event=event)


def _tell(event: Event, meeting: Meeting, people: Iterable[Person]) -> None:
    tell(list(people), event.name, reference=meeting.reference, path=meeting.get_absolute_url(), event=event)


def _meeting(event: Event) -> Meeting:
    return Meeting.objects.get(pk=str(event.subject_id))


@on("monitors.meeting_planned")
def tell_of_plan(event: Event) -> None:
    """Tell Service Promotion and those in charge at the block."""
    meeting = _meeting(event)
    people = list(holders([PUBLISHER]))
    if meeting.block_id is not None:
        at_block = holders(RECEIVERS_AT_BLOCK, unit_ids=[meeting.block_id])
        people += [person for person in at_block if person not in people]
    _tell(event, meeting, people)


@on("monitors.minutes_drafted")
def tell_who_approves(event: Event) -> None:
    """Tell the heads of the office who did not write them."""
    meeting = _meeting(event)
    writer = meeting.minutes.latest("number").written_by_id
    _tell(event, meeting, holders([HEAD], unit_ids=[meeting.unit_id]).exclude(pk=writer))


@on("monitors.minutes_returned")
def tell_the_writer(event: Event) -> None:
    """Tell who wrote them."""
    meeting = _meeting(event)
    _tell(event, meeting, [meeting.minutes.select_related("written_by").latest("number").written_by])


@on("monitors.minutes_approved")
def tell_who_publishes(event: Event) -> None:
    """Tell Service Promotion."""
    _tell(event, _meeting(event), holders([PUBLISHER]))
