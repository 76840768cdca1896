"""The words of the audit universe."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ItemKind(models.TextChoices):
    """What can be audited."""

    HEADQUARTERS = "headquarters", _("Headquarters")
    DIVISION = "division", _("Division")
    BLOCK = "block", _("Block headquarters")
    OFFICE = "office", _("Pension office")
    PROCESS = "process", _("Process")
    SYSTEM = "system", _("System")
    CONTRACTOR = "contractor", _("Contractor")


class WeightingState(models.TextChoices):
    """A version of the weights, from the head's proposal on."""

    PROPOSED = "proposed", pgettext_lazy("audit", "Waits for the president")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", pgettext_lazy("audit", "Not approved")


class Ground(models.TextChoices):
    """What a factor's contribution rests on."""

    KNOWN = "known", pgettext_lazy("audit", "Counted")
    SMALL = "small", _("Too few to be told")
    UNKNOWN = "unknown", _("Not known")
