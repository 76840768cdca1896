"""Words of measures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    CORRECTIVE = "corrective", _("Correction")
    PREVENTION = "prevention", _("Prevention of recurrence")
    DISCIPLINARY = "disciplinary", _("Disciplinary measure")


class MeasureState(models.TextChoices):
    """Agreed, done and worked are three different things: "worked" needs a later observation."""

    PROPOSED = "proposed", _("Proposed to the unit")
    OBJECTED = "objected", _("The unit has objections")
    AGREED = "agreed", _("Being carried out")
    REPORTED = "reported", _("Reported as done")
    DONE = "done", _("Done, effect not checked yet")
    WORKED = "worked", _("It worked")
    NOT_WORKED = "not_worked", _("It did not work")
    DROP_ASKED = "drop_asked", _("To be dropped")
    DROPPED = "dropped", _("Dropped")


OPEN_STATES = ("proposed", "objected", "agreed", "reported", "done", "drop_asked")
