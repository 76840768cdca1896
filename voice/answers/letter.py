"""The answer as a letter that shows name and address in the window of an envelope."""

from governance.documents import render_pdf
from voice.answers.models import Reply
from voice.choices import UNSIGNED
from voice.models import Sender, Voice
from voice.sending import Customer, opened

NOBODY = Customer("")


def customer_of(voice: Voice) -> Customer:
    """Return who the customer is, as far as it is known; raises vault.Locked for an altered row."""
    sender = Sender.objects.filter(voice=voice).first()
    return opened(voice.pk, sender.sealed) if sender else NOBODY


def about(voice: Voice) -> str:
    """Return what the answer is about; "" when the line was cut from the customer's own words, numbers and names included."""
    return "" if voice.channel in UNSIGNED else voice.title


def letter_of(voice: Voice, reply: Reply, title: str) -> bytes:
    """Return the letter with the answer as PDF."""
    customer = customer_of(voice)
    data = {
        "name": customer.name, "address": customer.address, "reference": voice.reference, "about": about(voice),
        "text": reply.text,
    }  # fmt: skip
    return render_pdf("answers/letter.typ", data, title=title)
