"""The words of the yearly opinion."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpinionState(models.TextChoices):
    """From the desk of the audit head to the board."""

    DRAFT = "draft", _("Being written")
    PRESIDENT = "president", _("With the president")
    PRESENTED = "presented", _("Presented to president and board")
