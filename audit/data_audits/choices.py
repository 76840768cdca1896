"""The words of data audits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """Where rows come from."""

    CSV = "csv", _("CSV file")
    EXCEL = "excel", _("Excel file")
    PARQUET = "parquet", _("Parquet file")
    QUERY = "query", _("Own records")


class SetState(models.TextChoices):
    """A data set, from the request to the end."""

    WAITING = "waiting", _("Being taken in")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be read")
    CANCELLED = "cancelled", _("Cancelled")
    ERASED = "erased", _("Erased")


class RunState(models.TextChoices):
    """A run of a test."""

    WAITING = "waiting", _("Being run")
    DONE = "done", _("Done")
    FAILED = "failed", _("Does not fit the data")
    CANCELLED = "cancelled", _("Cancelled")
