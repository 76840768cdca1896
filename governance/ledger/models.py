"""The ledger's rows. The application's database role may insert and read them, nothing else."""

import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock


class Entry(models.Model):
    """One thing that happened. Holds ids, codes and keyed digests only: nobody's name, nobody's words."""

    class Outcome(models.TextChoices):
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=8)
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    details = models.JSONField(default=dict)
    transaction = models.BigIntegerField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["subject_id", "number"]),
            models.Index(fields=["actor_id", "number"]),
            models.Index(fields=["transaction"]),
            BrinIndex(fields=["at"], name="ledger_entry_at"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class Key(models.Model):
    """An idempotency key of one action: what a repeated request gets back. Holds ids and codes only."""

    digest = models.CharField(max_length=64, primary_key=True)
    subject_id = models.UUIDField(null=True)
    result = models.JSONField(null=True)
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return self.digest
