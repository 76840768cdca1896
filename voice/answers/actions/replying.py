"""An answer from its first wording until the customer has it."""

from datetime import date

from governance import clock
from governance.access import Actor
from governance.publishing.actions import ThereAlready
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Clocks, Move, action
from voice.answers.access import may_decide, may_tell, may_write
from voice.answers.models import Reply
from voice.answers.queries import publication_of
from voice.choices import VoiceState
from voice.models import Voice

OPEN, DRAFTED, DECIDED, TOLD, CLOSED = (
    VoiceState.OPEN, VoiceState.DRAFTED, VoiceState.DECIDED, VoiceState.TOLD, VoiceState.CLOSED
)  # fmt: skip


def newest(voice: Voice) -> Reply:
    """Return the newest wording; there is one in every state but the first."""
    return Reply.objects.filter(voice=voice).latest("number")


@action(
    "answers.write_reply", subject=Voice, who=may_write, moves=Move(OPEN, DRAFTED, to=DRAFTED), clocks=NO_CLOCKS,
    emits=("answers.reply_drafted",), ledger=NO_FIELDS,
)  # fmt: skip
def write_reply(voice: Voice, *, actor: Actor, text: str) -> None:
    """Word the answer; every wording is kept."""
    number = voice.replies.count() + 1  # the voice is locked: nobody else numbers its replies now
    Reply.objects.create(voice=voice, number=number, text=text, written_by_id=actor.own_id)


@action(
    "answers.decide_reply", subject=Voice, who=may_decide, moves=Move(DRAFTED, to=DECIDED), clocks=NO_CLOCKS,
    emits=("answers.reply_decided",), ledger=NO_FIELDS,
)  # fmt: skip
def decide_reply(voice: Voice, *, actor: Actor) -> None:
    """Decide that the customer is answered in this wording: a second person."""
    reply = newest(voice)
    reply.decided_by_id, reply.decided_at = actor.own_id, clock.now()
    reply.save()


@action(
    "answers.return_reply", subject=Voice, who=may_decide, moves=Move(DRAFTED, DECIDED, to=OPEN), clocks=NO_CLOCKS,
    emits=("answers.reply_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def return_reply(voice: Voice, *, actor: Actor, reason: str) -> None:
    """Ask for another wording, of a decided one too as long as the customer does not have it; raises ThereAlready when the
    public is about to read it."""
    if publication_of(voice) is not None:
        raise ThereAlready
    reply = newest(voice)
    reply.returned_because = reason
    reply.save()


@action(
    "answers.tell", subject=Voice, who=may_tell, moves=Move(DECIDED, to=TOLD), clocks=Clocks(opens_today=("D8",)),
    emits=("answers.customer_answered",), ledger=("told_by", "told_on"),
)  # fmt: skip
def tell(voice: Voice, *, actor: Actor, told_by: str, told_on: date) -> None:
    """Note that the customer has the answer: how and when. Its publication is owed from now on (D8)."""
    reply = newest(voice)
    reply.told_by, reply.told_on, reply.told_by_whom_id = told_by, told_on, actor.own_id
    reply.save()


@action(
    "answers.print_letter", subject=Voice, who=may_tell, moves=READS.within(DECIDED, TOLD, CLOSED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def print_letter(voice: Voice, *, actor: Actor) -> None:
    """Note in the ledger that the letter with the customer's name and address was taken."""
