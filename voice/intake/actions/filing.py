"""A customer's own words become a voice: headquarters has it at once, with the block when an office is named."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, Refused, action
from voice.actions.filing import Heard, file_all
from voice.actions.keeping import keep_files
from voice.choices import AnswerBy
from voice.intake.access import is_public, promotes_service
from voice.intake.choices import MailState, Purpose
from voice.intake.filing import accepted, place_of
from voice.intake.models import IncomingMail, OutgoingMail
from voice.intake.parsing import parse
from voice.intake.sealing import opened
from voice.models import Voice


class VoiceAlready(Refused):
    """Of such a mail only files were refused."""

    code = "voice_already"
    message = _("This mail is a voice already. Look at its files, and say what was done.")


def file_direct(heard: Heard, office: Unit | None, filed_by: UUID | None, files: Sequence[Examined] = ()) -> Voice:
    """Write the voice with its receipts and files, and a mail that says it has come when an e-mail is wanted."""
    voice: Voice = file_all([(heard, *place_of(office))], filed_by)[0]
    keep_files(voice, files)
    if heard.answer_by == AnswerBy.EMAIL and heard.customer.email:
        OutgoingMail.objects.create(voice=voice, purpose=Purpose.RECEIPT)
    return voice


@action(
    "intake.send_voice", subject=Voice, creates=True, who=is_public, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice.voice_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def send_voice(*, actor: Actor, heard: Heard, office: Unit | None) -> Voice:
    """Send by the form on our pages; nobody of ours lies between."""
    return file_direct(heard, office, None)


@action(
    "intake.file_letter", subject=Voice, creates=True, who=promotes_service, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice.voice_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file_letter(*, actor: Actor, heard: Heard, office: Unit | None, files: Sequence[Examined]) -> Voice:
    """Enter a letter to the president with its scan."""
    return file_direct(heard, office, actor.own_id, files)


@action(
    "intake.file_mail", subject=IncomingMail, who=promotes_service,
    moves=Move(MailState.ASIDE, MailState.LOOK, to=MailState.TAKEN), clocks=NO_CLOCKS,
    emits=("intake.mail_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file_mail(mail: IncomingMail, *, actor: Actor, heard: Heard, office: Unit | None) -> None:
    """Make a voice of a mail that was set aside or could not be read; its files come along as far as they are accepted.

    Raises VoiceAlready.
    """
    if mail.voice_id is not None:
        raise VoiceAlready
    try:
        files, _all = accepted(parse(opened(mail.pk, mail.sealed)).files)
    except (ValueError, LookupError):
        files = []
    mail.voice = file_direct(heard, office, actor.own_id, files)
