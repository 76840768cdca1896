"""What the daily comparison of the store with the ledger found."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from privacy.access_logs.choices import DamageState, Wrong
from privacy.access_logs.models.files import DayPart


class StoreCheck(models.Model):
    """That every stored day was compared with the hash in the ledger, and how many were newly found to differ."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    checked_at = models.DateTimeField(_("Compared"), default=clock.now)
    parts = models.PositiveIntegerField(_("Stored days"))
    found = models.PositiveIntegerField(_("Newly found"))

    class Meta:
        ordering = ["-checked_at"]
        triggers = [ledger_required(), filed_is_filed("checked_at", "parts", "found")]
        indexes = [models.Index(fields=["-checked_at"], name="log_store_checks")]

    def __str__(self) -> str:
        return self.checked_at.isoformat()


class Damage(models.Model):
    """A stored day whose file is missing or is another one than the ledger names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=6, choices=DamageState.choices, default=DamageState.OPEN)
    part = models.ForeignKey(DayPart, models.PROTECT, related_name="damages")
    wrong = models.CharField(_("What is wrong"), max_length=7, choices=Wrong.choices)
    found_at = models.DateTimeField(_("Found"), default=clock.now)
    settled_at = models.DateTimeField(_("Settled"), null=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("Reason"), max_length=300, blank=True)
    """Why it was given up."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-found_at", "id"]
        triggers = [ledger_required(), filed_is_filed("part_id", "wrong", "found_at")]
        indexes = [models.Index(fields=["-found_at", "id"], name="log_damages_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["part"], condition=Q(state=DamageState.OPEN), name="log_damage_open_once"),
            models.CheckConstraint(
                condition=Q(state=DamageState.OPEN, settled_at__isnull=True, settled_by__isnull=True, reason="")
                | Q(state=DamageState.MENDED, settled_at__isnull=False, settled_by__isnull=True, reason="")
                | Q(state=DamageState.LOST, settled_at__isnull=False, settled_by__isnull=False) & ~Q(reason=""),
                name="log_damage_given_up_by_somebody_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.part)

    def get_absolute_url(self) -> str:
        """Return the list of all."""
        return reverse("access_logs:damages")
