"""What of a voice the public reads."""

from governance.access import Actor
from governance.publishing.actions import ThereAlready
from governance.publishing.models import Publication
from governance.publishing.queries import public_texts
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, action
from governance.runner.numbering import next_number
from voice.access import is_system
from voice.answers.access import promotes_service
from voice.answers.actions.replying import newest
from voice.answers.models import PublicVoice
from voice.answers.queries import SUBJECT, publication_of, subject_of, words_of
from voice.answers.rules import pairs_of
from voice.choices import VoiceState
from voice.models import Voice


@action(
    "answers.leave_unpublished", subject=Voice, who=promotes_service,
    moves=STAYS.within(VoiceState.TOLD, VoiceState.CLOSED), clocks=Clocks(stops=("D8",)), emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def leave_unpublished(voice: Voice, *, actor: Actor, reason: str) -> None:
    """Decide that voice and answer are not published, and why; raises ThereAlready when a text is on its way."""
    if publication_of(voice) is not None:
        raise ThereAlready
    reply = newest(voice)
    reply.unpublished_because, reply.unpublished_by_id = reason, actor.own_id
    reply.save()


@action(
    "answers.show_to_public", subject=PublicVoice, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def show_to_public(*, actor: Actor, publication: Publication) -> PublicVoice:
    """Give a published text its public number and make it findable."""
    text = public_texts(SUBJECT, [publication.subject_id])[publication.subject_id]
    words = words_of(text)
    return PublicVoice.objects.create(
        number=next_number(PublicVoice.objects.order_by()), publication=publication, voice_id=publication.subject_id,
        subject=subject_of(publication.subject_id), words=words, pairs=pairs_of(words),
        published_at=text.published_at,
    )  # fmt: skip
