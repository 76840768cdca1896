"""The words of the voice database."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tree(models.TextChoices):
    """The two trees by which voices are classified."""

    SUBJECT = "subject", _("Subject")
    PROCEDURE = "procedure", _("Procedure")


class Verdict(models.TextChoices):
    """What somebody decided about two voices that look the same."""

    WAITING = "waiting", _("To be decided")
    SAME = "same", _("The same matter")
    DIFFERENT = "different", _("Different matters")
