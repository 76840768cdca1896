"""The words of workspace checks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Group(models.TextChoices):
    """What a criterion is about."""

    DESKS = "desks", _("Desks")
    CABINETS = "cabinets", _("Cabinets and keys")
    SCREENS = "screens", _("Screens and terminals")
    DISPOSAL = "disposal", _("Shredders and waste")
    BOARDS = "boards", _("Whiteboards and notices")
    VISITORS = "visitors", _("Visitors and entrances")
    MEDIA = "media", _("Mobile media and devices")


class RoundState(models.TextChoices):
    """A round is open until headquarters closes it."""

    OPEN = "open", _("Round is open")
    CLOSED = "closed", _("Round is over")


class CheckKind(models.TextChoices):
    """Who looks."""

    SELF = "self", _("Self-check")
    VISIT = "visit", _("Visit of headquarters")


class CheckState(models.TextChoices):
    """A check is filled in, then handed in for good."""

    OPEN = "open", _("To be filled in")
    HANDED_IN = "handed_in", _("Check handed in")
    CANCELLED = "cancelled", _("Cancelled")
    MISSED = "missed", _("Not handed in when the round ended")


class Answer(models.TextChoices):
    """What was seen. There is no default."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class DefectState(models.TextChoices):
    """A defect is put right by the unit and closed by somebody else."""

    OPEN = "open", _("To be put right")
    REPORTED = "reported", _("Reported as put right")
    CLOSED = "closed", pgettext_lazy("workspace", "Closed")


class VerificationState(models.TextChoices):
    """What became of a declaration that was drawn by lot."""

    DRAWN = "drawn", _("To be verified")
    DONE = "done", _("Verified")


class Result(models.TextChoices):
    """What the verifying unit found."""

    CONFIRMED = "confirmed", _("As declared")
    CONTRADICTED = "contradicted", _("Not as declared")
    UNVERIFIABLE = "unverifiable", _("Could not be verified")
