"""The calendar: planned, convened, held; or cancelled."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from compliance.committee.access import is_secretariat, leads
from compliance.committee.actions.keys import admit_to_meeting, new_box
from compliance.committee.choices import ItemState
from compliance.committee.models import Approval, Attendance, Meeting, Vote
from compliance.committee.queries import any_vote_closed, invited_ids, member_ids
from compliance.committee.refusals import (
    NobodyPresent,
    NoMembers,
    NotAMember,
    NothingOnTheAgenda,
    NotYet,
    TookPart,
    VoteWasClosed,
)
from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, action
from governance.runner.numbering import next_number


@action(
    "committee.plan_meeting", subject=Meeting, creates=True, who=is_secretariat, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("starts_at",),
)  # fmt: skip
def plan_meeting(*, actor: Actor, starts_at: datetime, place: str) -> Meeting:
    """Put a meeting into the calendar; it gets the next number."""
    return Meeting.objects.create(
        number=next_number(Meeting.objects.all()), starts_at=starts_at, place=place, box=new_box(),
        planned_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "committee.change_meeting", subject=Meeting, who=is_secretariat, moves=STAYS.within("planned", "convened"),
    clocks=NO_CLOCKS, emits=("committee.meeting_changed",), ledger=("starts_at",),
)  # fmt: skip
def change_meeting(meeting: Meeting, *, actor: Actor, starts_at: datetime, place: str) -> None:
    """Move the meeting to another day or place."""
    meeting.starts_at, meeting.place = starts_at, place


@action(
    "committee.convene", subject=Meeting, who=is_secretariat, moves=Move("planned", to="convened"), clocks=NO_CLOCKS,
    emits=("committee.meeting_convened",), ledger=NO_FIELDS,
)  # fmt: skip
def convene(meeting: Meeting, *, actor: Actor) -> None:
    """Convene it: members can read the agenda from now on. Raises NothingOnTheAgenda or NoMembers."""
    if not meeting.items.exclude(state=ItemState.WITHDRAWN).exists():
        raise NothingOnTheAgenda
    if not member_ids(meeting.day):
        raise NoMembers
    admit_to_meeting(meeting, actor)
    meeting.convened_at = clock.now()


@action(
    "committee.admit_members", subject=Meeting, who=leads, moves=STAYS.within("convened", "held"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def admit_members(meeting: Meeting, *, actor: Actor) -> None:
    """Let read who was appointed, or got the key, after the meeting was convened: members, and people of the secretariat."""
    admit_to_meeting(meeting, actor)


@action(
    "committee.cancel", subject=Meeting, who=is_secretariat, moves=Move("planned", "convened", to="cancelled"),
    clocks=NO_CLOCKS, emits=("committee.meeting_cancelled",), ledger=NO_FIELDS,
)  # fmt: skip
def cancel(meeting: Meeting, *, actor: Actor) -> None:
    """Cancel it."""


@action(
    "committee.hold", subject=Meeting, who=leads, moves=Move("convened", to="held"), clocks=Clocks(opens=("CM1",)),
    emits=("committee.attendance_noted",), ledger=("present",),
)  # fmt: skip
def hold(meeting: Meeting, *, actor: Actor, present: Collection[Person]) -> None:
    """Note who of the members in term on the day is present; votes can be cast from now on.

    Raises NotYet, NotAMember or NobodyPresent.
    """
    if clock.now() < meeting.starts_at:
        raise NotYet
    members = member_ids(meeting.day)
    here = _here(present, members)
    Attendance.objects.bulk_create(Attendance(meeting=meeting, person_id=pk, present=pk in here) for pk in members)
    meeting.held_at = clock.now()


@action(
    "committee.correct_attendance", subject=Meeting, who=leads, moves=STAYS.within("held"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("present",),
)  # fmt: skip
def correct_attendance(meeting: Meeting, *, actor: Actor, present: Collection[Person]) -> None:
    """Note anew who is present: someone came late, or was ticked by mistake. Only until a vote is closed, whose quorum it is.

    Raises VoteWasClosed, NotAMember, NobodyPresent, or TookPart for someone who has voted or approved the minutes.
    """
    if any_vote_closed(meeting):
        raise VoteWasClosed
    here = _here(present, invited_ids(meeting))
    voters = Vote.objects.filter(item__meeting=meeting).values_list("person_id", flat=True)
    approvers = Approval.objects.filter(edition__meeting=meeting).values_list("person_id", flat=True)
    if not {*voters, *approvers} <= here:
        raise TookPart
    rows = list(Attendance.objects.filter(meeting=meeting))
    for row in rows:
        row.present = row.person_id in here
    Attendance.objects.bulk_update(rows, ["present"])


def _here(present: Collection[Person], members: Collection[UUID]) -> set[UUID]:
    here = {person.pk for person in present}
    if not here:
        raise NobodyPresent
    if not here <= set(members):
        raise NotAMember
    return here
