"""The words of access logs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    """How far a file is. Files move on only when what was done is on disk."""

    RECEIVED = "received", _("Received")
    CHECKED = "checked", _("Checked, being stored")
    STORED = "stored", _("Stored")
    DOUBLED = "doubled", _("Came before")
    REJECTED = "rejected", _("Could not be taken in")
    REMOVED = "removed", _("Could not be taken in, thrown away by now")
    LOST = "lost", _("Days of it are lost")


class PartState(models.TextChoices):
    """Whether the rows of one day of a file are in the store."""

    WAITING = "waiting", _("Waits")
    STORED = "stored", _("Stored")
    REMOVED = "removed", _("Thrown away")
    LOST = "lost", _("Lost")


class FileKind(models.TextChoices):
    """What a file tells; the first word of its name."""

    VIEWS = "views", _("Views of records at terminals")
    SEARCHES = "searches", _("Result lists of name searches")
    CONTACTS = "contacts", _("Receptions, calls, cases and batches")
    DUTY = "duty", _("Hours of duty and leave")
    STAFF = "staff", _("Staff")
    RECORDS = "records", _("Insured persons")
    RELATIVES = "relatives", _("Relatives by declaration")


class DayState(models.TextChoices):
    """Whether the views of a day were explained with everything that has come in."""

    WAITING = "waiting", _("To be explained")
    EXPLAINED = "explained", _("Explanations looked for")


class Explanation(models.TextChoices):
    """What accounts for a view."""

    RECEPTION = "reception", _("Reception at a counter")
    CALL = "call", _("Telephone call")
    CASE = "case", _("Case being handled")
    BATCH = "batch", _("Batch or campaign")
    ASSIGNMENT = "assignment", _("Assignment")


class DamageState(models.TextChoices):
    """What became of a stored day that was not as it was stored. A file that is in its place again is found to be mended."""

    OPEN = "open", _("To be restored")
    MENDED = "mended", _("Restored")
    LOST = "lost", _("Given up as lost")


class Wrong(models.TextChoices):
    """What is wrong with a stored day."""

    MISSING = "missing", _("The file is missing")
    ALTERED = "altered", _("The file is not the one that the ledger names")
