"""The words of personal data taken outside."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """From the request to the last item."""

    ASKED = "asked", _("Asked for")
    APPROVED = "approved", _("Approved, still inside")
    REFUSED = "refused", _("Not approved")
    WITHDRAWN = "withdrawn", _("Given up")
    OUT = "out", _("Outside")
    ENDED = "ended", _("Ended")


class ItemState(models.TextChoices):
    """Where one item is."""

    INSIDE = "inside", _("Inside")
    OUT = "out", _("Outside")
    RETURNED = "returned", _("Back inside")
    DESTROYING = "destroying", _("Said to be destroyed; to be confirmed")
    DESTROYED = "destroyed", _("Destroyed, with a certificate")
    LOST = "lost", _("Lost")


class Medium(models.TextChoices):
    """What carries the data."""

    PAPER = "paper", _("Paper")
    LAPTOP = "laptop", _("Laptop or tablet")
    STORAGE = "storage", _("USB storage, disc or drive")
    OTHER = "other", _("Something else")


ELECTRONIC = (Medium.LAPTOP, Medium.STORAGE)
"""Never without encryption."""


class ExtensionState(models.TextChoices):
    """What became of the wish for more time."""

    ASKED = "asked", _("Asked for")
    GRANTED = "granted", _("More time granted")
    DECLINED = "declined", _("More time declined")
