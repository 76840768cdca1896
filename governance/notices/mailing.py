"""Sending what waits. At least once, with a stable Message-ID."""

import logging
from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from governance import clock
from governance.notices.models import DeliveryState, Mail, MailChoice, Notice
from governance.notices.outbox import MAX_ATTEMPTS
from governance.notices.telling import mail_about
from governance.people.models import Person

log = logging.getLogger(__name__)
DIGEST_HOUR = 8


def send_waiting(limit: int = 200) -> int:
    """Send waiting mails, each in its own transaction with its row locked; return how many went out."""
    sent = 0
    for _turn in range(limit):
        with transaction.atomic():
            mail = _claim()
            if mail is None:
                break
            sent += _send(mail)
    return sent


def _claim() -> Mail | None:
    waiting = Mail.objects.filter(state=DeliveryState.WAITING, next_attempt_at__lte=clock.now())
    return (
        waiting.select_related("person")
        .order_by("created_at")
        .select_for_update(skip_locked=True, of=("self",))
        .first()
    )


def _send(mail: Mail) -> int:
    message = EmailMessage(mail.subject, mail.body, to=[mail.person.email], headers={"Message-ID": mail.message_id})
    try:
        message.send()
    except OSError as error:  # every failure of smtplib and of the network is one
        mail.attempts += 1
        mail.next_attempt_at = clock.now() + timedelta(minutes=2**mail.attempts)
        mail.state = DeliveryState.DEAD if mail.attempts >= MAX_ATTEMPTS else DeliveryState.WAITING
        log.error("a mail was not sent: %s", type(error).__name__)
        mail.save(update_fields=["attempts", "next_attempt_at", "state"])
        return 0
    mail.state, mail.sent_at = DeliveryState.DONE, clock.now()
    mail.save(update_fields=["state", "sent_at"])
    return 1


def queue_digests() -> int:
    """Queue today's digest for everyone who chose one and has unread notices of the last day; return how many.

    From 8 in the morning, once a day: the database refuses a second one (one_digest_a_day).
    """
    moment = timezone.localtime(clock.now())
    if moment.hour < DIGEST_HOUR:
        return 0
    unread = Notice.objects.filter(read_at__isnull=True, created_at__gte=clock.now() - timedelta(days=1))
    already = Mail.objects.filter(person=OuterRef("pk"), digest_day=moment.date())
    people = Person.objects.filter(
        ~Exists(already), Exists(unread.filter(person=OuterRef("pk"))), mail_choice__how=MailChoice.How.DIGEST
    ).exclude(email="")
    for person in people:
        with transaction.atomic():
            mail = mail_about(person, list(unread.filter(person=person).order_by("created_at")))
            mail.digest_day = moment.date()
            mail.save()
    return len(people)
