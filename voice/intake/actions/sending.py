"""Mails to customers: written with the change that they tell of, sent afterwards, tried again, settled."""

from datetime import timedelta

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, action
from voice.access import is_system
from voice.answers.actions import tell
from voice.answers.choices import ToldBy
from voice.choices import VoiceState
from voice.intake.access import may_send_answer, promotes_service
from voice.intake.choices import Purpose, SendingState
from voice.intake.models import OutgoingMail
from voice.models import Voice

MOST_ATTEMPTS = 10
WAITING, FAILED, BOUNCED = SendingState.WAITING, SendingState.FAILED, SendingState.BOUNCED


@action(
    "intake.send_answer", subject=Voice, who=may_send_answer, moves=Move(VoiceState.DECIDED, to=VoiceState.TOLD),
    clocks=Clocks(opens_today=("D8",)), emits=("answers.customer_answered",), ledger=NO_FIELDS,
)  # fmt: skip
def send_answer(voice: Voice, *, actor: Actor) -> None:
    """Answer by e-mail: the mail is written in the same moment in which the voice counts as answered (answers.tell)."""
    tell.body(voice, actor=actor, told_by=ToldBy.EMAIL, told_on=clock.today())
    OutgoingMail.objects.create(voice=voice, purpose=Purpose.ANSWER, reply=voice.replies.latest("number"))


@action(
    "intake.note_sending", subject=OutgoingMail, who=is_system, moves=STAYS.within(WAITING), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("sent",),
)  # fmt: skip
def note_sending(mail: OutgoingMail, *, actor: Actor, sent: bool) -> None:
    """Note that the mail server took it, or that it will be tried again, later each time and at most ten times."""
    mail.attempts += 1
    if sent:
        mail.state, mail.sent_at = SendingState.SENT, clock.now()
    elif mail.attempts >= MOST_ATTEMPTS:
        mail.state = FAILED
    mail.next_attempt_at = clock.now() + timedelta(minutes=2**mail.attempts)


@action(
    "intake.send_again", subject=OutgoingMail, who=promotes_service, moves=Move(FAILED, BOUNCED, to=WAITING),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def send_again(mail: OutgoingMail, *, actor: Actor) -> None:
    """Send it again."""
    mail.attempts, mail.next_attempt_at = 0, clock.now()


@action(
    "intake.drop_outgoing", subject=OutgoingMail, who=promotes_service,
    moves=Move(FAILED, BOUNCED, to=SendingState.DROPPED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def drop_outgoing(mail: OutgoingMail, *, actor: Actor, note: str) -> None:
    """Say how the customer was reached in another way, or why they cannot be."""
    mail.note = note
