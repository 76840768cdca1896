"""What the reporter and those who handle the case write to each other, and reports not yet filed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.models.case import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person
from governance.vault.models import Box


class Message(models.Model):
    """One message between the reporter and those who handle the case."""

    class Side(models.TextChoices):
        REPORTER = "reporter", _("Reporter")
        HANDLER = "handler", _("Person in charge")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    side = models.CharField(max_length=8, choices=Side.choices)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sealed_text = models.BinaryField()
    earlier_box = models.ForeignKey(Box, models.PROTECT, null=True, related_name="+")
    """The external counter's box, for a message written before the report was passed on; otherwise the case's box."""
    sent_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["case", "sent_at"]),
            models.Index(fields=["case"], condition=Q(side="reporter", read_at__isnull=True), name="message_unread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="reporter", author__isnull=True) | Q(side="handler", author__isnull=False),
                name="reporters_have_no_account",
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.sent_at}"


class Draft(models.Model):
    """A report being written. Sealed to a key that only the reporter's cookie holds; swept when it expires."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)
