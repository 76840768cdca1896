"""The half-yearly summary of approved reports, for everyone."""

import uuid
from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from audit.reports.choices import Half
from governance import clock
from governance.calendar.eras import fiscal_year_in_japanese
from governance.ledger.guard import filed_is_filed, ledger_required


class Summary(models.Model):
    """What is owed to the public about half a fiscal year (D17). The text itself is a publication (governance.publishing)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    half = models.PositiveSmallIntegerField(_("Half"), choices=Half.choices)
    opened_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-fiscal_year", "-half"]
        triggers = [ledger_required(), filed_is_filed("fiscal_year", "half", "opened_at")]
        constraints = [models.UniqueConstraint(fields=["fiscal_year", "half"], name="one_summary_of_a_half")]

    def __str__(self) -> str:
        return _now("Summary of internal audits, %(year)s, %(half)s") % {
            "year": fiscal_year_in_japanese(self.fiscal_year), "half": self.get_half_display(),
        }  # fmt: skip

    def get_absolute_url(self) -> str:
        """Return its address inside."""
        return reverse("reports:summary", args=[self.pk])

    @property
    def first_day(self) -> date:
        """Return the first day of the half."""
        return date(self.fiscal_year, 4, 1) if self.half == Half.FIRST else date(self.fiscal_year, 10, 1)

    @property
    def last_day(self) -> date:
        """Return the last day of the half."""
        return date(self.fiscal_year, 9, 30) if self.half == Half.FIRST else date(self.fiscal_year + 1, 3, 31)

    @property
    def clock_day(self) -> date:
        """Return the day from which the publication is owed: two months from it are 30 November and 31 May."""
        return self.last_day
