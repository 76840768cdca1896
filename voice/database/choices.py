"""The words of the voice database."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Tree(models.TextChoices):
    """The two trees by which voices are classified."""

    SUBJECT = "subject", _("Theme")
    PROCEDURE = "procedure", _("Procedure")


class Verdict(models.TextChoices):
    """What somebody decided about two voices that look the same."""

    WAITING = "waiting", _("To be decided")
    SAME = "same", _("The same matter")
    DIFFERENT = "different", _("Different matters")


class ImportState(models.TextChoices):
    """How far an import is."""

    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", pgettext_lazy("import", "Checked")
    FILING = "filing", _("Being filed")
    FILED = "filed", pgettext_lazy("import", "Filed")
    DROPPED = "dropped", _("Thrown away")


class ChunkState(models.TextChoices):
    """How far a part of an import is."""

    WAITING = "waiting", _("To be checked")
    CHECKED = "checked", pgettext_lazy("import", "Checked")
    FILED = "filed", pgettext_lazy("import", "Filed")
