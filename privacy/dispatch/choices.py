"""The words of the check of what is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """In which form personal information leaves."""

    LETTER = "letter", _("Letters")
    MAIL = "mail", _("E-mails")
    HANDED = "handed", _("Documents handed over")


class How(models.TextChoices):
    """How much of a batch is checked."""

    EACH = "each", _("Each item")
    SAMPLE = "sample", _("A sample drawn by the system")


class BatchState(models.TextChoices):
    """From the list to the post."""

    PREPARING = "preparing", _("Being prepared")
    CHECKING = "checking", pgettext_lazy("dispatch", "Being checked")
    CHECKED = "checked", _("Checked, not released yet")
    RELEASED = "released", _("Sent out")
    CANCELLED = "cancelled", _("Not sent")


OVER = (BatchState.CHECKED, BatchState.RELEASED, BatchState.CANCELLED)
"""The check is over: what was planted is shown."""


class ItemState(models.TextChoices):
    """Where one item of a batch stands."""

    OPEN = "open", _("Not checked")
    FIRST = "first", _("First check passed")
    PASSED = "passed", _("Both checks passed")
    STOPPED = "stopped", _("Stopped: something is wrong")
    REMOVED = "removed", _("Taken out of the batch")
    RELEASED = "released", _("Sent out")
    WITHDRAWN = "withdrawn", _("Planted; taken back")


GONE = (ItemState.REMOVED, ItemState.WITHDRAWN)
"""What does not leave with its batch."""


class Wrong(models.TextChoices):
    """What was wrong with an item."""

    NAME = "name", _("Name of the addressee")
    ADDRESS = "address", _("Address or number of the addressee")
    OTHER_PERSON = "other_person", _("Somebody else's document inside")
    MISSING = "missing", _("A document is missing")
    EXTRA = "extra", _("A document that does not belong")
    CONTENTS = "contents", _("Contents of the document")
    OTHER = "other", _("Something else")


class Reason(models.TextChoices):
    """Why a letter came back."""

    MOVED = "moved", _("Moved")
    UNKNOWN = "unknown", _("Addressee unknown")
    INCOMPLETE = "incomplete", _("Address incomplete or wrong")
    ABSENT = "absent", _("Not collected in time")
    REFUSED = "refused", _("Refused")
    OTHER = "other", _("Something else")
