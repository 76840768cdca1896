"""Words of the register of designated handlers and of identity openings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DesignationState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Waits for acceptance")
    IN_FORCE = "in_force", _("In force")
    REFUSED = "refused", _("Designation refused")
    ENDED = "ended", _("Ended")


class OpeningState(models.TextChoices):
    ASKED = "asked", _("Waits for consent")
    CONSENTED = "consented", _("Consent given")
    REFUSED = "refused", _("Consent refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
