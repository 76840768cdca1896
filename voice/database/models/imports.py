"""Imports of many voices from a file: parts that are checked and filed one by one, and what was wrong with rows."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from voice.database.choices import ChunkState, ImportState


class Import(models.Model):
    """A file of voices."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=8, choices=ImportState.choices, default=ImportState.CHECKING)
    file_name = models.CharField(_("File"), max_length=100)
    rows = models.PositiveIntegerField(_("Rows"))
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Uploaded by"))
    uploaded_at = models.DateTimeField(_("Uploaded"), default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-uploaded_at", "id"]
        triggers = [ledger_required(), filed_is_filed("file_name", "rows", "uploaded_by_id", "uploaded_at")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """Return the address of the import."""
        return reverse("voice_database:import", args=[self.pk])


class ImportChunk(models.Model):
    """A part of a file. Its rows lie sealed (they may name customers) until they are filed, then they are emptied."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=7, choices=ChunkState.choices, default=ChunkState.WAITING)
    whole = models.ForeignKey(Import, models.PROTECT, related_name="chunks")
    number = models.PositiveIntegerField()
    first_row = models.PositiveIntegerField()
    """The number of its first row in the file; the headings are row 1."""
    rows = models.PositiveIntegerField()
    wrong = models.PositiveIntegerField(default=0)
    """Rows with something wrong; they are left out."""
    sealed = models.BinaryField()

    class Meta:
        ordering = ["whole", "number"]
        triggers = [ledger_required(), filed_is_filed("whole_id", "number", "first_row", "rows")]
        indexes = [
            models.Index(fields=["state", "number"], condition=~Q(state=ChunkState.FILED), name="voice_chunks_to_do")
        ]
        constraints = [
            models.UniqueConstraint(fields=["whole", "number"], name="voice_chunk_once"),
            models.CheckConstraint(condition=~Q(state=ChunkState.FILED) | Q(sealed=b""), name="voice_chunk_emptied"),
        ]

    def __str__(self) -> str:
        return f"{self.whole_id} {self.number}"


class Fault(models.Model):
    """What is wrong with one row: the column, and why."""

    chunk = models.ForeignKey(ImportChunk, models.PROTECT, related_name="faults")
    row = models.PositiveIntegerField(_("Row"))
    column = models.CharField(_("Column"), max_length=60)
    problem = models.CharField(_("What is wrong"), max_length=300)

    class Meta:
        ordering = ["row", "id"]
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return f"{self.row} {self.column}"
