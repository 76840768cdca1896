"""The words of the quality self-assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Domain(models.TextChoices):
    """The five domains of the standards."""

    PURPOSE = "purpose", _("Purpose of internal auditing")
    ETHICS = "ethics", _("Ethics and professionalism")
    GOVERNING = "governing", _("Governing the internal audit function")
    MANAGING = "managing", _("Managing the internal audit function")
    PERFORMING = "performing", _("Performing internal audit services")


class Conformance(models.TextChoices):
    """How far the department keeps a standard, in four levels."""

    FULL = "1_full", _("Conforms fully")
    MOSTLY = "2_mostly", _("Conforms, with details to improve")
    PARTLY = "3_partly", _("Conforms in part")
    NOT = "4_not", _("Does not conform")


HAS_A_GAP = (Conformance.PARTLY, Conformance.NOT)
"""These levels say what is missing, and ask for a measure."""


class ItemState(models.TextChoices):
    """One standard in a year's assessment."""

    OPEN = "open", _("To be rated")
    RATED = "rated", _("To be looked at by another auditor")
    AGREED = "agreed", _("Looked at by another auditor")


class AssessmentState(models.TextChoices):
    """A year's assessment."""

    RATING = "rating", pgettext_lazy("audit", "Under way")
    APPROVED = "approved", _("Approved")
