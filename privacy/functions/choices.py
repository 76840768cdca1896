"""The words of function reviews."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SnapshotKind(models.TextChoices):
    """What a file lists."""

    RIGHTS = "rights", _("Who may use which function")
    TERMINALS = "terminals", _("Terminals and how they identify people")


class SnapshotState(models.TextChoices):
    """A file counts as a whole or not at all."""

    TAKEN = "taken", _("Taken in")
    FAULTY = "faulty", _("Not taken in: some rows are wrong")


class Means(models.TextChoices):
    """How a terminal identifies people."""

    PASSWORD = "password", _("Password")
    VEIN = "vein", _("Vein")
    CARD = "card", _("Card")


class FlagKind(models.TextChoices):
    """Why a right is doubted at once."""

    UNKNOWN = "unknown", _("No such member of staff")
    LEFT = "left", _("Has left")
    MOVED = "moved", _("Has moved to another unit")


class FlagState(models.TextChoices):
    """Where a doubted right stands."""

    OPEN = "open", _("Remove it, or ask for an exception")
    EXCEPTED = "excepted", _("Excepted for a time")
    REMOVING = "removing", _("Being removed")
    OVER = "over", _("The right is gone")


class ReviewState(models.TextChoices):
    """Where the confirmation of a unit stands."""

    OPEN = "open", _("To be confirmed")
    CONFIRMED = "confirmed", _("Confirmed")


class Verdict(models.TextChoices):
    """What is decided about a right. There is no default."""

    KEEP = "keep", pgettext_lazy("right", "Keep")
    REMOVE = "remove", _("Remove")


class RemovalState(models.TextChoices):
    """A removal is done when the next snapshot does not show the right any more."""

    ORDERED = "ordered", _("To be removed")
    DONE = "done", _("No longer in the system")


class WaiverState(models.TextChoices):
    """Where an exception stands."""

    ASKED = "asked", _("Waits for a decision")
    GRANTED = "granted", _("Granted until its day")
    REFUSED = "refused", _("Not granted")
    ENDED = "ended", _("Run out")
