"""Minutes, and opinions that become voices."""

from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Invisible, Move, NotAllowed, WrongState, action
from voice.actions.filing import Heard, file_all
from voice.choices import Channel
from voice.delivering import block_of
from voice.models import Voice
from voice.monitors.access import is_of_an_office, is_of_the_office, may_approve, visible_meetings
from voice.monitors.choices import MeetingState
from voice.monitors.models import Meeting, Minutes, Opinion
from voice.sending import Customer

HELD, DRAFTED, APPROVED = MeetingState.HELD, MeetingState.DRAFTED, MeetingState.APPROVED
TOOK_PLACE = (HELD, DRAFTED, APPROVED)
NOBODY = Customer("")
"""The monitor's name stays in the monitor's own record."""


def _newest(meeting: Meeting) -> Minutes:
    return Minutes.objects.filter(meeting=meeting).latest("number")


@action(
    "monitors.write_minutes", subject=Meeting, who=is_of_the_office, moves=Move(HELD, DRAFTED, to=DRAFTED),
    clocks=NO_CLOCKS, emits=("monitors.minutes_drafted",), ledger=NO_FIELDS,
)  # fmt: skip
def write_minutes(meeting: Meeting, *, actor: Actor, text: str) -> None:
    """Word the minutes; every wording is kept."""
    number = meeting.minutes.count() + 1  # the meeting is locked: nobody else numbers its minutes now
    Minutes.objects.create(meeting=meeting, number=number, text=text, written_by_id=actor.own_id)


@action(
    "monitors.return_minutes", subject=Meeting, who=may_approve, moves=Move(DRAFTED, to=HELD), clocks=NO_CLOCKS,
    emits=("monitors.minutes_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def return_minutes(meeting: Meeting, *, actor: Actor, reason: str) -> None:
    """Ask for another wording."""
    minutes = _newest(meeting)
    minutes.returned_because = reason
    minutes.save()


@action(
    "monitors.approve_minutes", subject=Meeting, who=may_approve, moves=Move(DRAFTED, to=APPROVED), clocks=NO_CLOCKS,
    emits=("monitors.minutes_approved",), ledger=NO_FIELDS,
)  # fmt: skip
def approve_minutes(meeting: Meeting, *, actor: Actor) -> None:
    """Approve the newest wording; Service Promotion publishes it without names."""
    minutes = _newest(meeting)
    minutes.approved_by_id, minutes.approved_at = actor.own_id, clock.now()
    minutes.save()


@action(
    "monitors.file_opinion", subject=Voice, creates=True, who=is_of_an_office, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice.voice_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file_opinion(
    *, actor: Actor, meeting: UUID, item: int | None, kind: str, title: str, text: str, done: str
) -> Voice:
    """File an opinion of the meeting as a voice of its office: headquarters and the block have it in the same moment."""
    about = visible_meetings(actor).select_for_update().filter(pk=meeting).first()
    if about is None:
        raise Invisible
    if not is_of_the_office(actor, about):
        raise NotAllowed
    if about.state not in TOOK_PLACE:
        raise WrongState
    heard = Heard(kind, Channel.MONITOR, title, text, done, True, about.held_on, NOBODY)
    (voice,) = file_all([(heard, about.unit, block_of(about.unit, clock.today()))], actor.own_id)
    Opinion.objects.create(meeting=about, number=about.opinions.count() + 1, voice=voice, item_id=item)
    return voice
