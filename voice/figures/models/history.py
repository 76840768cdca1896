"""The table of receipts from before the organization existed, as it was printed."""

from django.db import models

from governance.ledger.guard import filed_is_filed, ledger_required
from voice.figures.choices import Line


class HistoricalReceipt(models.Model):
    """One cell of the printed table, sums too; `fiscal_year` 0 is the column of all years. Final."""

    line = models.CharField(max_length=22, choices=Line.choices)
    fiscal_year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["fiscal_year", "id"]
        triggers = [ledger_required(), filed_is_filed("line", "fiscal_year", "number")]
        constraints = [models.UniqueConstraint(fields=["line", "fiscal_year"], name="historical_receipt_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.fiscal_year}"
