"""Figures of voices for the board, frozen each quarter (D18)."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.calendar.eras import quarter_in_japanese
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class QuarterReport(models.Model):
    """A quarter that is over, what was done with important voices in it, and when the board had the figures."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quarter = models.DateField(_("Quarter"), unique=True)
    """Its first day."""
    in_time_days = models.PositiveSmallIntegerField()
    """Within so many days an answer counted as in time."""
    important = models.PositiveIntegerField(_("Made important"))
    important_open = models.PositiveIntegerField(_("Important and open at the end"))
    published = models.PositiveIntegerField(_("Published with reply"))
    made_at = models.DateTimeField(default=clock.now)
    presented_on = models.DateField(_("Put before the board"), null=True)
    presented_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    remark = models.TextField(_("What the board said"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-quarter"]
        triggers = [
            ledger_required(),
            filed_is_filed("quarter", "in_time_days", "important", "important_open", "published", "made_at"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(presented_on__isnull=True) ^ Q(presented_by__isnull=False),
                name="voices_presented_by_someone",
            )
        ]

    def __str__(self) -> str:
        return quarter_in_japanese(self.quarter)

    def get_absolute_url(self) -> str:
        """Return the address of the page with the figures."""
        return reverse("voice_figures:quarters")


class QuarterLine(models.Model):
    """One line: everything, one block, or headquarters (no block)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(QuarterReport, models.PROTECT, related_name="lines")
    whole = models.BooleanField()
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    received = models.PositiveIntegerField(_("Received"))
    in_time = models.PositiveIntegerField(_("Answered in time"))
    late = models.PositiveIntegerField(_("Answered late"))
    overdue = models.PositiveIntegerField(_("Unanswered and overdue at the end"))

    class Meta:
        ordering = ["-report__quarter", "-whole", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("report_id", "whole", "block_id", "received", "in_time", "late", "overdue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "whole", "block"], name="one_line_per_block", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return str(self.report_id)
