"""The words of mystery visits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """What a criterion is about."""

    FACILITIES = "facilities", _("Facilities")
    SIGNS = "signs", _("Signs and notices on display")
    WAITING = "waiting", _("Waiting time")
    MANNERS = "manners", _("Manners at the counter")
    EXPLAINING = "explaining", _("Explaining")
    DOCUMENTS = "documents", _("Documents and forms")


class DrawRule(models.TextChoices):
    """How the offices of a round are found."""

    RANDOM = "random", _("Drawn from all offices")
    BY_BLOCK = "by_block", _("Drawn from each block by its number of offices")
    CHOSEN = "chosen", _("Chosen")


class VisitState(models.TextChoices):
    """Where a visit stands. Nobody but Quality Management knows of it before its result is sent."""

    PLANNED = "planned", _("Planned")
    RATED = "rated", _("All sheets handed in")
    SENT = "sent", _("Result sent")
    FINAL = "final", _("Result final")
    CANCELLED = "cancelled", _("Cancelled")


class SheetState(models.TextChoices):
    """A sheet is filled in, then handed in for good."""

    OPEN = "open", _("Being filled in")
    HANDED_IN = "handed_in", _("Sheet handed in")


class Answer(models.TextChoices):
    """What a rater saw. There is no default."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_OBSERVABLE = "not_observable", _("Could not be observed")


class ContestState(models.TextChoices):
    """What became of an objection of the office."""

    OPEN = "open", _("Waits for a decision")
    OVERTURNED = "overturned", _("Granted")
    UPHELD = "upheld", _("Not granted")


class CorrectionState(models.TextChoices):
    """Where a corrective action stands. Only a visit confirms it."""

    OPEN = "open", _("To be put right")
    REPORTED = "reported", _("Reported as put right")
    CONFIRMED = "confirmed", _("Confirmed by a visit")
    NOT_MET = "not_met", _("Found not put right")
