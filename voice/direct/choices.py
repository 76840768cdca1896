"""The words of direct notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerKind(models.TextChoices):
    """Whether an answer is asked for."""

    NONE = "none", _("No answer is needed")
    YES_NO = "yes_no", _("Yes or no")
    TEXT = "text", _("A few words")


class YesNo(models.TextChoices):
    """A short answer."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
