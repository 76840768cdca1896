"""The end of a voice, and its return."""

from governance import clock
from governance.access import Actor
from governance.publishing.queries import public_texts
from governance.runner import NO_CLOCKS, NO_FIELDS, Clocks, Move, action
from voice.answers.access import answers_for
from voice.answers.choices import Result, ToldBy
from voice.answers.models import Closing
from voice.answers.queries import was_told
from voice.answers.refusals import NotPublicYet, NotTold
from voice.choices import VoiceState
from voice.models import Voice


@action(
    "answers.close_voice", subject=Voice, who=answers_for,
    moves=Move(VoiceState.OPEN, VoiceState.DECIDED, VoiceState.TOLD, to=VoiceState.CLOSED), clocks=NO_CLOCKS,
    emits=("answers.voice_closed",), ledger=("result",),
)  # fmt: skip
def close_voice(voice: Voice, *, actor: Actor, result: str, done: str, reason: str) -> None:
    """Close with a result for the customer, a reason and the actor as the decider; raises NotTold, NotPublicYet."""
    told = was_told(voice)
    if told != (result == Result.TOLD) or (result == Result.NOT_WANTED and voice.wants_answer):
        raise NotTold
    if told and _by_publication(voice) and not public_texts("voice.voice", [voice.pk]):
        raise NotPublicYet
    Closing.objects.create(voice=voice, result=result, done=done, reason=reason, decided_by_id=actor.own_id)


def _by_publication(voice: Voice) -> bool:
    return voice.replies.values_list("told_by", flat=True).first() == ToldBy.PUBLICATION


@action(
    "answers.reopen_voice", subject=Voice, who=answers_for, moves=Move(VoiceState.CLOSED, to=VoiceState.OPEN),
    clocks=Clocks(stops=("D8",)), emits=("answers.voice_reopened",), ledger=NO_FIELDS,
)  # fmt: skip
def reopen_voice(voice: Voice, *, actor: Actor, reason: str) -> None:
    """Take it up again; the closing stays with the reason why it did not hold. Another answer starts another D8."""
    closing = Closing.objects.get(voice=voice, reopened_at__isnull=True)
    closing.reopened_because, closing.reopened_by_id, closing.reopened_at = reason, actor.own_id, clock.now()
    closing.save()
