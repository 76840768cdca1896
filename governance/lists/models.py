"""Exports: who took which list away. One row each, tied to its ledger entry by the runner."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person


class Export(models.Model):
    """One export of one list."""

    class Format(models.TextChoices):
        CSV = "csv", _("CSV")
        EXCEL = "xlsx", _("Excel")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    list_name = models.CharField(max_length=60)
    format = models.CharField(max_length=4, choices=Format.choices)
    rows = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return f"{self.list_name} {self.made_at}"
