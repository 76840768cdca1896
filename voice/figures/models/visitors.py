"""How many people came to an office in a month: what voices are measured against."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class VisitorsEntry(models.Model):
    """Numbers that came in together: by hand or in a file, from one source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(_("Source of the numbers"), max_length=200)
    rows = models.PositiveIntegerField()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("Entered"), default=clock.now)

    class Meta:
        ordering = ["-entered_at"]
        triggers = [ledger_required(), filed_is_filed("source", "rows", "entered_by_id", "entered_at")]

    def __str__(self) -> str:
        return self.source


class Visitors(models.Model):
    """The number of one office and month. A correction is another row; the one before is kept as superseded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Office"))
    month = models.DateField(_("Month"))
    number = models.PositiveIntegerField(_("Visitors"))
    entry = models.ForeignKey(VisitorsEntry, models.PROTECT, related_name="numbers")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-month", "office__code"]
        triggers = [ledger_required(), filed_is_filed("office_id", "month", "number", "entry_id")]
        indexes = [models.Index(fields=["-month", "office"], name="visitors_by_month")]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "month"], condition=Q(superseded_at__isnull=True), name="one_number_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.month:%Y-%m}"
