"""The reader of the mailbox and the mailer: called every minute, each mail in a transaction of its own."""

import imaplib
import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Max

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from voice.intake.actions import note_sending, take_in
from voice.intake.choices import SendingState
from voice.intake.imap import Fetched, Mailbox, opened_mailbox
from voice.intake.models import IncomingMail, OutgoingMail
from voice.intake.wording import message_for

log = logging.getLogger(__name__)


def read_mail(limit: int = 200) -> int:
    """Take in what is new in the mailbox, the oldest first; return how many mails. Without settings nothing is read.

    A mail that cannot be taken in now stops the reading: the next minute begins with it again, and nothing is passed over.
    """
    if not settings.VOICE_IMAP["host"]:
        return 0
    taken = 0
    try:
        with opened_mailbox() as mailbox:
            for uid in mailbox.uids_after(_last_of(mailbox))[:limit]:
                fetched = mailbox.fetch(uid)
                if fetched is not None:
                    _take(mailbox, fetched)
                    taken += 1
    except (OSError, imaplib.IMAP4.error) as error:
        log.error("the mailbox could not be read: %s", type(error).__name__)
    return taken


def _last_of(mailbox: Mailbox) -> int:
    known = IncomingMail.objects.filter(mailbox=mailbox.name, validity=mailbox.validity)
    return known.aggregate(last=Max("uid"))["last"] or 0


def _take(mailbox: Mailbox, fetched: Fetched) -> None:
    given: dict[str, Any] = {"mailbox": mailbox.name, "validity": mailbox.validity, "uid": fetched.uid}
    key = f"{mailbox.validity}-{fetched.uid}"
    run(take_in, actor=SYSTEM, key=f"{mailbox.name}-{key}", raw=fetched.raw, whole=fetched.whole, **given)


def send_mails(limit: int = 100) -> int:
    """Send the waiting mails to customers; return how many went out."""
    sent = 0
    for _turn in range(limit):
        with transaction.atomic():
            mail = _claimed()
            if mail is None:
                break
            went_out = _send(message_for(mail))
            run(note_sending, actor=SYSTEM, subject=mail.pk, sent=went_out)
            sent += went_out
    return sent


def _claimed() -> OutgoingMail | None:
    waiting = OutgoingMail.objects.filter(state=SendingState.WAITING, next_attempt_at__lte=clock.now())
    rows = waiting.select_related("voice", "reply").order_by("next_attempt_at", "pk")
    return rows.select_for_update(skip_locked=True, of=("self",)).first()


def _send(message: EmailMessage) -> bool:
    try:
        message.send()
    except OSError as error:  # every failure of smtplib and of the network is one
        log.error("a mail to a customer was not sent: %s", type(error).__name__)
        return False
    return True
