"""Which voice a mail goes on with."""

from collections.abc import Sequence

from voice.answers.letter import customer_of
from voice.intake.models import IncomingMail, OutgoingMail
from voice.intake.parsing import Parsed
from voice.models import Voice


def first_voice(answered: Sequence[str], parsed: Parsed) -> Voice | None:
    """Return the voice whose mail, or our mail about it, is answered, when the same customer writes. Three queries.

    `answered`: digests of the Message-IDs that the mail names. A mail from another address is a voice of its own: who
    forwards something is not the one who wrote it.
    """
    if not parsed.answers or not parsed.email:
        return None
    ours = OutgoingMail.objects.filter(message_id__in=parsed.answers).values_list("voice_id")
    theirs = IncomingMail.objects.filter(message_digest__in=answered, voice__isnull=False).values_list("voice_id")
    found = Voice.objects.filter(pk__in=[pk for (pk,) in [*ours, *theirs]]).order_by("filed_at")
    same = (voice for voice in found if customer_of(voice).email.lower() == parsed.email.lower())
    return next(same, None)
