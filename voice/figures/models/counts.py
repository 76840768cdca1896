"""What came in by unit and month, counted anew once a day."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from voice.figures.choices import Source


class CountRun(models.Model):
    """That everything was counted on a day, and how many voices there were."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField(_("Day"), unique=True)
    voices = models.PositiveIntegerField()
    counted_at = models.DateTimeField(_("Counted"), default=clock.now)

    class Meta:
        ordering = ["-day"]
        triggers = [ledger_required(), filed_is_filed("day", "voices", "counted_at")]

    def __str__(self) -> str:
        return self.day.isoformat()


class UnitMonth(models.Model):
    """The counts of one unit, month and source; the whole table is replaced by each run.

    `block`: to which the unit belonged when it filed. `reported`: with a receipt of headquarters. `days`: from arrival until
    the customer was told, one number for each customer who was.
    """

    month = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices)
    filed = models.PositiveIntegerField()
    reported = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    days = ArrayField(models.PositiveIntegerField(), default=list)

    class Meta:
        indexes = [models.Index(fields=["month", "unit"], name="unit_month")]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "unit", "block", "source"], name="counted_once_a_month", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m} {self.source}"
