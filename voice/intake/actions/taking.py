"""A mail from the mailbox, taken in once and whole: it becomes a voice, is added to one, or is set aside with the reason."""

import uuid
from typing import Any

from governance import clock
from governance.access import Actor
from governance.keys import digest
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, action
from voice.access import is_system
from voice.actions.filing import Heard
from voice.actions.keeping import keep_files
from voice.choices import AnswerBy, Channel, VoiceKind
from voice.intake.actions.filing import file_direct
from voice.intake.choices import MailState, Reason, SendingState
from voice.intake.filing import ADDITION, TEXT, accepted, cut, title_of
from voice.intake.models import IncomingMail, OutgoingMail
from voice.intake.parsing import Parsed, parse
from voice.intake.sealing import sealed
from voice.intake.threads import first_voice
from voice.models import Addition
from voice.sending import Customer

NO_TEXT = "（本文なし）"


@action(
    "intake.take_in", subject=IncomingMail, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("intake.mail_received",), ledger=NO_FIELDS,
)  # fmt: skip
def take_in(
    *, actor: Actor, mailbox: str, validity: int, uid: int, raw: bytes, whole: bool = True
) -> IncomingMail:  # fmt: skip
    """Take in one mail. Whatever it holds, a row stands for it afterwards; `whole`: False when only its header was fetched."""
    mail = IncomingMail(
        id=uuid.uuid4(), reference=f"M-{new_reference()}", mailbox=mailbox, validity=validity, uid=uid, sealed=b"",
        message_digest=digest_of("", raw),
    )  # fmt: skip
    parsed = _parsed(raw)
    if parsed is None:
        mail.state, mail.reason = MailState.LOOK, Reason.UNREADABLE
    else:
        mail.message_digest = digest_of(parsed.message_id, raw)
        _decide(mail, parsed, whole)
    if mail.reason:
        mail.sealed = sealed(mail.pk, raw)
    mail.save(force_insert=True)
    return mail


def digest_of(message_id: str, raw: bytes = b"") -> str:
    """Return by what a mail is known again: its Message-ID, without one all of it."""
    return digest("mails of customers", message_id.encode() if message_id else raw)


def _parsed(raw: bytes) -> Parsed | None:
    try:
        return parse(raw)
    except Exception:  # the parser fails in many ways on what the internet sends; the mail is kept and looked at
        return None


def _decide(mail: IncomingMail, parsed: Parsed, whole: bool) -> None:
    if not whole:
        mail.state, mail.reason = MailState.LOOK, Reason.TOO_LARGE
    elif IncomingMail.objects.filter(message_digest=mail.message_digest).exists():
        mail.state, mail.reason = MailState.ASIDE, Reason.TWICE
    elif parsed.reason:
        came_back = parsed.reason == Reason.BOUNCE and _note_returned(parsed)
        mail.state, mail.reason = MailState.LOOK if came_back else MailState.ASIDE, parsed.reason
    else:
        _hear(mail, parsed)


def _note_returned(parsed: Parsed) -> bool:
    """Note which of our mails did not arrive; return whether there was one."""
    rows = OutgoingMail.objects.filter(message_id__in=parsed.returned, state=SendingState.SENT)
    return bool(rows.update(state=SendingState.BOUNCED))


def _hear(mail: IncomingMail, parsed: Parsed) -> None:
    """Add what a customer writes again to their first voice, make a voice of everything else."""
    first = first_voice([digest_of(answered) for answered in parsed.answers], parsed)
    text, given = cut(parsed.text or NO_TEXT, ADDITION if first else TEXT, parsed.files)
    files, are_all = accepted(given)
    if first is not None:
        mail.state, mail.voice = MailState.ADDED, first
        Addition.objects.create(voice=first, text=text, author=None)
        keep_files(first, files)
    else:
        heard = Heard(**_heard_of(parsed, text))
        mail.state, mail.voice = MailState.TAKEN, file_direct(heard, None, None, files)
    if not are_all:
        mail.state, mail.reason = MailState.LOOK, Reason.FILES


def _heard_of(parsed: Parsed, text: str) -> dict[str, Any]:
    return {
        "kind": VoiceKind.UNSORTED, "channel": Channel.EMAIL, "title": title_of(parsed.subject or text), "text": text,
        "done": "", "wants_answer": bool(parsed.email), "answer_by": AnswerBy.EMAIL if parsed.email else "",
        "received_on": clock.today(), "customer": Customer(parsed.name, email=parsed.email),
    }  # fmt: skip
