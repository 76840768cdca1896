"""Sudden rises of voices, day by day, by office and subject."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit


class TrendRun(models.Model):
    """That the voices of the four weeks before a day were compared with what was to be expected."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField(_("Day"), unique=True)
    cells = models.PositiveIntegerField()
    """Pairs of office and subject that were tested, rises or not: so many comparisons were corrected for."""
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-day"]
        triggers = [ledger_required(), filed_is_filed("day", "cells", "made_at")]

    def __str__(self) -> str:
        return self.day.isoformat()


class Rise(models.Model):
    """More voices about a subject at a unit than chance explains."""

    run = models.ForeignKey(TrendRun, models.PROTECT, related_name="rises")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    subject_code = models.CharField(max_length=8, blank=True)
    """A subject at the top of its tree; "" for voices that are not classified."""
    observed = models.PositiveIntegerField(_("Voices in four weeks"))
    expected = models.FloatField(_("To be expected"))
    season = models.FloatField(_("Season"))
    q_value = models.FloatField(_("False alarms (q)"))
    is_new = models.BooleanField(_("New"))
    """Whether the run before did not name it."""

    class Meta:
        ordering = ["q_value", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("run_id", "unit_id", "subject_code", "observed", "expected", "season", "q_value", "is_new"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "unit", "subject_code"], name="voice_rise_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.unit} {self.subject_code}"
