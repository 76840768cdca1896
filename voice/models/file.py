"""What a customer handed over or sent along with a voice."""

import uuid

from django.db import models
from django.urls import reverse

from governance import clock
from governance.ledger.guard import ledger_required
from voice.guards import filed_is_filed
from voice.models.voice import Voice


class VoiceFile(models.Model):
    """A file: its copy without metadata, name and content encrypted with a key outside the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sealed_name = models.BinaryField()
    sealed = models.BinaryField()
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "id"]
        triggers = [ledger_required(), filed_is_filed("voice_id", "kind", "size", "sealed_name", "sealed")]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        """Return the address of the download."""
        return reverse("voice:file", args=[self.pk])
