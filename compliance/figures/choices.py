"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Made public")
    SUPERSEDED = "superseded", _("Replaced by a correction")


class TieKind(models.TextChoices):
    """What a case teaches something about."""

    ARTICLE = "article", _("Article of the code")
    COURSE = "course", _("A training course")
    QUESTION = "question", _("Survey question")


class Outcome(models.TextChoices):
    """How far a report has come; the leaves of the tree in which they are protected together."""

    UNDECIDED = "undecided", _("Not decided yet")
    DECLINED = "declined", _("Not taken up")
    IN_WORK = "in_work", _("Under investigation")
    CONCLUDED = "concluded", _("Concluded")


class Age(models.TextChoices):
    """How long an open case has been open, in days since it came in."""

    DAYS_20 = "20", _("Up to 20 days")
    MONTHS_3 = "90", _("Up to 3 months")
    MONTHS_6 = "180", _("Up to 6 months")
    YEAR = "365", _("Up to a year")
    LONGER = "more", _("Longer")


class Notice(models.TextChoices):
    """When the reporter was told whether the report would be investigated (D2)."""

    UNDECIDED = "undecided", _("Not told yet")
    WITHIN = "within", _("Told within the period")
    LATE = "late", _("Told late")
