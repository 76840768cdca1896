"""What waits about monitor meetings."""

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from voice.monitors.access import HEAD, OFFICE, PUBLISHER
from voice.monitors.choices import ApplicationState, MeetingState, RecruitmentState
from voice.monitors.models import Application, Meeting, Minutes
from voice.monitors.queries import to_publish


@waits
def applications_waiting(actor: Actor) -> list[DeskItem]:
    """Return applications to decide on once the last day is over, and applicants still to be told. One query."""
    offices = actor.unit_ids(HEAD)
    if not offices:
        return []
    over = Q(recruitment__closes_on__lt=clock.today()) | Q(recruitment__state=RecruitmentState.ENDED)
    undecided = Q(state=ApplicationState.RECEIVED) & over
    untold = ~Q(state=ApplicationState.RECEIVED) & Q(told_on__isnull=True)
    rows = Application.objects.filter(undecided | untold, recruitment__unit_id__in=offices, erased_at__isnull=True)
    words = {ApplicationState.RECEIVED: _("Decide on an application of a monitor")}
    told = _("Tell an applicant what was decided")
    return [
        DeskItem(words.get(ApplicationState(row.state), told), row.reference, row.get_absolute_url(),
                 timezone.localdate(row.decided_at or row.applied_at), None)
        for row in rows[:PER_AREA]
    ]  # fmt: skip


@waits
def meetings_waiting(actor: Actor) -> list[DeskItem]:
    """Return what an office owes about its meetings: attendance, minutes, their approval by another person. One query."""
    offices = actor.unit_ids(*OFFICE)
    if not offices:
        return []
    planned, held, drafted = MeetingState.PLANNED, MeetingState.HELD, MeetingState.DRAFTED
    writer = Minutes.objects.filter(meeting=OuterRef("pk")).order_by("-number").values("written_by_id")[:1]
    owed = Q(unit_id__in=offices, state=planned, held_on__lte=clock.today()) | Q(unit_id__in=offices, state=held)
    approves = Q(unit_id__in=actor.unit_ids(HEAD), state=drafted) & ~Q(writer=actor.own_id)
    rows = Meeting.objects.annotate(writer=Subquery(writer)).filter(owed | approves).order_by("held_on", "pk")
    words = {
        planned: _("Record who came to a monitor meeting"),
        held: _("Write the minutes of a monitor meeting"),
        drafted: _("Approve the minutes of a monitor meeting"),
    }
    return [_item(words[MeetingState(row.state)], row) for row in rows[:PER_AREA]]


@waits
def minutes_to_publish(actor: Actor) -> list[DeskItem]:
    """Return approved minutes for which no text for the public was begun. One query."""
    if not actor.holds(PUBLISHER):
        return []
    return [_item(_("Publish the minutes of a monitor meeting"), row) for row in to_publish()[:PER_AREA]]


def _item(task: str, row: Meeting) -> DeskItem:
    return DeskItem(task, row.reference, row.get_absolute_url(), row.held_on, None)
