"""Every change of what comes in from customers. Importing this package declares them all."""

from voice.intake.actions.filing import file_letter, file_mail, send_voice
from voice.intake.actions.looking import settle_mail, show_mail
from voice.intake.actions.sending import drop_outgoing, note_sending, send_again, send_answer
from voice.intake.actions.taking import take_in

__all__ = [
    "drop_outgoing",
    "file_letter",
    "file_mail",
    "note_sending",
    "send_again",
    "send_answer",
    "send_voice",
    "settle_mail",
    "show_mail",
    "take_in",
]
