"""Rows of files. Names are sealed; what lies on disk is sealed too."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.vault.models import Box


class Attachment(models.Model):
    """One file: the original, kept sealed as evidence, and the copy without metadata that handlers read."""

    class Scan(models.TextChoices):
        CLEAN = "clean", _("Checked for malware")
        NOT_SCANNED = "not_scanned", _("Not checked for malware")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.ForeignKey(Box, models.PROTECT, related_name="attachments")
    owner_type = models.CharField(max_length=60)
    owner_id = models.UUIDField()
    sealed_name = models.BinaryField()
    kind = models.CharField(max_length=8)
    copy_kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    scan = models.CharField(max_length=12, choices=Scan.choices)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["owner_type", "owner_id"])]
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="no_empty_file")]

    def __str__(self) -> str:
        return str(self.id)
