"""Shells round the dispatcher and the mailer."""

from celery import shared_task

from governance.notices import mailing, outbox


@shared_task(name="governance.notices.tasks.dispatch")
def dispatch() -> None:
    """Hand waiting events to their listeners, then send the mails that came of them."""
    if outbox.dispatch():
        mailing.send_waiting()


@shared_task(name="governance.notices.tasks.send_mails")
def send_mails() -> None:
    """Queue the morning's digests and send waiting mails."""
    mailing.queue_digests()
    mailing.send_waiting()
