"""The register of evidence and its chain of custody."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.models.case import Case
from governance import clock
from governance.attachments.models import Attachment
from governance.ledger.guard import ledger_required
from governance.people.models import Person


class Evidence(models.Model):
    """One piece of evidence: a file, kept as it came, or a thing kept in a place."""

    class Kind(models.TextChoices):
        FILE = "file", _("File")
        PHYSICAL = "physical", _("Thing or paper")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    obtained_on = models.DateField()
    obtained_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField()
    """description, source, place; sha256 of the original, computed when it was taken in."""

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="evidence_number_once"),
            models.CheckConstraint(
                condition=Q(kind="file") ^ Q(attachment__isnull=True), name="file_exactly_with_attachment"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class CustodyEntry(models.Model):
    """One link of the chain of custody: who had the piece, what was done with it. Never changed, only added to."""

    class Kind(models.TextChoices):
        TAKEN_IN = "taken_in", _("Taken in")
        MOVED = "moved", _("Moved to another place")
        HANDED_OVER = "handed_over", _("Handed over")
        EXAMINED = "examined", _("Examined")
        VERIFIED = "verified", _("Checked: unchanged since it was taken in")
        BROKEN = "broken", _("Checked: not the same as when it was taken in")
        RETURNED = "returned", _("Returned")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="custody")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()
    """note."""

    class Meta:
        ordering = ["at", "id"]
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return self.kind
