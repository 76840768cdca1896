"""The receipts: one for headquarters, one for the block, written with the filing itself."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.choices import Side
from voice.guards import received_is_received
from voice.models.incident import Incident
from voice.models.voice import Voice


class Delivery(models.Model):
    """That a filing reached one side: when it was put there, first opened, acknowledged. Every count comes from these rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, null=True, related_name="deliveries")
    incident = models.ForeignKey(Incident, models.PROTECT, null=True, related_name="deliveries")
    side = models.CharField(_("Received by"), max_length=12, choices=Side.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    """The block; headquarters has no unit of its own here."""
    delivered_at = models.DateTimeField(_("Delivered"))
    seen_at = models.DateTimeField(_("First opened"), null=True)
    seen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(_("Acknowledged"), null=True)
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-side"]
        triggers = [ledger_required(), received_is_received()]
        indexes = [
            models.Index(
                fields=["side", "unit", "delivered_at"],
                condition=Q(acknowledged_at__isnull=True),
                name="receipt_waiting",
            ),
            models.Index(fields=["delivered_at", "side"], name="receipt_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["voice", "side"], name="voice_delivered_once"),
            models.UniqueConstraint(fields=["incident", "side"], name="incident_delivered_once"),
            models.CheckConstraint(
                condition=Q(voice__isnull=True) ^ Q(incident__isnull=True), name="delivery_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(side="block", unit__isnull=False) | Q(side="headquarters", unit__isnull=True),
                name="delivered_to_a_block_or_headquarters",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | Q(seen_at__isnull=False, seen_at__lte=F("acknowledged_at")),
                name="opened_before_acknowledged",
            ),
        ]

    def __str__(self) -> str:
        return self.side
