"""A meeting from its plan to the day itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, NotAllowed, action
from governance.runner.numbering import next_number
from voice.delivering import block_of
from voice.monitors.access import HEAD, heads, is_head, is_of_the_office
from voice.monitors.choices import MeetingState
from voice.monitors.models import AgendaItem, Attendance, Meeting, Member
from voice.monitors.queries import members_on
from voice.monitors.refusals import NotYet

PLANNED, HELD = MeetingState.PLANNED, MeetingState.HELD


@dataclass(frozen=True)
class Invitation:
    """What the form of a meeting gives: when, where, about what."""

    held_on: date
    starts_at: time
    place: str
    agenda: Sequence[str]


def _write(meeting: Meeting, invitation: Invitation) -> None:
    meeting.held_on, meeting.starts_at, meeting.place = invitation.held_on, invitation.starts_at, invitation.place
    meeting.save()
    AgendaItem.objects.filter(meeting=meeting).delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=number, text=text) for number, text in enumerate(invitation.agenda, start=1)
    )


@action(
    "monitors.plan_meeting", subject=Meeting, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=("monitors.meeting_planned",), ledger=NO_FIELDS,
)  # fmt: skip
def plan_meeting(*, actor: Actor, unit: Unit, invitation: Invitation) -> Meeting:
    """Plan a meeting of an office that the actor heads; raises NotAllowed for another's."""
    if unit.pk not in actor.unit_ids(HEAD):
        raise NotAllowed
    number = next_number(Meeting.objects.filter(unit=unit))
    meeting = Meeting(
        reference=f"MM-{new_reference()}", unit=unit, block=block_of(unit, clock.today()), number=number,
        planned_by_id=actor.own_id,
    )  # fmt: skip
    _write(meeting, invitation)
    return meeting


@action(
    "monitors.change_meeting", subject=Meeting, who=heads, moves=STAYS.within(PLANNED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def change_meeting(meeting: Meeting, *, actor: Actor, invitation: Invitation) -> None:
    """Set another day, place or agenda."""
    _write(meeting, invitation)


@action(
    "monitors.cancel_meeting", subject=Meeting, who=heads, moves=Move(PLANNED, to=MeetingState.CANCELLED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def cancel_meeting(meeting: Meeting, *, actor: Actor, reason: str) -> None:
    """Cancel it; the public page says so."""
    meeting.cancelled_because = reason


@action(
    "monitors.record_attendance", subject=Meeting, who=is_of_the_office, moves=Move(PLANNED, HELD, to=HELD),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("staff_present",),
)  # fmt: skip
def record_attendance(meeting: Meeting, *, actor: Actor, present: Sequence[Member], staff_present: int) -> None:
    """Note which monitors came; it can be put right until minutes are written. Raises NotYet."""
    if meeting.held_on > clock.today():
        raise NotYet
    came = {member.pk for member in present}
    Attendance.objects.filter(meeting=meeting).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member=member, present=member.pk in came)
        for member in members_on(meeting.unit_id, meeting.held_on)
    )
    meeting.staff_present = staff_present


@action(
    "monitors.show_members", subject=Meeting, who=heads, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def show_members(meeting: Meeting, *, actor: Actor) -> None:
    """Note in the ledger that the actor was shown the monitors of the meeting with their names and addresses."""
