"""A shell round the reader of the mailbox and the mailer."""

from celery import shared_task

from voice.intake.working import read_mail, send_mails


@shared_task(name="voice.intake.tasks.exchange_mail")
def exchange_mail() -> None:
    """Take in what customers wrote, and send them what waits."""
    read_mail()
    send_mails()
