"""The daily proof that headquarters and the blocks received the same."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import ledger_required


class ReceiptCheck(models.Model):
    """What the check of one day found among the filings of units that belong to a block."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField(_("Day"), unique=True)
    filed = models.PositiveIntegerField(_("Filed"))
    headquarters = models.PositiveIntegerField(_("Received by headquarters"))
    block = models.PositiveIntegerField(_("Received by the blocks"))
    missing = models.JSONField(default=list)
    """Reference numbers of filings that lack one of the two receipts."""
    made_at = models.DateTimeField(_("Checked"), default=clock.now)

    class Meta:
        ordering = ["-day"]
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return self.day.isoformat()

    @property
    def is_equal(self) -> bool:
        """Return whether both sides received everything that was filed."""
        return not self.missing and self.filed == self.headquarters == self.block
