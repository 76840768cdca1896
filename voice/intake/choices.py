"""The words of intake."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """What became of a mail that came in."""

    TAKEN = "taken", _("Became a voice")
    ADDED = "added", _("Added to a voice")
    ASIDE = "aside", _("Set aside")
    LOOK = "look", _("To be looked at")
    SETTLED = "settled", _("Looked at")


class Reason(models.TextChoices):
    """Why a mail was set aside or is to be looked at."""

    NONE = "", "–"
    BOUNCE = "bounce", _("Our mail did not arrive")
    AUTOMATIC = "automatic", _("Automatic mail")
    TWICE = "twice", _("Came in before")
    EMPTY = "empty", _("Nothing in it")
    FILES = "files", _("Files that could not be accepted")
    UNREADABLE = "unreadable", _("Cannot be read")
    TOO_LARGE = "too_large", _("Too large")


class Purpose(models.TextChoices):
    """What is mailed to a customer."""

    RECEIPT = "receipt", _("Receipt")
    ANSWER = "answer", _("Answer")


class SendingState(models.TextChoices):
    """How far a mail to a customer is."""

    WAITING = "waiting", _("Waits to be sent")
    SENT = "sent", _("Has been sent")
    FAILED = "failed", _("Could not be sent")
    BOUNCED = "bounced", _("Came back")
    DROPPED = "dropped", _("Settled in another way")
