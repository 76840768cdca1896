"""Figures for the board, frozen each quarter, and what is done where nobody proposes."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.calendar.business_days import add_months
from governance.calendar.eras import quarter_in_japanese
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class QuarterReport(models.Model):
    """The figures of a quarter, and when they were put before the board (D18)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quarter = models.DateField(_("Quarter"), unique=True)
    """Its first day."""
    made_at = models.DateTimeField(default=clock.now)
    presented_on = models.DateField(_("Put before the board"), null=True)
    presented_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    remark = models.TextField(_("What the board said"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-quarter"]
        triggers = [ledger_required(), filed_is_filed("quarter", "made_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(presented_on__isnull=True) ^ Q(presented_by__isnull=False), name="presented_by_someone"
            )
        ]

    def __str__(self) -> str:
        return quarter_in_japanese(self.quarter)

    def get_absolute_url(self) -> str:
        """Return the address of the page with the figures."""
        return reverse("proposals:quarters")

    @property
    def clock_day(self) -> date:
        """Return the day from which the board's month counts: the first one after the quarter."""
        return add_months(self.quarter, 3)


class QuarterFigure(models.Model):
    """One line: all divisions together, one division, or the window itself (no division)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(QuarterReport, models.PROTECT, related_name="figures")
    whole = models.BooleanField()
    division = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    received = models.PositiveIntegerField(_("Received"))
    adopted = models.PositiveIntegerField(_("Adopted"))
    partly = models.PositiveIntegerField(_("Adopted in part"))
    not_adopted = models.PositiveIntegerField(_("Not adopted"))
    already = models.PositiveIntegerField(_("Already done"))
    study = models.PositiveIntegerField(_("To be studied"))
    in_time = models.PositiveIntegerField(_("Answered in time"))
    late = models.PositiveIntegerField(_("Late"))

    class Meta:
        ordering = ["-report__quarter", "-whole", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "report_id", "whole", "division_id", "received", "adopted", "partly", "not_adopted", "already", "study",
                "in_time", "late",
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["report", "whole", "division"], name="one_line_per_division", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return str(self.report_id)


class Encouragement(models.Model):
    """What the window does where nobody proposes, or only a few."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Block or office"))
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    text = models.TextField(_("What is done about it"), max_length=1000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)
    result = models.TextField(_("What came of it"), max_length=1000, blank=True)
    result_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    result_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-noted_at", "id"]
        triggers = [ledger_required(), filed_is_filed("unit_id", "fiscal_year", "text", "author_id", "noted_at")]
        indexes = [models.Index(fields=["fiscal_year", "unit", "-noted_at"], name="encouragement_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", result_by__isnull=True, result_at__isnull=True)
                | ~Q(result="") & Q(result_by__isnull=False, result_at__isnull=False),
                name="encouragement_with_a_result",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit_id)

    def get_absolute_url(self) -> str:
        """Return the page on which all that is done about participation stands."""
        return f"{reverse('proposals:participation')}?year={self.fiscal_year}"
