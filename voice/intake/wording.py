"""What is mailed to customers: always in Japanese. A receipt says nothing of what was written, nor by whom."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from voice.answers.letter import customer_of
from voice.intake.choices import Purpose
from voice.intake.models import OutgoingMail


def message_for(mail: OutgoingMail) -> EmailMessage:
    """Return the mail, ready to be sent, with its stable Message-ID."""
    customer = customer_of(mail.voice)
    answer = mail.reply.text if mail.reply else ""
    with translation.override("ja"):
        subject = _("Your message has arrived") if mail.purpose == Purpose.RECEIPT else _("Answer to what you told us")
        context = {"reference": mail.voice.reference, "name": customer.name, "answer": answer}
        body = render_to_string(f"intake/{mail.purpose}.txt", context)
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(f"{subject} {mail.voice.reference}", body, to=[customer.email], headers=headers)
