"""The words of monitor meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecruitmentState(models.TextChoices):
    """Whether applications may come in also depends on the days."""

    OPEN = "open", _("Recruiting")
    ENDED = "ended", _("Ended early")


class Stage(models.TextChoices):
    """Where a recruitment stands today: its days say so, its state only that it was ended early."""

    COMING = "coming", _("Not begun yet")
    TAKING = "taking", _("Applications are taken")
    CLOSED = "closed", _("Applications closed")
    ENDED = "ended", _("Ended early")


class ApplicationState(models.TextChoices):
    """The office chooses, and tells everyone who applied."""

    RECEIVED = "received", _("Not decided on yet")
    CHOSEN = "chosen", _("Chosen as a monitor")
    DECLINED = "declined", _("Not chosen")


class AgeBand(models.TextChoices):
    """As coarse as is needed to hear different ages."""

    UNDER_30 = "under_30", _("Under 30")
    UNDER_50 = "under_50", _("30 to 49")
    UNDER_65 = "under_65", _("50 to 64")
    OLDER = "older", _("65 or older")


class ToldBy(models.TextChoices):
    """How an applicant was told."""

    LETTER = "letter", _("By letter")
    PHONE = "phone", _("By phone")


class MeetingState(models.TextChoices):
    """From the plan until the head of the office has approved the minutes."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held; minutes to be written")
    DRAFTED = "drafted", _("Minutes wait for approval")
    APPROVED = "approved", _("Minutes approved")
    CANCELLED = "cancelled", _("Cancelled")
