"""Files that came in, their parts by day, and what was wrong with rows."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from privacy.access_logs.choices import FileKind, FileState, PartState

NOT_READ = (FileState.REJECTED, FileState.REMOVED)


class LogFile(models.Model):
    """One arrival of a file. Its id is the name under which it lies in the work folder, so that no arrival has two rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=8, choices=FileState.choices, default=FileState.RECEIVED)
    kind = models.CharField(_("What it holds"), max_length=9, choices=FileKind.choices, blank=True)
    """Empty when the name says nothing; such a file is rejected."""
    name = models.CharField(_("File"), max_length=120)
    size = models.PositiveBigIntegerField(_("Bytes"))
    arrived_at = models.DateTimeField(_("Arrived"), default=clock.now)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    rows = models.PositiveBigIntegerField(_("Rows"), default=0)
    wrong = models.PositiveBigIntegerField(_("Rows with something wrong"), default=0)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("Why it was rejected"), max_length=300, blank=True)
    finished_at = models.DateTimeField(_("Finished"), null=True)
    removed_at = models.DateTimeField(_("Thrown away"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-arrived_at", "id"]
        triggers = [ledger_required(), filed_is_filed("kind", "name", "size", "arrived_at")]
        indexes = [
            models.Index(fields=["-arrived_at", "-id"], name="log_files_by_arrival"),
            models.Index(fields=["state", "arrived_at"], name="log_files_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(state__in=[FileState.CHECKED, FileState.STORED]), name="log_file_taken_in_once"
            ),
            models.CheckConstraint(condition=Q(wrong__lte=F("rows")), name="log_file_wrong_are_some_of_the_rows"),
            models.CheckConstraint(
                condition=Q(reason="", state__in=[s for s in FileState if s not in NOT_READ])
                | Q(state__in=NOT_READ) & ~Q(reason=""),
                name="log_file_rejected_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.DOUBLED, same_as__isnull=False)
                | ~Q(state=FileState.DOUBLED) & Q(same_as__isnull=True),
                name="log_file_doubled_of_another",
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.REMOVED) ^ Q(removed_at__isnull=True), name="log_file_removed_with_a_moment"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the file."""
        return reverse("access_logs:file", args=[self.pk])


class DayPart(models.Model):
    """The rows of one day of a file. Once stored it never changes, until the day is old enough to be thrown away; readers of the
    store read stored parts and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=7, choices=PartState.choices, default=PartState.WAITING)
    file = models.ForeignKey(LogFile, models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=9, choices=FileKind.choices)
    day = models.DateField(_("Day"))
    """The day of the rows; of a list (staff, insured persons, relatives) the day as of which it holds."""
    found = models.PositiveBigIntegerField(_("Rows in the file"))
    rows = models.PositiveBigIntegerField(_("Rows added"), default=0)
    doubled = models.PositiveBigIntegerField(_("Rows that were there"), default=0)
    differing = models.PositiveBigIntegerField(_("Rows whose number is taken by another row"), default=0)
    sha256 = models.CharField(_("SHA-256 of the stored rows"), max_length=64, blank=True)
    stored_at = models.DateTimeField(_("Stored"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["day", "kind", "stored_at", "id"]
        triggers = [ledger_required(), filed_is_filed("file_id", "kind", "day", "found")]
        indexes = [
            models.Index(fields=["kind", "day"], condition=Q(state=PartState.STORED), name="log_parts_in_the_store")
        ]
        constraints = [
            models.UniqueConstraint(fields=["file", "day"], name="log_part_once"),
            models.CheckConstraint(
                condition=Q(state=PartState.WAITING, rows=0, sha256="", stored_at__isnull=True)
                | Q(
                    state__in=[PartState.STORED, PartState.REMOVED, PartState.LOST],
                    stored_at__isnull=False,
                    found=F("rows") + F("doubled") + F("differing"),
                )
                & ~Q(sha256=""),
                name="log_part_accounts_for_each_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class Fault(models.Model):
    """What is wrong with one row of a file. The first thousand of a file; the wrong rows themselves all lie in the store."""

    file = models.ForeignKey(LogFile, models.PROTECT, related_name="faults")
    row = models.PositiveBigIntegerField(_("Row"))
    column = models.CharField(_("Column"), max_length=60)
    problem = models.CharField(_("What is wrong"), max_length=200)

    class Meta:
        ordering = ["row", "id"]
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return f"{self.row} {self.column}"
